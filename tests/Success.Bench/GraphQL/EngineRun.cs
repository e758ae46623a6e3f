using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Success.GraphQL;
using Success.GraphQL.TestServer;

namespace Success.Bench.GraphQL;

/// <summary>The engine alone: one thread, documents in the cache, responses into one buffer.</summary>
static class EngineRun
{
    const int Rounds = 5;

    /// <summary>Executes the queries of the bodies that the servers get.</summary>
    public static async Task RunAsync(string trivial, string items)
    {
        var engine = TestSchema.Create();
        await MeasureAsync("trivial", engine, trivial, executions: 1_000_000);
        await MeasureAsync("items", engine, items, executions: 50_000);
    }

    static async Task MeasureAsync(string query, GraphQLEngine engine, string body, int executions)
    {
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(JsonDocument.Parse(body).RootElement.GetProperty("query").GetString()!),
            Services = NoServices.Instance,
        };
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        var best = (Microseconds: double.MaxValue, Bytes: 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < executions; i++)
            {
                output.ResetWrittenCount();
                await engine.ExecuteAsync(request, output, CancellationToken.None);
            }

            var microseconds = Stopwatch.GetElapsedTime(start).TotalMicroseconds / executions;
            var bytes = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / executions;

            // The first round is the compiler's.
            best = round > 0 && microseconds < best.Microseconds ? (microseconds, bytes) : best;
        }

        Report.Result("graphql.engine.time", best.Microseconds, "us", new { query, executions, rounds = Rounds });
        Report.Result("graphql.engine.allocated", best.Bytes, "B", new { query });
    }

    sealed class NoServices : IServiceProvider
    {
        public static NoServices Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
