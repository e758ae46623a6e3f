using System.CommandLine;
using Success.Journal.Faults;
using Success.Testing;

namespace Success.Bench;

/// <summary>The long runs of the journal's fault tests; the suites run the same code for shorter.</summary>
static class FaultBenchmarks
{
    public static Command Kill9Command() => WithCount(
        "kill9",
        "Kills a journal under 32 writers with SIGKILL, restarts it and compares it with an external ledger.",
        "--cycles",
        20,
        async (cycles, seed) =>
        {
            var report = await new KillCycles(seed, PlantedFault.None, Report.Progress).RunAsync(cycles);
            var ready = report.ReadyMilliseconds.Order().ToArray();
            Report.Result("kill9.cycles", report.Cycles, "count", new { seed });
            Print("kill9", report.Acknowledged, report.Findings);
            Report.Result("kill9.ready.p50", ready.Length == 0 ? 0 : ready[ready.Length / 2], "ms");
            Report.Result("kill9.ready.p99", ready.Length == 0 ? 0 : ready[(int)(ready.Length * 0.99)], "ms");
            return report.Findings.IsClean;
        });

    public static Command CrashPointsCommand() => WithCount(
        "crashpoints",
        "Kills the process, fails the call or fills the disk at the n-th write, sync, truncate or unlink; needs strace.",
        "--count",
        int.MaxValue,
        async (count, seed) =>
        {
            var report = await new CrashPoints(seed, PlantedFault.None, Report.Progress)
                .RunAsync(await CrashPoints.AllAsync(), count);
            foreach (var (action, points) in report.Points)
            {
                Report.Result("crashpoints.cycles", points, "count", new { seed, action = action.ToString() });
            }

            Print("crashpoints", report.Acknowledged, report.Findings);
            PrintFound("crashpoints.damaged", report.Damaged);
            PrintFound("crashpoints.stuck", report.Stuck);
            return report.IsClean;
        });

    public static Command PowerLossCommand() => WithCount(
        "powerloss",
        "Rebuilds the files as a disk could hold them after a loss of power at random moments of a traced life; needs strace.",
        "--count",
        1000,
        async (count, seed) =>
        {
            var report = await new PowerLoss(seed, PlantedFault.None, Report.Progress).RunAsync(count);
            Report.Result("powerloss.cycles", report.Losses, "count", new { seed });
            Print("powerloss", report.Acknowledged, report.Findings);
            PrintFound("powerloss.damaged", report.Damaged);
            return report.IsClean;
        });

    public static Command DamageCommand() => WithCount(
        "damage",
        "Flips bits of the journal's files and truncates them; every answer must be right or refused.",
        "--count",
        2000,
        async (count, seed) =>
        {
            var report = await new Damage(seed, PlantedFault.None, Report.Progress).RunAsync(count);
            Report.Result("damage.detected", report.Detected, "count", new { seed });
            Report.Result("damage.harmless", report.Harmless, "count");
            PrintFound("damage.wrong", report.Wrong);
            return report.Wrong.Count == 0;
        });

    static Command WithCount(string name, string description, string option, int usual, Func<int, int, Task<bool>> run)
    {
        var count = new Option<int>(option) { Description = "How many.", DefaultValueFactory = _ => usual };
        var seed = new Option<int?>("--seed") { Description = "Repeats a run; drawn and printed otherwise." };
        var command = new Command(name, description) { count, seed };
        command.SetAction(async parsed =>
            await run(parsed.GetValue(count), parsed.GetValue(seed) ?? Seed.Draw(Report.Progress)) ? 0 : 1);
        return command;
    }

    static void Print(string name, long acknowledged, Findings findings)
    {
        Report.Result($"{name}.acknowledged", acknowledged, "count");
        Report.Result($"{name}.lost", findings.Lost, "count");
        Report.Result($"{name}.doubled", findings.Doubled, "count");
        Report.Result($"{name}.reordered", findings.Reordered, "count");
        Report.Result($"{name}.torn", findings.Torn, "count");
        Report.Result($"{name}.unexplained", findings.Unexplained, "count");
    }

    static void PrintFound(string name, IReadOnlyList<string> found)
    {
        Report.Result(name, found.Count, "count");
        foreach (var one in found)
        {
            Report.Progress($"  {one}");
        }
    }
}
