using System.Diagnostics;
using Success.Testing;

namespace Success.Journal.Faults;

/// <summary>What a series of kills showed.</summary>
/// <param name="Cycles">How often the worker was killed.</param>
/// <param name="Acknowledged">Appends that were acknowledged.</param>
/// <param name="Findings">What differs between journal and ledger.</param>
/// <param name="ReadyMilliseconds">For each restart after a kill, from the start of the process until its journal was open.</param>
public sealed record KillReport(int Cycles, long Acknowledged, Findings Findings, IReadOnlyList<double> ReadyMilliseconds);

/// <summary>kill -9 at random moments under many writers, restart, compare with the ledger.</summary>
public sealed class KillCycles(int seed, PlantedFault fault, Action<string> progress)
{
    /// <summary>A journal is thrown away after so many kills: what is compared grows with its age.</summary>
    const int CyclesPerJournal = 10;

    static readonly WorkloadOptions UnderLoad = new(Writers: 32, PartitionsPerWriter: 4, AppendsPerWriter: 1_000_000);
    static readonly WorkloadOptions ResumeOnly = UnderLoad with { AppendsPerWriter = 0 };

    readonly Random _random = new(seed);
    readonly List<double> _readyMilliseconds = [];

    public async Task<KillReport> RunAsync(int cycles)
    {
        var findings = Findings.None;
        long acknowledged = 0;
        for (var done = 0; done < cycles && findings.IsClean;)
        {
            using var folder = new TemporaryFolder();
            using var ledger = new Ledger(folder.File("ledger"));
            for (var age = 0; age < CyclesPerJournal && done < cycles && findings.IsClean; age++, done++)
            {
                // Every other time something was acknowledged before, however slow the machine is; the other times maybe nothing was.
                await KillOnceAsync(folder, ledger, isFirst: age == 0, isUnderWay: done % 2 == 0);
                findings += await CompareCopyAsync(folder, ledger);
                progress($"cycle {done + 1} of {cycles}: {acknowledged + ledger.Acknowledged} acknowledged, {findings}");
            }

            await ResumeAsync(folder, ledger);
            findings += await CompareCopyAsync(folder, ledger);
            acknowledged += ledger.Acknowledged;
        }

        return new(cycles, acknowledged, findings, _readyMilliseconds);
    }

    async Task KillOnceAsync(TemporaryFolder folder, Ledger ledger, bool isFirst, bool isUnderWay)
    {
        var lines = new List<LedgerLine>();
        var started = Stopwatch.GetTimestamp();
        await using var worker = WorkerProcess.Start(WorkerProcess.Command(folder.Path, UnderLoad, fault));
        if (!await worker.WaitUntilReadyAsync(lines))
        {
            throw new InvalidOperationException($"The worker ended before its journal was open: {await worker.ErrorsAsync()}");
        }

        if (!isFirst)
        {
            _readyMilliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        await (isUnderWay ? worker.WaitUntilAcknowledgedAsync(lines) : Task.CompletedTask);
        await Task.Delay(TimeSpan.FromMilliseconds(_random.Next(20, 1000)));
        worker.Kill();
        await worker.WaitForEndAsync(lines);
        ledger.Record(lines);
    }

    async Task ResumeAsync(TemporaryFolder folder, Ledger ledger)
    {
        var lines = new List<LedgerLine>();
        await using var worker = WorkerProcess.Start(WorkerProcess.Command(folder.Path, ResumeOnly, fault));
        if (!await worker.WaitForEndAsync(lines))
        {
            throw new InvalidOperationException($"The worker could not resume: {await worker.ErrorsAsync()}");
        }

        ledger.Record(lines);
    }

    /// <summary>A copy is opened, so that the next worker finds what the killed one left and not what the comparison tidied up.</summary>
    static async Task<Findings> CompareCopyAsync(TemporaryFolder folder, Ledger ledger)
    {
        using var copy = JournalFolder.Copy(folder.Path);
        await using var journal = await JournalFolder.OpenAsync(copy.Path);
        return await LedgerComparison.CompareAsync(journal, ledger);
    }
}
