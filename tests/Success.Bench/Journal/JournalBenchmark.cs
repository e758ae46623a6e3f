using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Bench.Journal;

/// <summary>The SQLite journal against plain SQLite on the same file system, in turns, because machines are noisy.</summary>
static class JournalBenchmark
{
    const int DataBytes = 300;

    public static Command Command()
    {
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often everything is measured; results are medians.",
            DefaultValueFactory = _ => 5,
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "How long one measurement of a round takes.",
            DefaultValueFactory = _ => 2,
        };
        var heads = new Option<int>("--heads") { Description = "How many heads are streamed.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("journal", "Durable appends, loads and heads of the SQLite journal, and plain SQLite for comparison.")
        {
            rounds, seconds, heads,
        };
        command.SetAction(parsed => RunAsync(parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(heads)));
        return command;
    }

    static async Task RunAsync(int rounds, TimeSpan time, int heads)
    {
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        using var plain = new PlainSqlite(folder.File("plain.db"), DataBytes, partitions: 0);
        using var same32 = new PlainSqlite(folder.File("same32.db"), DataBytes, partitions: 32);
        using var same256 = new PlainSqlite(folder.File("same256.db"), DataBytes, partitions: 256);
        await AppendsAsync(new(journal, DataBytes), new(plain, same32, same256), rounds, time);
        await LoadsAsync(journal, rounds);
        await HeadsAsync(journal, rounds, heads);
    }

    /// <summary>What the journal is compared with.</summary>
    /// <param name="Bare">One table without an index.</param>
    /// <param name="Same32">The rows that the journal writes, of 32 partitions: entries with their index, and heads.</param>
    /// <param name="Same256">Of 256 partitions.</param>
    sealed record Loops(PlainSqlite Bare, PlainSqlite Same32, PlainSqlite Same256);

    static async Task AppendsAsync(JournalLoad load, Loops loops, int rounds, TimeSpan time)
    {
        var measured = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round <= rounds; round++)
        {
            Report.Progress($"appends, round {round} of {rounds}{(round == 0 ? " (warming up)" : "")}");
            var cpu = Environment.CpuUsage.TotalTime;
            await SettleAsync();
            var plain32 = loops.Bare.Run(32, time);
            var plain32Cpu = MicrosecondsEach(ref cpu, plain32.Milliseconds.Count * 32);
            await SettleAsync();
            var same32 = loops.Same32.Run(32, time);
            await SettleAsync();
            cpu = Environment.CpuUsage.TotalTime;
            var journal32 = await load.RunAsync(32, time);
            var journal32Cpu = MicrosecondsEach(ref cpu, journal32.Milliseconds.Count);
            await SettleAsync();
            var plain100 = loops.Bare.Run(100, time);
            await SettleAsync();
            var same100 = loops.Same256.Run(100, time);
            await SettleAsync();
            cpu = Environment.CpuUsage.TotalTime;
            var journal256 = await load.RunAsync(256, time);
            var journal256Cpu = MicrosecondsEach(ref cpu, journal256.Milliseconds.Count);
            await SettleAsync();
            var plain1 = loops.Bare.Run(1, time);
            await SettleAsync();
            var journal1 = await load.RunAsync(1, time);
            if (round > 0)
            {
                Note(measured, "plain.32", plain32.PerSecond);
                Note(measured, "plain.32.cpu", plain32Cpu);
                Note(measured, "appenders.32.cpu", journal32Cpu);
                Note(measured, "appenders.256.cpu", journal256Cpu);
                Note(measured, "appenders.32", journal32.PerSecond);
                Note(measured, "ratio.32", journal32.PerSecond / plain32.PerSecond);
                Note(measured, "same.32", same32.PerSecond);
                Note(measured, "same.ratio.32", journal32.PerSecond / same32.PerSecond);
                Note(measured, "appenders.32.p50", At(journal32.Milliseconds, 0.5));
                Note(measured, "appenders.32.p99", At(journal32.Milliseconds, 0.99));
                Note(measured, "plain.100", plain100.PerSecond);
                Note(measured, "appenders.256", journal256.PerSecond);
                Note(measured, "ratio.256", journal256.PerSecond / plain100.PerSecond);
                Note(measured, "same.100", same100.PerSecond);
                Note(measured, "same.ratio.256", journal256.PerSecond / same100.PerSecond);
                Note(measured, "appenders.256.p99", At(journal256.Milliseconds, 0.99));
                Note(measured, "plain.1.p50", At(plain1.Milliseconds, 0.5));
                Note(measured, "appenders.1.p50", At(journal1.Milliseconds, 0.5));
                Note(measured, "lone.ratio", At(journal1.Milliseconds, 0.5) / At(plain1.Milliseconds, 0.5));
            }
        }

        foreach (var (name, values) in measured)
        {
            Report.Result($"journal.append.{name}", At(values, 0.5), UnitOf(name), new { rounds, seconds = time.TotalSeconds, bytes = DataBytes });
        }
    }

    static string UnitOf(string name) => name.Split('.') switch
    {
        [.., "cpu"] => "us",
        [.., "p50" or "p99"] => "ms",
        ["ratio", ..] or [.., "ratio"] or ["same", "ratio", _] => "ratio",
        _ => "1/s",
    };

    static async Task LoadsAsync(SqliteJournal journal, int rounds)
    {
        const int Entries = 1000;
        Report.Progress($"loads of {Entries} entries");
        var key = PartitionKey.Create("load|1");
        await new JournalLoad(journal, DataBytes).FillAsync(key, Entries);
        var milliseconds = new List<double>();
        for (var i = 0; i < rounds * 40; i++)
        {
            var watch = Stopwatch.StartNew();
            await journal.LoadAsync(key, CancellationToken.None);
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }

        Report.Result("journal.load.p50", At(milliseconds, 0.5), "ms", new { entries = Entries, bytes = DataBytes });
        Report.Result("journal.load.p99", At(milliseconds, 0.99), "ms", new { entries = Entries, bytes = DataBytes });
    }

    static async Task HeadsAsync(SqliteJournal journal, int rounds, int count)
    {
        Report.Progress($"{count} heads");
        var load = new JournalLoad(journal, DataBytes);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = 512 },
            async (i, _) => await load.FillAsync(PartitionKey.Create($"heads|{i * 7919L % count:d6}"), 1));
        var milliseconds = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            var seen = 0;
            await foreach (var head in journal.HeadsAsync("heads|", CancellationToken.None))
            {
                seen += head.Version.Number > 0 ? 1 : 0;
            }

            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
            if (seen != count)
            {
                throw new InvalidOperationException($"{seen} heads were streamed instead of {count}.");
            }
        }

        Report.Result("journal.heads", At(milliseconds, 0.5), "ms", new { heads = count });
    }

    /// <summary>Lets the disk finish what the measurement before has left to it.</summary>
    static async Task SettleAsync()
    {
        using var sync = Process.Start("sync");
        await sync.WaitForExitAsync();
    }

    /// <summary>Processor time of the whole process per append: unlike the clock's it does not count what others do on the machine.</summary>
    static double MicrosecondsEach(ref TimeSpan before, int count)
    {
        var after = Environment.CpuUsage.TotalTime;
        var each = (after - before).TotalMicroseconds / count;
        before = after;
        return each;
    }

    static void Note(Dictionary<string, List<double>> measured, string name, double value)
    {
        if (!measured.TryGetValue(name, out var values))
        {
            measured.Add(name, values = []);
        }

        values.Add(value);
    }

    /// <summary>The value below which the given part of all lies.</summary>
    static double At(List<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, part * sorted.Count)];
    }
}
