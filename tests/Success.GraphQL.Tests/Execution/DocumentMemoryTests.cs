using System.Buffers;
using System.Text;
using System.Text.Json;
using Success.GraphQL.Tests.Limits;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.Tests.Execution;

/// <summary>What the engine keeps of documents, held against the memory of the process.</summary>
[Collection(nameof(LimitsAreCounted))]
public sealed class DocumentMemoryTests(ITestOutputHelper output)
{
    const long Allowed = 8 * 1024 * 1024;
    const int Fields = 400;
    const int Conditions = 6;

    static readonly GraphQLLimits Unlimited = new()
    {
        Tokens = int.MaxValue,
        Aliases = int.MaxValue,
        Directives = int.MaxValue,
        RootFields = int.MaxValue,
        FieldComparisons = int.MaxValue,
        Cost = long.MaxValue,
    };

    // Without a bound they would take far more; that is also where the process comes by what it keeps for itself, such as buffers.
    [Fact]
    public async Task Engine_ManyConditionsTimesLongDocuments_TakesNoMoreMemoryThanAllowed()
    {
        Assert.InRange(await TakenAsync(1L << 40, AskUnderAllConditionsAsync), 2 * Allowed, long.MaxValue);
        Assert.InRange(await TakenAsync(Allowed, AskUnderAllConditionsAsync), Allowed / 8, Allowed);
    }

    [Theory]
    [InlineData("#:a ")]
    [InlineData("#:f(n:{s:\"\"})")]
    [InlineData("#:f(n:{i:1}l:[1,1,1])")]
    [InlineData("...{#:a}")]
    [InlineData("#:a@skip(if:false)")]
    [InlineData("#:o{b}")]
    public async Task Engine_LongDocumentsOfOneKind_TakeNoMoreMemoryThanAllowed(string selection)
    {
        Assert.InRange(await TakenAsync(1L << 40, AskAsync), 2 * Allowed, long.MaxValue);
        Assert.InRange(await TakenAsync(Allowed, AskAsync), Allowed / 8, Allowed);

        async Task AskAsync(GraphQLEngine engine)
        {
            for (var i = 0; i < 120; i++)
            {
                var selections = Enumerable.Range(0, Fields).Select(f => selection.Replace("#", FormattableString.Invariant($"d{i}_{f}"), StringComparison.Ordinal));
                await AnswerAsync(engine, $"{{{string.Concat(selections)}}}", default);
            }
        }
    }

    static async Task AskUnderAllConditionsAsync(GraphQLEngine engine)
    {
        for (var i = 0; i < 8; i++)
        {
            var variables = string.Join(' ', Enumerable.Range(0, Conditions).Select(v => FormattableString.Invariant($"$v{v}: Boolean!")));
            var fields = string.Join(' ', Enumerable.Range(0, Fields).Select(f => FormattableString.Invariant($"f{i}_{f}: b @include(if: $v{f % Conditions})")));
            for (var choice = 0; choice < 1 << Conditions; choice++)
            {
                var chosen = Enumerable.Range(0, Conditions).ToDictionary(v => FormattableString.Invariant($"v{v}"), v => (choice >> v & 1) == 1);
                await AnswerAsync(engine, $"query({variables}) {{ o {{ {fields} }} }}", JsonSerializer.SerializeToElement(chosen));
            }
        }
    }

    // Now and then the runtime's shared pools give back a few megabytes at a collection, which then seem not to be taken: the greater of two counts.
    async Task<long> TakenAsync(long allowed, Func<GraphQLEngine, Task> askAsync) =>
        Math.Max(await TakenOnceAsync(allowed, askAsync), await TakenOnceAsync(allowed, askAsync));

    async Task<long> TakenOnceAsync(long allowed, Func<GraphQLEngine, Task> askAsync)
    {
        var engine = Engine(allowed);
        var before = HeldMemory.Read();

        await askAsync(engine);

        var taken = HeldMemory.Read() - before;
        GC.KeepAlive(engine);
        output.WriteLine(FormattableString.Invariant($"{taken >> 10} KiB of {allowed >> 10} KiB"));
        return taken;
    }

    static async Task AnswerAsync(GraphQLEngine engine, string document, JsonElement variables)
    {
        var answer = new ArrayBufferWriter<byte>();
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = variables,
            Services = Sample.Services,
            Limits = Unlimited,
        };
        await engine.ExecuteAsync(request, answer, CancellationToken.None);
        Assert.StartsWith("{\"data\":{", Encoding.UTF8.GetString(answer.WrittenSpan), StringComparison.Ordinal);
    }

    static GraphQLEngine Engine(long allowed) => GraphQLEngine.Create(new GraphQLOptions
    {
        CachedBytes = allowed,
        Schema = { ("schema.graphql", "type Query { a: Int o: Thing f(n: Input, l: [Int!]): Int } type Thing { b: Int } input Input { s: String i: Int }") },
        Resolvers = { typeof(Query) },
    });

    public sealed record Thing(int? B);

    public sealed record Input(string? S, int? I);

    [Resolvers("Query")]
    public static class Query
    {
        public static int? A() => 1;

        public static Thing O() => new(1);

        public static int? F(Input? n, int[]? l) => n?.I ?? l?.Length;
    }
}
