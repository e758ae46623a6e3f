using System.CommandLine;

namespace Success.Bench.GraphQL;

/// <summary>
/// The engine alone, and GraphQL over HTTP under load from a second process: ours, mercurius, graphql-yoga and the least that Kestrel can
/// do, by turns, so that all of them see the same machine.
/// </summary>
static class GraphQLBenchmark
{
    const string Trivial = """{"query":"{ hello }"}""";
    const string Items = """{"query":"{ items(n: 100) { id name qty price active } }"}""";

    static readonly string[] Rivals = ["mercurius", "yoga"];

    public static Command Command()
    {
        var seconds = new Option<int>("--seconds") { Description = "Seconds of load on each server in each round.", DefaultValueFactory = _ => 3 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds; the median of each figure is printed.", DefaultValueFactory = _ => 3 };
        var connections = new Option<int>("--connections") { Description = "Connections of the load.", DefaultValueFactory = _ => 32 };
        var alone = new Option<bool>("--engine-only") { Description = "Only the engine, without HTTP." };
        var command = new Command("graphql", "The GraphQL engine alone and over HTTP, beside mercurius, graphql-yoga and bare Kestrel.")
        {
            seconds, rounds, connections, alone,
        };
        command.SetAction(async (parsed, _) =>
        {
            await EngineRun.RunAsync(Trivial, Items);
            if (!parsed.GetValue(alone))
            {
                await OverHttpAsync(parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(connections));
            }
        });
        return command;
    }

    static async Task OverHttpAsync(int seconds, int rounds, int connections)
    {
        await using var ours = await ServedProcess.StartOursAsync();
        await HostileRun.RunAsync(ours);
        await using var kestrel = await ServedProcess.StartFixedAsync();
        await using var mercurius = await ServedProcess.StartRivalAsync(Rivals[0]);
        await using var yoga = await ServedProcess.StartRivalAsync(Rivals[1]);
        ServedProcess[] servers = [ours, kestrel, mercurius, yoga];

        foreach (var (query, body) in ((string, string)[])[("trivial", Trivial), ("items", Items)])
        {
            await RequireSameAnswersAsync(body, ours, mercurius, yoga);
            await new LoadRounds(query, body, seconds, connections).RunAsync(servers, rounds);
        }
    }

    static async Task RequireSameAnswersAsync(string body, ServedProcess ours, params ServedProcess[] rivals)
    {
        var answer = await ours.AskAsync(body);
        foreach (var rival in rivals)
        {
            var theirs = await rival.AskAsync(body);
            if (!string.Equals(answer, theirs, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{rival.Name} answers {theirs[..Math.Min(200, theirs.Length)]}, ours {answer[..Math.Min(200, answer.Length)]}.");
            }
        }
    }
}
