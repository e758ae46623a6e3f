namespace Success.GraphQL.Tests.Binding;

public sealed class BindingErrorTests
{
    const string Schema = """
        type Query {
          missing: Int
          wrong: Int
          wrongList: [String]
          argument(of: Int, more: Int): Int
          extra(of: Int): Int
          notNull(of: Int): Int
          input(of: Search): Int
          kind(of: Kind): Int
          row: Row
          any: Any
          rows: [Row!]!
        }
        type Row { name: String other: Int many: Int }
        type Lost { name: String }
        union Any = Row | Lost
        input Search { name: String, size: Int }
        enum Kind { HARD SOFT }
        """;

    [Fact]
    public void Create_CodeThatDoesNotFit_IsListedAllAtOnceWithFileAndLine()
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("schema.graphql", Schema));
        options.Resolvers.Add(typeof(Query));
        options.Resolvers.Add(typeof(RowResolvers));
        options.Resolvers.Add(typeof(Nobody));
        options.ResultTypes.Add(typeof(Row));
        options.ResultTypes.Add(typeof(Stranger));
        options.Scalars.Add(new UnknownScalar());

        var exception = Assert.Throws<SchemaException>(() => GraphQLEngine.Create(options));

        string[] expected =
        [
            "Nobody has no [Resolvers] attribute.",
            "Query.Surplus is a resolver for Query.surplus, which the schema does not have.",
            "Stranger is given as a type of the schema, but the schema has no object type \"Stranger\".",
            "The schema has no custom scalar \"Unknown\".",
            "schema.graphql:14:25: Row.other has no resolver, and Row has no public member of that name.",
            "schema.graphql:14:36: RowResolvers.Many is a batch: it must give one list, with a result for each parent.",
            "schema.graphql:15:1: Lost can be a Any, but no class is bound to it.",
            "schema.graphql:17:1: Search has no field for the parameter 'Colour' of Search.",
            "schema.graphql:17:30: Search.size has no parameter in the constructor of Search.",
            "schema.graphql:18:18: Kind.SOFT has no value in the enum Kind.",
            "schema.graphql:2:3: Query.missing has no resolver.",
            "schema.graphql:3:3: Query.wrong is of type Int, but its resolver gives String.",
            "schema.graphql:4:3: Query.wrongList is of type [String], but its resolver gives Int32.",
            "schema.graphql:5:21: Query.argument(more:) has no parameter in Query.Argument.",
            "schema.graphql:6:3: Query.extra has no argument for the parameter 'more' of Query.Extra.",
            "schema.graphql:7:11: Query.notNull(of:) may be null, but Int32 may not.",
        ];
        Assert.Equal(expected, exception.Errors);
        Assert.Equal(string.Join(Environment.NewLine, expected), exception.Message);
    }

    [Fact]
    public void Create_ValuesThatComeLaterInsideOfOthers_AreRefusedWithWhatToDoInstead()
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("schema.graphql", "type Query {\nnumbers: [Int]\nrows: [Later!]\ntwice: Later\nnothing: Later\nstream: [Int]\nrow: Later }\n"
            + "type Later { id: ID\nmany: Int }\ntype Subscription {\nonce: Int\nticks: Int }"));
        options.Resolvers.Add(typeof(LaterQuery));
        options.Resolvers.Add(typeof(LaterResolvers));
        options.Resolvers.Add(typeof(LaterSubscription));

        var exception = Assert.Throws<SchemaException>(() => GraphQLEngine.Create(options));

        const string Remedy = "Only all that a resolver gives may come later: await the items of a list together, or resolve their fields by [Batch].";
        string[] expected =
        [
            "schema.graphql:11:1: Subscription.once is a stream of events: LaterSubscription.Once must give an IAsyncEnumerable, but gives Int32.",
            $"schema.graphql:2:1: Query.numbers is of type Int, but a value of it would be ValueTask<Int32>. {Remedy}",
            $"schema.graphql:3:1: Query.rows is of type Later!, but a value of it would be Task<Later>. {Remedy}",
            $"schema.graphql:4:1: Query.twice is of type Later, but a value of it would be Task<Later>. {Remedy}",
            $"schema.graphql:5:1: Query.nothing is of type Later, but a value of it would be Task. {Remedy}",
            "schema.graphql:6:1: Query.stream has one value: LaterQuery.Stream must not give IAsyncEnumerable<Int32>. Only fields of the subscription type are streams.",
            $"schema.graphql:9:1: Later.many is of type Int, but a value of it would be Task<Int32>. {Remedy}",
        ];
        Assert.Equal(expected, exception.Errors);
    }

    [Fact]
    public void Create_DefinitionsThatContradictEachOther_SaysWhatAndWhereInBothFiles()
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("one.graphql", "type Query { x: Int }"));
        options.Schema.Add(("two.graphql", "scalar A\ntype Query { z: Int }"));

        var exception = Assert.Throws<SchemaException>(() => GraphQLEngine.Create(options));

        Assert.Equal(["one.graphql:1:6: There can be only one type named \"Query\". (see also two.graphql:2:6)"], exception.Errors);
    }

    [Fact]
    public void Create_SchemaThatBreaksTheTypeSystem_SaysWhatAndWhere()
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("one.graphql", "type Query implements Named { x(a: Query): Int }\ninterface Named { name: String! }"));
        options.Schema.Add(("two.graphql", "type Empty\nenum __Bad { A }\ninput Loop { loop: Loop! }"));

        var exception = Assert.Throws<SchemaException>(() => GraphQLEngine.Create(options));

        string[] expected =
        [
            "one.graphql:1:1: Interface field Named.name expected but Query does not provide it. (see also one.graphql:2:19)",
            "one.graphql:1:33: The type of Query.x(a:) must be Input Type but got: Query.",
            "two.graphql:1:1: Type Empty must define one or more fields.",
            "two.graphql:2:1: Name \"__Bad\" must not begin with \"__\", which is reserved by GraphQL introspection.",
            "two.graphql:3:14: Cannot reference Input Object \"Loop\" within itself through a series of non-null fields: \"loop\".",
        ];
        Assert.Equal(expected, exception.Errors.Order(StringComparer.Ordinal));
    }

    public enum Kind
    {
        Hard,
    }

    public sealed record Row(string? Name);

    public sealed record Stranger;

    public sealed record Search(string? Name, string? Colour);

    public static class Nobody
    {
        public static int Nothing() => 0;
    }

    [Resolvers("Row")]
    public static class RowResolvers
    {
        [Batch]
        public static int Many(IReadOnlyList<Row> rows) => rows.Count;
    }

    [Resolvers("Query")]
    public static class Query
    {
        public static string Wrong() => "";

        public static int WrongList() => 0;

        public static int Argument(int? of) => of ?? 0;

        public static int Extra(int? of, int more) => of ?? more;

        public static int NotNull(int of) => of;

        public static int Input(Search? of) => of is null ? 0 : 1;

        public static int Kind(Kind? of) => of is null ? 0 : 1;

        public static Row? Row() => null;

        public static object? Any() => null;

        public static Row[] Rows() => [];

        public static int Surplus() => 0;
    }

    public sealed record Later(string Id);

    [Resolvers("Query")]
    public static class LaterQuery
    {
        public static ValueTask<int>[] Numbers() => [];

        public static IReadOnlyList<Task<Later>> Rows() => [];

        public static async Task<Task<Later>> Twice()
        {
            await Task.Yield();
            return Task.FromResult(new Later("1"));
        }

        public static Task Nothing() => Task.CompletedTask;

        public static IAsyncEnumerable<int> Stream() => AsyncEnumerable.Empty<int>();

        public static Later? Row() => null;
    }

    [Resolvers("Later")]
    public static class LaterResolvers
    {
        [Batch]
        public static Task<int>[] Many(IReadOnlyList<Later> laters) => [.. laters.Select(_ => Task.FromResult(1))];
    }

    [Resolvers("Subscription")]
    public static class LaterSubscription
    {
        public static int Once() => 1;

        public static IAsyncEnumerable<int> Ticks() => AsyncEnumerable.Empty<int>();
    }

    sealed class UnknownScalar : GraphQLScalar<Uri>
    {
        public override string Name => "Unknown";

        public override Uri Parse(string text) => new(text);

        public override string Format(Uri value) => value.ToString();
    }
}
