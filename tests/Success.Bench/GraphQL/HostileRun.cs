using System.Diagnostics;
using Success.GraphQL.TestServer.Fuzzing;

namespace Success.Bench.GraphQL;

/// <summary>How long a server takes to refuse what is made to hurt.</summary>
static class HostileRun
{
    const int Rounds = 5;

    /// <summary>Posts every hostile request and prints the slowest, each at its median.</summary>
    public static async Task RunAsync(ServedProcess server)
    {
        var slowest = (Milliseconds: 0.0, Request: "", Bytes: 0);
        foreach (var (request, body) in HostileRequests.Bodies)
        {
            var times = new List<double>();
            var answer = "";
            for (var round = 0; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                answer = await server.AskAsync(body);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            var median = times.Order().ElementAt(Rounds / 2);
            Report.Progress(FormattableString.Invariant($"{median:F1} ms, {answer.Length} B: {request}"));
            slowest = median > slowest.Milliseconds ? (median, request, answer.Length) : slowest;
        }

        Report.Result("graphql.hostile.slowest", slowest.Milliseconds, "ms", new { slowest.Request, answer = slowest.Bytes, rounds = Rounds });
    }
}
