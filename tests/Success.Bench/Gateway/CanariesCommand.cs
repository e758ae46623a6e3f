using System.CommandLine;
using System.Security.Cryptography;
using Success.Gateway.Tests.Isolation.Canaries;

namespace Success.Bench.Gateway;

/// <summary>More canaries than the suite has time for: everybody asks for everything of everybody else, in a new world each round.</summary>
static class CanariesCommand
{
    public static Command Command()
    {
        var rounds = new Option<int>("--rounds") { Description = "Worlds.", DefaultValueFactory = _ => 5 };
        var seed = new Option<int>("--seed") { Description = "The seed of the first world; the next ones follow it.", DefaultValueFactory = _ => RandomNumberGenerator.GetInt32(int.MaxValue / 2) };
        var command = new Command("canaries", "Plants marks where not everybody may look, asks for everything as everybody, and fails if one is seen.") { rounds, seed };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(rounds), parsed.GetValue(seed)));
        return command;
    }

    static async Task<int> RunAsync(int rounds, int first)
    {
        var (answers, leaks) = (0, 0);
        for (var seed = first; seed < first + rounds; seed++)
        {
            var run = await CanaryRun.RunAsync(seed, isThorough: true);
            Report.Progress(run.ToString());
            string[] found = [.. run.Findings.Leaks, .. run.Given.Failures];
            foreach (var leak in found)
            {
                Report.Progress(leak);
            }

            (answers, leaks) = (answers + run.Answers, leaks + found.Length);
        }

        Report.Result("canaries.answers", answers, "count", new { rounds, seed = first });
        Report.Result("canaries.leaks", leaks, "count", new { rounds, seed = first });
        return leaks == 0 ? 0 : 1;
    }
}
