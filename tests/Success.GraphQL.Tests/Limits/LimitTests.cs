using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Success.Testing;

namespace Success.GraphQL.Tests.Limits;

/// <summary>Each limit of a request at the limit, where it is answered, and one beyond.</summary>
[Collection(nameof(LimitsAreCounted))]
public sealed class LimitTests : IDisposable
{
    const string Schema = """
        directive @listLimit(max: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
        type Query {
          ok: Boolean
          self: Query
          fields: Query
          wait: Boolean
          slow: Boolean
          fails(n: Int!): [Query]
          boom: Boolean
          list(of: [Int!]): Int
          long(of: [Int!] @listLimit(max: 4), in: Batch): Int
        }
        input Batch { items: [Int!] @listLimit(max: 4) tags: [String!] }
        """;

    readonly CountedByTag _counted = new("Success.GraphQL", "graphql.limit.exceeded");
    readonly GraphQLEngine _engine = Engine();

    [Fact]
    public async Task Tokens_AtTheLimit_AreReadAndOneMoreIsRefused()
    {
        var limits = new GraphQLLimits { Tokens = 4 };

        await AnswersAsync("{ ok ok }", limits);
        await RefusesAsync("{ ok ok ok }", limits, "TOO_MANY_TOKENS", "Syntax Error: Document contains more that 4 tokens. Parsing aborted.");
    }

    [Fact]
    public async Task Tokens_OfADocumentThatIsKept_AreHeldAgainstEachCaller()
    {
        await AnswersAsync("{ ok ok ok }", GraphQLLimits.Default);

        await RefusesAsync("{ ok ok ok }", new GraphQLLimits { Tokens = 4 }, "TOO_MANY_TOKENS", "The document has 5 tokens; at most 4 are allowed.");
    }

    [Fact]
    public async Task ParserDepth_AtTheLimit_IsReadAndOneDeeperIsRefused()
    {
        var limits = new GraphQLLimits { Depth = 100, Cost = 100 };

        await AnswersAsync(Nested(64), limits);
        await RefusesAsync(Nested(65), limits, "NESTED_TOO_DEEP", "Syntax Error: Document is nested deeper than 64 levels. Parsing aborted.");
    }

    [Fact]
    public async Task Depth_AtTheLimit_IsAnsweredAndOneDeeperIsRefused()
    {
        await AnswersAsync(Nested(12), GraphQLLimits.Default);
        await RefusesAsync(Nested(13), GraphQLLimits.Default, "SELECTION_TOO_DEEP", "Selections nest 13 levels deep; at most 12 are allowed.");
    }

    [Fact]
    public async Task Depth_ThroughFragments_CountsTheSame()
    {
        const string fragments = " fragment A on Query { self { ...B } } fragment B on Query { self { ok } }";

        await AnswersAsync("{ self { ...A } }" + fragments, new GraphQLLimits { Depth = 4 });
        await RefusesAsync("{ self { ...A } }" + fragments, new GraphQLLimits { Depth = 3 }, "SELECTION_TOO_DEEP", "Selections nest 4 levels deep; at most 3 are allowed.");
    }

    [Fact]
    public async Task IntrospectionDepth_AtTheLimit_IsAnsweredAndOneDeeperIsRefused()
    {
        await AnswersAsync(Introspection(20), GraphQLLimits.Default);
        await RefusesAsync(Introspection(21), GraphQLLimits.Default, "SELECTION_TOO_DEEP", "Introspection nests 21 levels deep; at most 20 are allowed.");
    }

    [Fact]
    public async Task IntrospectionLists_AtTheLimit_AreAnsweredAndOneMoreInThemIsRefused()
    {
        const string message = "Lists of members nest 3 deep in introspection; at most 2 are allowed.";

        await AnswersAsync("{ __schema { types { fields { type { possibleTypes { name } } } } } }", GraphQLLimits.Default);
        foreach (var list in new[] { "fields", "inputFields", "interfaces", "possibleTypes" })
        {
            await RefusesAsync(
                $"{{ __schema {{ types {{ fields {{ type {{ ...F }} }} }} }} }} fragment F on __Type {{ {list} {{ ...G }} }} fragment G on {TypeOf(list)} {{ {Inner(list)} }}",
                GraphQLLimits.Default,
                "SELECTION_TOO_DEEP",
                message);
        }

        await RefusesAsync(
            "{ __type(name: \"Query\") { fields { type { interfaces { fields { name } } } } } }", GraphQLLimits.Default, "SELECTION_TOO_DEEP", message);

        static string TypeOf(string list) => list switch { "fields" => "__Field", "inputFields" => "__InputValue", _ => "__Type" };
        static string Inner(string list) => TypeOf(list) == "__Type" ? "fields { name }" : "type { fields { name } }";
    }

    [Fact]
    public async Task IntrospectionLists_OfOnesOwnFieldsWithThoseNames_AreNone() =>
        await AnswersAsync("{ fields { fields { fields { fields { ok } } } } }", GraphQLLimits.Default);

    [Theory]
    [InlineData("{ __schema { description } }")]
    [InlineData("{ ok ...F } fragment F on Query { __type(name: \"Query\") { name } }")]
    public async Task Introspection_SwitchedOff_IsRefused(string document)
    {
        await AnswersAsync(document, GraphQLLimits.Default);
        await RefusesAsync(document, new GraphQLLimits { Introspection = false }, "INTROSPECTION_DISABLED", "Introspection is not open to this caller.");
        await AnswersAsync("{ __typename }", new GraphQLLimits { Introspection = false });
    }

    [Fact]
    public async Task Suggestions_SwitchedOff_TellNothingOfTheSchema()
    {
        await RefusesAsync("{ sel { ok } }", GraphQLLimits.Default, "GRAPHQL_VALIDATION_FAILED", "Cannot query field \"sel\" on type \"Query\". Did you mean \"self\"?");
        await RefusesAsync("{ sel { ok } }", new GraphQLLimits { Suggestions = false }, "GRAPHQL_VALIDATION_FAILED", "Cannot query field \"sel\" on type \"Query\".");
        const string batch = "query($b: Batch) { long(in: $b) }";
        await RefusesAsync(
            batch,
            new GraphQLLimits { Suggestions = false },
            "BAD_USER_INPUT",
            "Variable \"$b\" got invalid value { item: [] }; Field \"item\" is not defined by type \"Batch\".",
            """{"b":{"item":[]}}""");
    }

    [Fact]
    public async Task Aliases_AtTheLimit_AreAnsweredAndOneMoreIsRefused()
    {
        await AnswersAsync($"{{ {Aliases(30)} }}", GraphQLLimits.Default with { RootFields = 100 });
        await RefusesAsync(
            $"{{ {Aliases(31)} }}", GraphQLLimits.Default with { RootFields = 100 }, "TOO_MANY_ALIASES", "The document has 31 aliases; at most 30 are allowed.");
    }

    [Fact]
    public async Task Directives_AtTheLimit_AreAnsweredAndOneMoreIsRefused()
    {
        static string Document(int count) => $"{{ {string.Join(' ', Enumerable.Repeat("ok @skip(if: false)", count))} }}";

        await AnswersAsync(Document(50), GraphQLLimits.Default with { RootFields = 100 });
        await RefusesAsync(
            Document(51), GraphQLLimits.Default with { RootFields = 100 }, "TOO_MANY_DIRECTIVES", "The document has 51 directives; at most 50 are allowed.");
    }

    [Fact]
    public async Task RootFields_AtTheLimit_AreAnsweredAndOneMoreIsRefused()
    {
        await AnswersAsync($"{{ {Aliases(18)} ok ...F }} fragment F on Query {{ boom: ok }}", GraphQLLimits.Default);
        await RefusesAsync(
            $"{{ {Aliases(19)} ok ...F }} fragment F on Query {{ boom: ok }}",
            GraphQLLimits.Default,
            "TOO_MANY_ROOT_FIELDS",
            "The operation has 21 root fields; at most 20 are allowed.");
    }

    [Fact]
    public async Task FieldComparisons_AtTheLimit_AreMadeAndOneMoreIsRefused()
    {
        // Four fields of one key are six pairs.
        await AnswersAsync("{ ok ok ok ok }", new GraphQLLimits { FieldComparisons = 6 });
        await RefusesAsync(
            "{ ok ok ok ok ok }",
            new GraphQLLimits { FieldComparisons = 9 },
            "TOO_MANY_FIELD_COMPARISONS",
            "The document's fields overlap so much that whether they merge takes more than 9 comparisons.");
    }

    [Fact]
    public async Task Errors_AtTheLimit_AreAllToldAndOneMoreEndsTheList()
    {
        Assert.Equal(10, (await ErrorsAsync($"{{ {Nonsense(10)} }}")).Length);
        Assert.Empty(_counted.Take());
        var errors = await ErrorsAsync($"{{ {Nonsense(12)} }}");
        Assert.Equal(11, errors.Length);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[^1]);
        Assert.Equal(["Errors"], _counted.Take());
    }

    [Fact]
    public async Task Errors_OfVariables_AtTheLimit_AreAllToldAndOneMoreEndsTheList()
    {
        static string Items(int count) => $$"""{"l":[{{string.Join(',', Enumerable.Repeat("\"x\"", count))}}]}""";

        Assert.Equal(10, (await ErrorsAsync("query($l: [Int!]) { list(of: $l) }", Items(10))).Length);
        Assert.Empty(_counted.Take());
        var errors = await ErrorsAsync("query($l: [Int!]) { list(of: $l) }", Items(12));
        Assert.Equal(11, errors.Length);
        Assert.Equal("Too many errors processing variables, error limit reached. Execution aborted.", errors[^1]);
        Assert.Equal(["Errors"], _counted.Take());
    }

    [Fact]
    public async Task ExecutionErrors_AtTheLimit_AreAllToldAndOneMoreEndsTheList()
    {
        Assert.Equal(100, (await ErrorsAsync("{ fails(n: 100) { boom } }")).Length);
        Assert.Empty(_counted.Take());
        var errors = await ErrorsAsync("{ fails(n: 150) { boom } }");
        Assert.Equal(101, errors.Length);
        Assert.Equal("More than 100 fields failed; the errors of the others are left out.", errors[^1]);
        Assert.Equal(["ExecutionErrors"], _counted.Take());
    }

    [Fact]
    public async Task ListItems_AtTheLimit_AreTakenAndOneMoreIsRefused()
    {
        const string document = "query($l: [Int!]) { list(of: $l) }";
        var limits = new GraphQLLimits { ListItems = 3 };

        await AnswersAsync("{ list(of: [1, 2, 3]) }", limits);
        await RefusesAsync("{ list(of: [1, 2, 3, 4]) }", limits, "LIST_TOO_LONG", "A list has 4 items; at most 3 are allowed.");
        await AnswersAsync(document, limits, """{"l":[1,2,3]}""");
        await RefusesAsync(document, limits, "LIST_TOO_LONG", "Variable \"$l\" has a list of 4 items; at most 3 are allowed.", """{"l":[1,2,3,4]}""");
        await RefusesAsync("query($l: [Int!] = [1, 2, 3, 4]) { list(of: $l) }", limits, "LIST_TOO_LONG", "A list has 4 items; at most 3 are allowed.");
    }

    [Fact]
    public async Task ListItems_WhereTheSchemaSaysIt_AreTakenUpToThatAndNoFurther()
    {
        const string argument = "query($l: [Int!]) { long(of: $l) }";
        const string field = "query($b: Batch) { long(in: $b) }";
        const string fieldList = "query($l: [Int!]) { long(in: { items: $l }) }";
        var limits = new GraphQLLimits { ListItems = 3 };

        await AnswersAsync("{ long(of: [1, 2, 3, 4], in: { items: [1, 2, 3, 4] }) }", limits);
        await RefusesAsync("{ long(of: [1, 2, 3, 4, 5]) }", limits, "LIST_TOO_LONG", "A list of 5 items is given to Query.long(of:); at most 4 are allowed.");
        await RefusesAsync("{ long(in: { items: [1, 2, 3, 4, 5] }) }", limits, "LIST_TOO_LONG", "A list of 5 items is given to Batch.items; at most 4 are allowed.");
        await RefusesAsync("{ long(in: { tags: [\"\", \"\", \"\", \"\"] }) }", limits, "LIST_TOO_LONG", "A list has 4 items; at most 3 are allowed.");
        foreach (var document in new[] { argument, fieldList })
        {
            await AnswersAsync(document, limits, """{"l":[1,2,3,4]}""");
            await RefusesAsync(document, limits, "LIST_TOO_LONG", "Variable \"$l\" has a list of 5 items; at most 4 are allowed.", """{"l":[1,2,3,4,5]}""");
        }

        await AnswersAsync(field, limits, """{"b":{"items":[1,2,3,4]}}""");
        await RefusesAsync(field, limits, "LIST_TOO_LONG", "Variable \"$b\" has a list of 5 items; at most 4 are allowed.", """{"b":{"items":[1,2,3,4,5]}}""");
        await RefusesAsync(field, limits, "LIST_TOO_LONG", "Variable \"$b\" has a list of 4 items; at most 3 are allowed.", """{"b":{"tags":["","","",""]}}""");
    }

    [Fact]
    public async Task ListItems_OfAVariableThatGoesToTwoPlaces_MustSuitBoth()
    {
        const string document = "query($l: [Int!]) { long(of: $l) ...F } fragment F on Query { list(of: $l) }";
        var limits = new GraphQLLimits { ListItems = 3 };

        await AnswersAsync(document, limits, """{"l":[1,2,3]}""");
        await RefusesAsync(document, limits, "LIST_TOO_LONG", "Variable \"$l\" has a list of 4 items; at most 3 are allowed.", """{"l":[1,2,3,4]}""");
    }

    [Theory]
    [InlineData("{ \"NAME\" }", "{}")]
    [InlineData("{ ok @NAME }", "{}")]
    [InlineData("query($l: [Int!]) { list(of: $l) }", """{"l":["NAME","NAME","NAME"]}""")]
    [InlineData("query($b: Batch) { long(in: $b) }", """{"b":{"NAME":1}}""")]
    [InlineData("{ NAME }", "{}")]
    [InlineData("{ NAME(", "{}")]
    [InlineData("query($NAME: Int!) { list(of: [$NAME]) }", "{}")]
    [InlineData("query($NAME: Int) { list(of: [$NAME]) }", "{}")]
    public async Task Messages_AboutVeryLongNames_StayShort(string document, string variables)
    {
        var name = new string('n', 200_000);

        var answer = await AskAsync(document.Replace("NAME", name, StringComparison.Ordinal), GraphQLLimits.Default, variables.Replace("NAME", name, StringComparison.Ordinal));

        Assert.StartsWith("{\"errors\":[{\"message\":", answer, StringComparison.Ordinal);
        Assert.InRange(answer.Length, 1, 8 * 1024);
    }

    [Fact]
    public async Task OperationName_VeryLong_StaysShortInTheMessage()
    {
        var request = Request("query A { ok }") with { OperationName = new string('n', 200_000) };

        var answer = await AskAsync(request);

        Assert.InRange(answer.Length, 1, 1024);
        Assert.Contains("OPERATION_RESOLUTION_FAILURE", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadline_BeforeItIsOver_NothingHappensAndThenTheOperationEnds()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var engine = Engine(clock);
        var output = new ArrayBufferWriter<byte>();

        var answer = engine.ExecuteAsync(Request("{ wait }"), output, CancellationToken.None).AsTask();
        clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Assert.False(answer.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await answer;

        Assert.Equal(
            """{"errors":[{"message":"The operation did not finish within 10 seconds.","extensions":{"code":"DEADLINE_EXCEEDED"}}],"data":null}""",
            Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(["Deadline"], _counted.Take());
    }

    [Fact]
    public async Task Deadline_ResolverHearsOfIt_IsToldAsTheDeadlineAndNotAsAFault()
    {
        var clock = new FakeTimeProvider();
        var engine = Engine(clock);
        var output = new ArrayBufferWriter<byte>();

        await engine.ExecuteAsync(Request("{ slow }") with { State = (Action)(() => clock.Advance(TimeSpan.FromSeconds(10))) }, output, CancellationToken.None);

        Assert.Equal(
            """{"errors":[{"message":"The operation did not finish within 10 seconds.","locations":[{"line":1,"column":3}],"path":["slow"],"extensions":{"code":"DEADLINE_EXCEEDED"}}],"data":{"slow":null}}""",
            Encoding.UTF8.GetString(output.WrittenSpan));
        Assert.Equal(["Deadline"], _counted.Take());
    }

    [Theory]
    [InlineData("{ wait }")]
    [InlineData("{ slow }")]
    public async Task Deadline_ClientGoesAway_IsNoLongerWaitedFor(string document)
    {
        var clock = new FakeTimeProvider();
        using var client = new CancellationTokenSource();

        var request = Request(document) with { State = (Action)client.Cancel };
        async Task AnswerAsync() => await Engine(clock).ExecuteAsync(request, new ArrayBufferWriter<byte>(), client.Token);

        var answer = AnswerAsync();
        await client.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(0, clock.WaitingTimers);
    }

    public void Dispose() => _counted.Dispose();

    static string Nested(int depth) => $"{string.Concat(Enumerable.Repeat("{ self ", depth - 1))}{{ ok }}{new string('}', depth - 1)}";

    static string Introspection(int depth) =>
        $"{{ __schema {{ types {string.Concat(Enumerable.Repeat("{ ofType ", depth - 3))}{{ name }}{new string('}', depth - 3)} }} }}";

    static string Aliases(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"a{i}: ok")));

    static string Nonsense(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => FormattableString.Invariant($"zz{i}")));

    async Task AnswersAsync(string document, GraphQLLimits limits, string variables = "{}")
    {
        Assert.StartsWith("{\"data\":{", await AskAsync(document, limits, variables), StringComparison.Ordinal);
        Assert.Empty(_counted.Take());
    }

    async Task RefusesAsync(string document, GraphQLLimits limits, string code, string message, string variables = "{}", [CallerMemberName] string test = "")
    {
        using var answer = JsonDocument.Parse(await AskAsync(document, limits, variables));
        Assert.False(answer.RootElement.TryGetProperty("data", out _));
        var error = Assert.Single(answer.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal((code, message), (error.GetProperty("extensions").GetProperty("code").GetString(), error.GetProperty("message").GetString()));

        // Tests are named by the limit; what is no limit is not counted.
        var isLimit = code is not ("GRAPHQL_VALIDATION_FAILED" or "BAD_USER_INPUT");
        Assert.Equal(isLimit ? [test[..test.IndexOf('_', StringComparison.Ordinal)]] : [], _counted.Take());
    }

    async Task<string?[]> ErrorsAsync(string document, string variables = "{}")
    {
        using var answer = JsonDocument.Parse(await AskAsync(document, GraphQLLimits.Default, variables));
        return [.. answer.RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("message").GetString())];
    }

    Task<string> AskAsync(string document, GraphQLLimits limits, string variables = "{}") =>
        AskAsync(Request(document) with { Limits = limits, Variables = JsonDocument.Parse(variables).RootElement });

    async Task<string> AskAsync(GraphQLRequest request)
    {
        var output = new ArrayBufferWriter<byte>();
        await _engine.ExecuteAsync(request, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    static GraphQLRequest Request(string document) => new() { Document = Encoding.UTF8.GetBytes(document), Services = Sample.Services };

    static GraphQLEngine Engine(TimeProvider? clock = null)
    {
        var options = new GraphQLOptions { Clock = clock ?? TimeProvider.System };
        options.Schema.Add(("schema.graphql", Schema));
        options.Resolvers.Add(typeof(Query));
        return GraphQLEngine.Create(options);
    }

    public sealed record Self;

    public sealed record Batch(IReadOnlyList<int>? Items, string[]? Tags);

    [Resolvers("Query")]
    public static class Query
    {
        public static bool Ok() => true;

        [GraphQLName("self")]
        public static Self Again() => new();

        public static Self Fields() => new();

        public static Task<bool> WaitAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => true, TaskScheduler.Default);

        public static bool? Slow(IGraphQLContext context)
        {
            // It knows what it is until then.
            var cancellation = context.CancellationToken;
            ((Action)context.State!)();
            cancellation.ThrowIfCancellationRequested();
            return true;
        }

        public static Self[] Fails(int n) => [.. Enumerable.Range(0, n).Select(_ => new Self())];

        public static bool? Boom() => throw new GraphQLException("No.", "NO");

        public static int? List(int[]? of) => of?.Length;

        [GraphQLName("long")]
        public static int? Lengthy(IReadOnlyList<int>? of, Batch? @in) => (of?.Count ?? 0) + (@in?.Items?.Count ?? 0);
    }
}
