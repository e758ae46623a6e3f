using System.Buffers;
using System.CommandLine;
using System.Diagnostics;
using Success.GraphQL;

namespace Success.Bench.GraphQL;

/// <summary>The engine alone: a cached document from bytes in to bytes out, on one thread.</summary>
static class GraphQLBenchmark
{
    const string Schema = """
        type Query { hello: String! items(n: Int!): [Item!]! }
        type Item { id: ID! name: String! qty: Int! price: Float! active: Boolean! }
        """;

    public static Command Command()
    {
        var rounds = new Option<int>("--rounds") { Description = "Runs of each measurement.", DefaultValueFactory = _ => 3 };
        var command = new Command("graphql", "Time and memory of cached queries through the GraphQL engine alone.") { rounds };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(rounds)));
        return command;
    }

    static async Task RunAsync(int rounds)
    {
        var options = new GraphQLOptions();
        options.Schema.Add(("bench.graphql", Schema));
        options.Resolvers.Add(typeof(Query));
        var engine = GraphQLEngine.Create(options);
        for (var round = 0; round < rounds; round++)
        {
            await MeasureAsync(engine, "hello", "{ hello }"u8.ToArray(), 1_000_000);
            await MeasureAsync(engine, "items100", "{ items(n: 100) { id name qty price active } }"u8.ToArray(), 50_000);
        }
    }

    static async Task MeasureAsync(GraphQLEngine engine, string name, byte[] document, int count)
    {
        var request = new GraphQLRequest { Document = document, Services = new NoServices() };
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        await RepeatAsync(engine, request, output, count / 5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        await RepeatAsync(engine, request, output, count);
        var elapsed = Stopwatch.GetElapsedTime(start);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Report.Result($"graphql.{name}.time", elapsed.TotalMicroseconds / count, "us");
        Report.Result($"graphql.{name}.allocated", (double)allocated / count, "B");
    }

    static async ValueTask RepeatAsync(GraphQLEngine engine, GraphQLRequest request, ArrayBufferWriter<byte> output, int count)
    {
        for (var i = 0; i < count; i++)
        {
            output.ResetWrittenCount();
            await engine.ExecuteAsync(request, output, CancellationToken.None);
        }
    }

    [Resolvers("Query")]
    static class Query
    {
        static readonly Item[] All = [.. Enumerable.Range(0, 100).Select(i => new Item($"i{i}", $"Item {i}", i, i * 1.25, i % 2 == 0))];

        public static string Hello() => "world";

        public static Item[] Items(int n) => n == All.Length ? All : All[..n];
    }

    sealed record Item(string Id, string Name, int Qty, double Price, bool Active);

    sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
