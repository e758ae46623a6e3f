using Success.Testing;

namespace Success.Journal.Faults;

/// <summary>What a series of simulated power losses showed.</summary>
/// <param name="Losses">How many moments were tried.</param>
/// <param name="Acknowledged">Appends that the traced life acknowledged.</param>
/// <param name="Findings">What differs between journal and ledger.</param>
/// <param name="Damaged">Moments after which the journal could not be opened or <c>verify</c> found damage, in words.</param>
public sealed record PowerLossReport(int Losses, long Acknowledged, Findings Findings, IReadOnlyList<string> Damaged)
{
    public bool IsClean => Findings.IsClean && Damaged.Count == 0;
}

/// <summary>
/// Loss of power, simulated: one life of a journal is traced with every byte that it writes; then the files are rebuilt as a disk could
/// hold them at a given moment (what was synced is there; of what was not, any part of any sector may be) and compared with what
/// had been acknowledged by that moment. A kill cannot show this, since the operating system keeps what a dead process wrote.
/// </summary>
public sealed class PowerLoss(int seed, PlantedFault fault, Action<string> progress)
{
    /// <summary>The life happens in a folder of this name, so that its syncs can be told from a file's.</summary>
    const string FolderName = "life";

    static readonly WorkloadOptions ShortLife = new(Writers: 4, PartitionsPerWriter: 2, AppendsPerWriter: 30);

    readonly Random _random = new(seed);

    public async Task<PowerLossReport> RunAsync(int losses)
    {
        var deeds = await TraceAsync();
        var findings = Findings.None;
        var damaged = new List<string>();
        long acknowledged = 0;
        for (var done = 0; done < losses; done++)
        {
            // The last loss comes after the last deed, so that the whole life is compared once.
            var moment = done == losses - 1 ? deeds.Count : _random.Next(1, deeds.Count);
            using var folder = new TemporaryFolder();
            using var ledger = LedgerAt(deeds, moment, folder);
            WriteFiles(deeds, moment, folder);
            findings += await CompareAsync(moment, folder, ledger, damaged);
            acknowledged = Math.Max(acknowledged, ledger.Acknowledged);
            progress($"loss {done + 1} of {losses} at deed {moment} of {deeds.Count}: {ledger.Acknowledged} acknowledged, {findings}");
        }

        return new(losses, acknowledged, findings, damaged);
    }

    async Task<IReadOnlyList<Deed>> TraceAsync()
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("calls");
        var life = Directory.CreateDirectory(folder.File(FolderName)).FullName;
        string[] trace =
        [
            RequiredProgram.Path("strace", "strace"), "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "1000000", "-o", log,
            "-e", $"trace={SyscallLog.Calls}",
        ];
        await using var worker = WorkerProcess.Start([.. trace, .. WorkerProcess.Command(life, ShortLife, fault)]);
        return await worker.WaitForEndAsync([])
            ? SyscallLog.Read(File.ReadLines(log))
            : throw new InvalidOperationException($"The traced life did not end well: {await worker.ErrorsAsync()}");
    }

    static Ledger LedgerAt(IReadOnlyList<Deed> deeds, int moment, TemporaryFolder folder)
    {
        var ledger = new Ledger(folder.File("ledger"));
        ledger.Record(
        [
            .. from say in deeds.Take(moment).OfType<Deed.Say>()
               from line in say.Text.Split('\n')
               let parsed = LedgerLine.Parse(line)
               where parsed is not null
               select parsed,
        ]);
        return ledger;
    }

    void WriteFiles(IReadOnlyList<Deed> deeds, int moment, TemporaryFolder folder)
    {
        // How much of what was not synced reached the disk: nothing, everything, or any part of it.
        var share = _random.Next(4) switch { 0 => 0.0, 1 => 1.0, _ => _random.NextDouble() };
        var syncedBefore = deeds.Take(moment).OfType<Deed.Sync>().GroupBy(sync => sync.File)
            .ToDictionary(syncs => syncs.Key, syncs => syncs.Max(sync => sync.Begun));

        var disk = new Disk(index => index < syncedBefore.GetValueOrDefault(SyncedWith(deeds[index])) || _random.NextDouble() < share);
        disk.Apply(deeds, moment);
        disk.Save(folder.Path, JournalFolder.DurableFiles);
    }

    /// <summary>Whose sync makes a deed durable: the file's for its bytes, the folder's for its names.</summary>
    static string SyncedWith(Deed deed) => deed switch
    {
        Deed.Write write => write.File,
        Deed.Truncate truncate => truncate.File,
        _ => FolderName,
    };

    static async Task<Findings> CompareAsync(int moment, TemporaryFolder folder, Ledger ledger, List<string> damaged)
    {
        try
        {
            await using var journal = await JournalFolder.OpenAsync(folder.Path);
            if (await JournalFolder.FindDamageAsync(journal) is { } damage)
            {
                damaged.Add($"deed {moment}: {damage}");
            }

            return await LedgerComparison.CompareAsync(journal, ledger);
        }
        catch (Exception exception) when (exception is JournalCorruptException or JournalUnavailableException)
        {
            damaged.Add($"deed {moment}: {exception.Message}");
            return Findings.None;
        }
    }
}
