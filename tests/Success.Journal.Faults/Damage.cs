using System.Globalization;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Journal.Faults;

/// <summary>What a series of damages showed.</summary>
/// <param name="Detected">Damages that opening, reading or <c>verify</c> reported.</param>
/// <param name="Harmless">Damages after which every answer was still right.</param>
/// <param name="Wrong">Damages after which an answer was silently wrong, in words.</param>
public sealed record DamageReport(int Detected, int Harmless, IReadOnlyList<string> Wrong);

/// <summary>Flips bits of, and truncates, a journal's files, and looks whether anybody is told something wrong.</summary>
public sealed class Damage(int seed, PlantedFault fault, Action<string> progress)
{
    static readonly WorkloadOptions Filling = new(Writers: 8, PartitionsPerWriter: 4, AppendsPerWriter: 40);
    static readonly WorkloadOptions UntilKilled = Filling with { AppendsPerWriter = 1_000_000 };

    readonly Random _random = new(seed);

    public async Task<DamageReport> RunAsync(int count)
    {
        using var closed = new TemporaryFolder();
        using var killed = new TemporaryFolder();
        using var closedLedger = await FillAsync(closed, Filling, kill: false);
        using var killedLedger = await FillAsync(killed, UntilKilled, kill: true);

        var (detected, harmless, wrong) = (0, 0, new List<string>());
        for (var done = 0; done < count; done++)
        {
            var (folder, ledger) = _random.Next(2) == 0 ? (closed, closedLedger) : (killed, killedLedger);
            using var copy = JournalFolder.Copy(folder.Path);
            var what = DamageOne(copy);
            switch (await JudgeAsync(copy, ledger))
            {
                case null:
                    harmless++;
                    break;
                case { IsDetected: true }:
                    detected++;
                    break;
                case { Reason: var reason }:
                    wrong.Add($"{what}: {reason}");
                    break;
            }

            progress($"damage {done + 1} of {count} ({what}): {detected} detected, {harmless} harmless, {wrong.Count} wrong");
        }

        return new(detected, harmless, wrong);
    }

    async Task<Ledger> FillAsync(TemporaryFolder folder, WorkloadOptions options, bool kill)
    {
        var ledger = new Ledger(folder.File("ledger"));
        var lines = new List<LedgerLine>();
        await using var worker = WorkerProcess.Start(WorkerProcess.Command(folder.Path, options, fault));
        if (kill && await worker.WaitUntilReadyAsync(lines))
        {
            await worker.WaitUntilAcknowledgedAsync(lines);
            await Task.Delay(TimeSpan.FromMilliseconds(300));
            worker.Kill();
        }

        if (!await worker.WaitForEndAsync(lines) && !kill)
        {
            throw new InvalidOperationException($"The worker could not fill the journal: {await worker.ErrorsAsync()}");
        }

        ledger.Record(lines);
        return ledger;
    }

    string DamageOne(TemporaryFolder folder)
    {
        // The witness is one line; damage of it is soon tried out.
        string[] candidates = _random.Next(10) == 0 ? JournalFolder.DurableFiles.ToArray() : [JournalFolder.FileName, JournalFolder.FileName + "-wal"];
        var files = candidates.Where(file => new FileInfo(folder.File(file)) is { Exists: true, Length: > 0 }).ToArray();
        var file = files[_random.Next(files.Length)];
        using var stream = new FileStream(folder.File(file), FileMode.Open, FileAccess.ReadWrite);
        if (_random.Next(4) == 0)
        {
            var length = _random.NextInt64(stream.Length);
            var before = stream.Length;
            stream.SetLength(length);
            return string.Create(CultureInfo.InvariantCulture, $"{file} truncated from {before} to {length} bytes");
        }

        var bits = _random.Next(1, 9);
        var first = _random.NextInt64(stream.Length);
        for (var bit = 0; bit < bits; bit++)
        {
            var position = Math.Min(first + _random.Next(bits), stream.Length - 1);
            stream.Position = position;
            var value = (byte)stream.ReadByte();
            stream.Position = position;
            stream.WriteByte((byte)(value ^ (1 << _random.Next(8))));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{file} with {bits} bits flipped at byte {first}");
    }

    /// <summary>Null when all is as before.</summary>
    static async Task<Verdict?> JudgeAsync(TemporaryFolder folder, Ledger ledger)
    {
        try
        {
            await using var journal = await JournalFolder.OpenAsync(folder.Path);
            var findings = await LedgerComparison.CompareAsync(journal, ledger);
            return findings.IsClean
                ? await JournalFolder.FindDamageAsync(journal) is { } damage ? new Verdict(true, damage) : null
                : new Verdict(false, findings.ToString());
        }
        catch (Exception exception) when (exception is JournalCorruptException or JournalUnavailableException or JournalFileException)
        {
            return new Verdict(true, exception.Message);
        }
    }

    sealed record Verdict(bool IsDetected, string Reason);
}
