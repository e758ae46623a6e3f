using Success.Journal.Faults;
using Success.Testing;

namespace Success.Journal.FaultTests;

public sealed class BackupTests
{
    static readonly WorkloadOptions Load = new(Writers: 16, PartitionsPerWriter: 2, AppendsPerWriter: 400);

    [Fact]
    public async Task Backup_UnderLoad_HoldsWhatWasAcknowledgedWhenItBegan()
    {
        using var folder = new TemporaryFolder();
        var said = new List<LedgerLine>();
        var firstAcknowledged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (var journal = await JournalFolder.OpenAsync(Directory.CreateDirectory(folder.File("live")).FullName))
        {
            var writing = new Workload(journal, Load, Say).RunAsync();
            foreach (var name in (string[])["first", "second"])
            {
                await firstAcknowledged.Task;
                var begun = Count();
                await journal.BackupAsync(Path.Combine(Directory.CreateDirectory(folder.File(name)).FullName, JournalFolder.FileName), default);

                using var ledger = LedgerOf(folder.File($"{name}.ledger"), begun);
                await using var backup = await JournalFolder.OpenAsync(folder.File(name));
                var findings = await LedgerComparison.CompareAsync(backup, ledger);

                Assert.True(ledger.Acknowledged > 0, "Nothing was acknowledged before the backup began: nothing was tested.");
                Assert.True(findings.IsClean, findings.ToString());
            }

            await writing;
        }

        void Say(string line)
        {
            lock (said)
            {
                said.Add(LedgerLine.Parse(line)!);
            }

            if (line.StartsWith(nameof(Outcome.Acknowledged), StringComparison.Ordinal))
            {
                firstAcknowledged.TrySetResult();
            }
        }

        int Count()
        {
            lock (said)
            {
                return said.Count;
            }
        }

        // What came after the beginning may be in the backup, but need not.
        Ledger LedgerOf(string path, int begun)
        {
            lock (said)
            {
                var ledger = new Ledger(path);
                ledger.Record([.. said.Take(begun), .. said.Skip(begun).Where(line => line.Outcome == Outcome.Tried)]);
                return ledger;
            }
        }
    }
}
