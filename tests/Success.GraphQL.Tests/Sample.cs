using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Success.GraphQL.Tests;

/// <summary>A server in a few lines: how the engine is used.</summary>
static class Sample
{
    public const string Schema = """
        type Query {
          hello: String!
          items(n: Int!): [Item!]!
          find(by: Search!): Item
          anything: [Thing!]!
          slow: Item
        }
        type Mutation { count: Int! boom: Int }
        type Subscription { tick(n: Int!): Int! }
        type Item { id: ID!, name: String!, qty: Int!, price: Float!, active: Boolean!, kind: Kind, maker: Maker, similar(first: Int = 1): [Item!]! }
        type Maker { name: String! country: String }
        union Thing = Item | Maker
        enum Kind { HARD_WARE SOFT_WARE }
        input Search { name: String minQty: Int = 2 kind: Kind }
        """;

    public static IServiceProvider Services => NoServices.Instance;

    public static GraphQLEngine Engine(TimeProvider? clock = null)
    {
        var options = new GraphQLOptions { Clock = clock ?? TimeProvider.System };
        options.Schema.Add(("sample.graphql", Schema));
        options.Resolvers.Add(typeof(Query));
        options.Resolvers.Add(new Mutation());
        options.Resolvers.Add(typeof(Subscription));
        options.Resolvers.Add(typeof(ItemResolvers));
        options.ResultTypes.Add(typeof(Item));
        options.ResultTypes.Add(typeof(Maker));
        return GraphQLEngine.Create(options);
    }

    public static async Task<string> AskAsync(this GraphQLEngine engine, string document, string variables = "{}", GraphQLLimits? limits = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = JsonDocument.Parse(variables).RootElement,
            Services = NoServices.Instance,
            Limits = limits ?? GraphQLLimits.Default,
        };
        await engine.ExecuteAsync(request, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static async Task<string[]> StreamAsync(this GraphQLEngine engine, string document)
    {
        var request = new GraphQLRequest { Document = Encoding.UTF8.GetBytes(document), Services = NoServices.Instance };
        var responses = new List<string>();
        await foreach (var response in engine.StreamAsync(request))
        {
            responses.Add(Encoding.UTF8.GetString(response.Span));
        }

        return [.. responses];
    }

    public enum Kind
    {
        HardWare,
        SoftWare,
    }

    public sealed record Item(string Id, string Name, int Qty, double Price, bool Active, Kind? Kind = null)
    {
        public IReadOnlyList<Item> Similar(int? first) => [.. Enumerable.Range(0, Math.Min(first ?? 0, Qty)).Select(Make)];

        public static Item Make(int i) => new($"i{i}", $"Item {i}", i, i * 1.5, i % 2 == 0, Sample.Kind.HardWare);
    }

    public sealed record Maker(string Name, string? Country);

    public sealed record Search(Optional<string?> Name, int? MinQty, Kind? Kind);

    [Resolvers("Query")]
    public static class Query
    {
        public static string Hello() => "world";

        public static Item[] Items(int n) => [.. Enumerable.Range(0, n).Select(Item.Make)];

        public static Item? Find(Search by) => by.Name.IsGiven ? Item.Make(by.MinQty ?? 0) with { Name = by.Name.Value ?? "null", Kind = by.Kind } : null;

        public static object[] Anything() => [Item.Make(1), new Maker("Acme", null)];

        public static async Task<Item?> SlowAsync(CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return Item.Make(7);
        }
    }

    [Resolvers("Item")]
    public static class ItemResolvers
    {
        public static int Calls { get; private set; }

        [Batch]
        public static async ValueTask<IReadOnlyList<Maker?>> MakerAsync(IReadOnlyList<Item> items)
        {
            await Task.Yield();
            Calls++;
            return [.. items.Select(item => item.Qty % 3 == 0 ? null : new Maker($"Maker of {item.Name}", "CH"))];
        }
    }

    [Resolvers("Mutation")]
    public sealed class Mutation
    {
        int _count;

        public async Task<int> CountAsync()
        {
            await Task.Yield();
            return ++_count;
        }

        public static int? Boom() => throw new GraphQLException("Refused.", "NO");
    }

    [Resolvers("Subscription")]
    public static class Subscription
    {
        public static async IAsyncEnumerable<int> Tick(int n)
        {
            for (var i = 0; i < n; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
