using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Bench.Accounts;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Bench.Recording;

/// <summary>Measurements through the grains into the embedded store: from the call of an account's grain until they are durable.</summary>
static class RecordBenchmark
{
    public static Command Command()
    {
        var accounts = new Option<int>("--accounts") { Description = "Accounts, each with five agreed KPIs on metrics of five kinds.", DefaultValueFactory = _ => 10_000 };
        var batch = new Option<int>("--batch") { Description = "Measurements in one call.", DefaultValueFactory = _ => 100 };
        var callers = new Option<int>("--callers") { Description = "Concurrent callers.", DefaultValueFactory = _ => 64 };
        var seconds = new Option<int>("--seconds") { Description = "Length of the run.", DefaultValueFactory = _ => 15 };
        var folder = new Option<string?>("--folder") { Description = "Where the journal is written; a temporary folder by default." };
        var command = new Command("record", "Measurements recorded durably through the grains.") { accounts, batch, callers, seconds, folder };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetValue(accounts),
            arguments.GetValue(batch),
            arguments.GetValue(callers),
            TimeSpan.FromSeconds(arguments.GetValue(seconds)),
            arguments.GetValue(folder),
            cancellationToken));
        return command;
    }

    static async Task RunAsync(int accounts, int batch, int callers, TimeSpan length, string? folder, CancellationToken cancellationToken)
    {
        using var temporary = new TemporaryFolder();
        var path = folder is null ? temporary.File("journal.db") : Path.Combine(folder, "record-benchmark.db");
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = path }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, cancellationToken);

        Report.Progress($"writing {accounts} accounts with {AgreedAccount.Metrics.Count} agreed KPIs");
        await RecordingFirm.WriteAccountsAsync(journal, accounts, number => new(number, decimals: 2));
        await using var firm = await RecordingFirm.OpenAsync(journal, accounts);

        Report.Progress("a first batch for each account");
        await Parallel.ForAsync(0, accounts, cancellationToken, async (account, _) => await firm.RecordAsync(account, batch));
        Report.Progress($"recording for {length.TotalSeconds} s");
        var started = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        var runs = Enumerable.Range(0, callers).Select(caller => Task.Run(() => RecordAsync(firm, caller, callers, batch, started, length), cancellationToken));
        var latencies = (await Task.WhenAll(runs)).SelectMany(of => of).Order().ToArray();
        var elapsed = Stopwatch.GetElapsedTime(started);
        cpu = Environment.CpuUsage.TotalTime - cpu;

        var (steps, measurements) = (await StepsAsync(journal, number: 1), firm.Recorded(1));
        var parameters = new { accounts, batch, callers, calls = latencies.Length, seconds = Math.Round(elapsed.TotalSeconds, 1) };
        Report.Result("record.measurements", latencies.Length * (double)batch / elapsed.TotalSeconds, "1/s", parameters);
        Report.Result("record.cpu", cpu.TotalMicroseconds / (latencies.Length * (double)batch), "us", parameters);
        Report.Result("record.detectorSteps", (double)steps / measurements, "per measurement", new { measurements, steps });
        Report.Result("record.call.p50", latencies[latencies.Length / 2].TotalMilliseconds, "ms", parameters);
        Report.Result("record.call.p99", latencies[latencies.Length * 99 / 100].TotalMilliseconds, "ms", parameters);
    }

    // Of one account, by its journal: a measurement of an instant, and each period that is closed, is one step of its KPI's detector.
    static async Task<long> StepsAsync(SqliteJournal journal, int number) =>
        (await RecordingFirm.FoldAsync(journal, number)).Kpis.Sum(kpi => (long)kpi.Watch!.Observed.Now.Detector.Observations);

    static async Task<List<TimeSpan>> RecordAsync(RecordingFirm firm, int caller, int callers, int batch, long started, TimeSpan length)
    {
        var latencies = new List<TimeSpan>();
        for (var call = 0; Stopwatch.GetElapsedTime(started) < length; call++)
        {
            var began = Stopwatch.GetTimestamp();
            await firm.RecordAsync(caller + (call * callers), batch);
            latencies.Add(Stopwatch.GetElapsedTime(began));
        }

        return latencies;
    }
}
