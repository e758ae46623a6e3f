using System.CommandLine;
using System.Security.Cryptography;
using Success.GraphQL.TestServer.Fuzzing;

namespace Success.Bench.GraphQL;

/// <summary>More damaged documents than the suite has time for.</summary>
static class FuzzCommand
{
    public static Command Command()
    {
        var count = new Option<int>("--count") { Description = "Documents.", DefaultValueFactory = _ => 2_000_000 };
        var seed = new Option<int>("--seed") { Description = "The seed.", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue) };
        var command = new Command("graphql-fuzz", "Feeds damaged documents to the GraphQL engine; fails if anything is thrown.") { count, seed };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(count), parsed.GetValue(seed)));
        return command;
    }

    static async Task<int> RunAsync(int count, int seed)
    {
        Report.Progress($"seed {seed}");
        var run = new FuzzRun();
        var findings = await run.RunAsync(count, seed);
        foreach (var finding in findings)
        {
            Report.Progress(finding);
        }

        Report.Result("graphql.fuzz.executed", run.Executed, "count", new { seed });
        Report.Result("graphql.fuzz.refused", run.Refused, "count", new { seed });
        Report.Result("graphql.fuzz.findings", findings.Count, "count", new { seed });
        return findings.Count == 0 ? 0 : 1;
    }
}
