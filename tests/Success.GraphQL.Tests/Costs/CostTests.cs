using System.Buffers;
using System.Text;
using System.Text.Json;
using Success.GraphQL.Tests.Limits;
using Success.Testing;

namespace Success.GraphQL.Tests.Costs;

[Collection(nameof(LimitsAreCounted))]
public sealed class CostTests : IDisposable
{
    const string Schema = """
        directive @cost(weight: String!) on FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        type Query {
          name: String
          dear: String @cost(weight: "2.5")
          one: Row
          dearOne: Row @cost(weight: "3")
          rows: [Row!]
          some: [Row!] @listSize(assumedSize: 4)
          dearSome: [Row!] @cost(weight: "5") @listSize(assumedSize: 4)
          page(first: Int, last: Int): Page @cost(weight: "2") @listSize(assumedSize: 50, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)
          usual(first: Int = 7): [Row!] @listSize(slicingArguments: ["first"])
          strict(first: Int, last: Int): [Row!] @listSize(slicingArguments: ["first", "last"])
          any: Any
          grid: [[Row]]
          heavy: Heavy
          heavies: [Heavy] @listSize(assumedSize: 3)
        }
        type Page { edges: [Edge!] nodes: [Row!] totalCount: Int }
        type Edge { node: Row }
        type Row { name: String one: Row kids: [Row!] @listSize(assumedSize: 2) }
        type Heavy @cost(weight: "8") { name: String }
        union Any = Row | Heavy
        """;

    readonly CountedByTag _counted = new("Success.GraphQL", "graphql.limit.exceeded");
    readonly GraphQLEngine _engine = Engine();

    public void Dispose() => _counted.Dispose();

    [Theory]
    [InlineData("{ name __typename }", 0)]
    [InlineData("{ dear }", 3)]
    [InlineData("{ a: dear b: dear }", 5)]
    [InlineData("{ one { name } }", 1)]
    [InlineData("{ one { name } one { one { name } } }", 2)]
    [InlineData("{ one { name } ...F ...F } fragment F on Query { one { one { name } } }", 2)]
    [InlineData("{ dearOne { name } }", 3)]
    [InlineData("{ rows { name } }", 10)]
    [InlineData("{ some { one { name } } }", 8)]
    [InlineData("{ dearSome { name } }", 9)]
    [InlineData("{ grid { name } }", 100)]
    [InlineData("{ page { totalCount } }", 2)]
    [InlineData("{ page { edges { node { name } } } }", 102)]
    [InlineData("{ page(first: 3) { edges { node { name } } nodes { name } } }", 11)]
    [InlineData("{ page(first: 3, last: 5) { nodes { name } } }", 7)]
    [InlineData("{ page(first: -3) { nodes { name } } }", 2)]
    [InlineData("{ page(first: 3) { nodes { kids { name } } } }", 11)]
    [InlineData("{ usual { name } }", 7)]
    [InlineData("{ usual(first: 9) { name } }", 9)]
    [InlineData("{ any { ... on Row { one { name } } ... on Heavy { name } } }", 8)]
    [InlineData("{ heavies { name } }", 24)]
    [InlineData("{ __schema { description } }", 10)]
    [InlineData("{ __schema { types { fields { name } } } }", 12)]
    [InlineData("{ __type(name: \"Row\") { fields { name args { name } } } }", 11)]
    public async Task Estimate_Document_CostsWhatTheSchemaSays(string document, int cost) => Assert.Equal(cost, await CostAsync(document));

    [Theory]
    [InlineData("query($n: Int) { page(first: $n) { nodes { name } } }", """{"n":20}""", 22)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { name } } }", "{}", 52)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { name } } }", """{"n":null}""", 52)]
    [InlineData("query($n: Int = 3) { usual(first: $n) { page: one { name } } }", "{}", 6)]
    [InlineData("query($n: Int) { a: usual(first: $n) { name } b: usual(first: $n) { kids { name } } }", """{"n":5}""", 20)]
    [InlineData("query($on: Boolean!) { one @include(if: $on) { name } }", """{"on":false}""", 0)]
    [InlineData("query($on: Boolean!) { one @include(if: $on) { name } }", """{"on":true}""", 1)]
    public async Task Estimate_Variables_CountWhatTheyAskFor(string document, string variables, int cost) =>
        Assert.Equal(cost, await CostAsync(document, variables));

    [Fact]
    public async Task Execute_CostAtTheLimit_IsAnsweredAndOneBeyondIsRefused()
    {
        var purse = new Purse(1_000);

        Assert.StartsWith("""{"data":""", await AskAsync("{ rows { name } }", purse, maximum: 10), StringComparison.Ordinal);
        Assert.Equal(
            """{"errors":[{"message":"The operation costs 10; at most 9 is allowed.","extensions":{"code":"COST_TOO_HIGH","requested":10,"maximum":9}}]}""",
            await AskAsync("{ rows { name } }", purse, maximum: 9));
        Assert.Equal(990, purse.Left);
        Assert.Equal(["Cost"], _counted.Take());
    }

    [Fact]
    public async Task Execute_CostOverWhatIsLeft_IsRefusedAndSaysWhatIsLeft()
    {
        var purse = new Purse(19);

        Assert.Equal(
            """{"data":{"rows":null},"extensions":{"cost":{"requested":10,"left":9,"maximum":100,"refillPerSecond":5}}}""", await AskAsync("{ rows { name } }", purse));
        Assert.Equal(
            """{"errors":[{"message":"The operation costs 10, and 9 is left; 5 comes back every second, up to 100.","extensions":{"code":"COST_TOO_HIGH","requested":10,"left":9,"maximum":100,"refillPerSecond":5}}]}""",
            await AskAsync("{ rows { name } }", purse));
        Assert.Equal(["Allowance"], _counted.Take());
    }

    [Theory]
    [InlineData("{ strict { name } }", "{}")]
    [InlineData("query($n: Int) { strict(first: $n) { name } }", "{}")]
    public async Task Execute_ListThatMustBeGivenItsSize_IsRefusedWithoutOne(string document, string variables) => Assert.Equal(
        """{"errors":[{"message":"Query.strict must be given how many items are wanted, by \"first\" or \"last\".","extensions":{"code":"BAD_USER_INPUT"}}]}""",
        await AskAsync(document, new Purse(100), variables));

    [Fact]
    public async Task Estimate_IntrospectionThatMultiplies_CostsWhatItWrites()
    {
        var inner = string.Join(' ', Enumerable.Range(0, 15).Select(i => $"i{i}: fields {{ name }}"));
        var outer = string.Join(' ', Enumerable.Range(0, 15).Select(i => $"o{i}: fields {{ type {{ ...F }} }}"));

        // Seventeen types, fifteen times the five fields of each, and fifteen times those of the fields' types: a hundredth for each of them.
        Assert.Equal(992, await CostAsync($"{{ __schema {{ types {{ {outer} }} }} }} fragment F on __Type {{ {inner} }}"));
    }

    [Fact]
    public async Task Execute_FragmentsThatMultiply_AreReckonedAtOnce()
    {
        var bomb = new StringBuilder("{ one { ...F0 } } ");
        for (var i = 0; i < 10; i++)
        {
            var next = i < 9 ? $"...F{i + 1}" : "name";
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"fragment F{i} on Row {{ one {{ {next} }} kids {{ {next} }} }} ");
        }

        // Each level costs 1 for one and 2 for the kids, and three times what is below.
        Assert.Equal(1 + (Enumerable.Range(1, 10).Aggregate(0L, (below, _) => 3 * (1 + below))), await CostAsync(bomb.ToString()));
    }

    [Fact]
    public async Task Create_DirectivesThatMakeNoSense_AreListedWithTheirPlaces()
    {
        const string schema = """
            directive @cost(weight: String!) on FIELD_DEFINITION | ARGUMENT_DEFINITION
            directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
            directive @listLimit(max: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
            type Query {
              a(x: Int @cost(weight: "1")): Int @cost(weight: "much")
              b: Int @listSize(assumedSize: 3)
              c(first: String): [Int] @listSize(slicingArguments: ["first", "last"])
              d: Query @listSize(sizedFields: ["a"])
              e(list: [Int] @listLimit(max: -1), plain: Int @listLimit(max: 3)): Int
            }
            """;

        var exception = await Task.Run(() => Assert.Throws<SchemaException>(() => Engine(schema)));

        string[] expected =
        [
            "schema.graphql:5:5: Query.a(x:) has a cost; only fields and types can have one.",
            "schema.graphql:5:3: Query.a costs \"much\"; a weight is a number from 0, like \"2\" or \"0.5\".",
            "schema.graphql:6:3: Query.b has a list's size, but is no list and names none in sizedFields.",
            "schema.graphql:7:3: Query.c is sized by \"first\", which is no argument of type Int.",
            "schema.graphql:7:3: Query.c is sized by \"last\", which is no argument of type Int.",
            "schema.graphql:8:3: Query.d gives the size of \"a\", which is no list of Query.",
            "schema.graphql:9:5: Query.e(list:) has a list's limit; it must be a list, and the limit a number from 0.",
            "schema.graphql:9:38: Query.e(plain:) has a list's limit; it must be a list, and the limit a number from 0.",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), exception.Errors.Where(error => error.StartsWith("schema", StringComparison.Ordinal) && !error.Contains("resolver", StringComparison.Ordinal)));
    }

    async Task<long> CostAsync(string document, string variables = "{}")
    {
        var purse = new Purse(1_000_000);
        await AskAsync(document, purse, variables, maximum: 1_000_000);
        return 1_000_000 - purse.Left;
    }

    async Task<string> AskAsync(string document, ICostAllowance allowance, string variables = "{}", long maximum = 10_000)
    {
        var output = new ArrayBufferWriter<byte>();
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = JsonDocument.Parse(variables).RootElement,
            Services = Sample.Services,
            Allowance = allowance,
            Limits = GraphQLLimits.Default with { Cost = maximum },
        };
        await _engine.ExecuteAsync(request, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    static GraphQLEngine Engine(string schema = Schema)
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("schema.graphql", schema));
        options.Resolvers.Add(typeof(Query));
        options.ResultTypes.Add(typeof(Row));
        options.ResultTypes.Add(typeof(Heavy));
        return GraphQLEngine.Create(options);
    }

    public sealed record Row(string? Name, Row? One, Row[]? Kids);

    public sealed record Heavy(string? Name);

    public sealed record Edge(Row? Node);

    public sealed record Page(Edge[]? Edges, Row[]? Nodes, int? TotalCount);

    [Resolvers("Query")]
    public static class Query
    {
        public static string? Name() => null;

        public static string? Dear() => null;

        public static Row? One() => null;

        public static Row? DearOne() => null;

        public static Row[]? Rows() => null;

        public static Row[]? Some() => null;

        public static Row[]? DearSome() => null;

        public static Page? Page(int? first, int? last) => first > last ? new Page([], [], 0) : null;

        public static Row[]? Usual(int? first) => first is null ? [] : null;

        public static Row[]? Strict(int? first, int? last) => first > last ? [] : null;

        public static object? Any() => null;

        public static Row?[]?[]? Grid() => null;

        public static Heavy? Heavy() => null;

        public static Heavy?[]? Heavies() => null;
    }

    /// <summary>A purse that never fills again.</summary>
    sealed class Purse(long content) : ICostAllowance
    {
        public long Left { get; private set; } = content;

        public CostStanding Spend(long cost)
        {
            var isGranted = cost <= Left;
            Left -= isGranted ? cost : 0;
            return new CostStanding(isGranted, Left, Maximum: 100, RefillPerSecond: 5);
        }
    }
}
