using System.Diagnostics;
using Success.Journal.Conformance;
using Success.Testing;

namespace Success.Journal.Tests.Sqlite;

/// <summary>Verifying, backing up, replaying old files, reading with the sqlite3 shell.</summary>
public sealed class SqliteCareTests : IDisposable
{
    readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_Sound_CountsWhatIsThere()
    {
        await using var journal = await FilledAsync();
        var reports = new List<VerificationReport>();

        var report = await journal.VerifyAsync(new Reports(reports), default);

        Assert.True(report.IsSound);
        Assert.Equal((3, 2_003), (report.Partitions, report.Entries));
        Assert.Equal([1, 2, 3], reports.Select(each => each.Partitions));
    }

    [Fact]
    public async Task Verify_Damaged_NamesTheFirstBadEntryOfEachPartition()
    {
        await (await FilledAsync()).DisposeAsync();
        _folder.Execute(
            "UPDATE entries SET data = '0' WHERE number >= 1500; " +
            "UPDATE entries SET data = '0' WHERE number = 2 AND partition = (SELECT id FROM partitions WHERE key = 'p|1')");
        await using var journal = await _folder.OpenAsync();

        var report = await journal.VerifyAsync(null, default);

        Assert.Equal(3, report.Partitions);
        Assert.Equal(
            [(PartitionKey.Create("p|1"), 2L), (PartitionKey.Create("p|2"), 1500L)],
            report.Damages.Select(damage => (damage.Partition!.Value, damage.Number!.Value)));
        Assert.All(report.Damages, damage => Assert.Equal("does not have the hash of what it holds.", damage.Reason));
    }

    [Fact]
    public async Task Verify_EntriesWithoutAHead_NamesThePartition()
    {
        await (await FilledAsync()).DisposeAsync();
        _folder.Execute(
            "PRAGMA foreign_keys = OFF; " +
            "INSERT INTO partitions (key, number, hash, last, published, summary, checksum) VALUES ('q', 0, zeroblob(32), 0, 0, x'', 0); " +
            "UPDATE entries SET partition = last_insert_rowid() WHERE partition = 1 AND number = 2; " +
            "INSERT INTO entries SELECT NULL, 0, 99, number, append, type, format, previous, hash, data FROM entries WHERE number = 1 AND partition = 1");
        await using var journal = await _folder.OpenAsync();

        var report = await journal.VerifyAsync(null, default);

        Assert.Contains(report.Damages, damage => damage.Partition?.Value == "q" && damage.Reason == "there are entries that its head does not know.");
        Assert.Contains(report.Damages, damage => damage.Reason == "A row of 'entries' belongs to no partition.");
        Assert.Contains(report.Damages, damage => damage.Partition?.Value == "p|1" && damage.Number == 2);
    }

    [Fact]
    public async Task Verify_DamagedHead_NamesIt()
    {
        await (await FilledAsync()).DisposeAsync();
        _folder.Execute("UPDATE partitions SET published = 1 WHERE key = 'p|2'");
        await using var journal = await _folder.OpenAsync();

        var damage = Assert.Single((await journal.VerifyAsync(null, default)).Damages);

        Assert.Equal("p|2", damage.Partition?.Value);
        Assert.Equal("the head is not what was written. Its checksum is wrong.", damage.Reason);
    }

    [Fact]
    public async Task Verify_DamagedHeads_NamesEachAndTheBadEntriesOfTheOthers()
    {
        await (await FilledAsync()).DisposeAsync();
        _folder.Execute("UPDATE partitions SET published = 1 WHERE key <> 'p|2'; UPDATE entries SET data = '0' WHERE number = 7");
        await using var journal = await _folder.OpenAsync();

        var report = await journal.VerifyAsync(null, default);

        Assert.Equal(["p|1", "p|3", "p|2"], report.Damages.Select(damage => damage.Partition?.Value));
        Assert.Equal(7, report.Damages[^1].Number);
    }

    [Fact]
    public async Task Verify_BrokenIndex_SaysWhatSqliteFinds()
    {
        await (await FilledAsync()).DisposeAsync();
        _folder.Execute(
            "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_partitions_1') " +
            "WHERE name = 'signposts'");
        await using var journal = await _folder.OpenAsync();

        Assert.Contains((await journal.VerifyAsync(null, default)).Damages, damage => damage.Reason.StartsWith("SQLite finds: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Backup_WhileWritesGoOn_IsAJournalOfOneMoment()
    {
        await using var journal = await FilledAsync();
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(journal, stop.Token);

        var report = await journal.BackupAsync(_folder.File("backup.db"), default);
        await stop.CancelAsync();
        var last = await writing;

        Assert.True(report.IsSound);
        using var restored = new SqliteFolder();
        File.Copy(_folder.File("backup.db"), restored.Path);
        await using var copy = await restored.OpenAsync();
        var version = (await copy.LoadAsync(Sample.Account, default)).Version;
        Assert.InRange(version.Number, 0, last.Number);
        if (version.Number > 0)
        {
            Assert.Equal(version, (await journal.ReadEntriesAsync(Sample.Account, version.Number - 1, 1, default))[0].Version);
        }

        Assert.Equal(["backup.db"], Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!, "backup*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Backup_ToAFileThatExists_LeavesIt()
    {
        await using var journal = await FilledAsync();
        await File.WriteAllTextAsync(_folder.File("backup.db"), "mine");

        var refusal = await Assert.ThrowsAsync<IOException>(() => journal.BackupAsync(_folder.File("backup.db"), default));

        Assert.Equal($"'{_folder.File("backup.db")}' exists already; a backup never replaces a file.", refusal.Message);
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File("backup.db")));
    }

    [Fact]
    public async Task Backup_OfADamagedJournal_ThrowsAndLeavesNothing()
    {
        await (await FilledAsync()).DisposeAsync();
        _folder.Execute("UPDATE entries SET data = '0' WHERE number = 1000");
        await using var journal = await _folder.OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => journal.BackupAsync(_folder.File("backup.db"), default));

        Assert.Equal(1000, corrupt.Number);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!, "backup*"));
    }

    [Fact]
    public async Task OldJournal_OfFormat1_ReplaysForEver()
    {
        _folder.Execute(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "OldJournals", "format-1.sql")));
        await using var journal = await _folder.OpenAsync();

        var report = await journal.VerifyAsync(null, default);
        Assert.Equal((2, 4, true), (report.Partitions, report.Entries, report.IsSound));
        var loaded = await journal.LoadAsync(PartitionKey.Create("t7k2|acc_0193"), default);
        Assert.Equal("41f31309b6d91ae434d1b87f00a559816aa81a9eb94f1a55bbfe5ba9853dc675", loaded.Version.Hash.ToString());
        Assert.Equal((3, 2), (loaded.Version.Number, loaded.Head!.Published));
        Assert.Equal("measured", Sample.Text(loaded.Head.Head.Summary));
        Assert.Equal("2026-03-02T07:00:00.0000000+00:00", $"{loaded.Head.Head.NextWake:O}");
        Assert.Equal("{\"kpis\":[\"kpi_1\"]}", Sample.Text(loaded.Snapshot!.Data));
        Assert.Equal(
            "{ \"kpi\": \"kpi_1\",\n  \"values\": [412, 398.5, -1e3, null, true, \"ü😀\"] }", Sample.Text(Assert.Single(loaded.Entries).Data));
        var rows = await journal.ScanRowsAsync(PartitionKey.Create("t7k2|acc_0193"), new(), default);
        Assert.Equal(["412,398.5", "Weekly active users"], rows.Select(row => Sample.Text(row.Data)));
    }

    [Fact]
    public async Task Shell_LinesOfEntries_HaveTheHashesThatAreStored()
    {
        await (await FilledAsync()).DisposeAsync();
        var sqlite = RequiredProgram.Path("sqlite3", "sqlite3");
        var loop =
            $"'{sqlite}' '{_folder.Path}' \"SELECT partition || ' ' || number || ' ' || hash FROM entry_lines WHERE number <= 3\" | " +
            $"while read -r p n h; do '{sqlite}' '{_folder.Path}' \"SELECT line FROM entry_lines WHERE partition = '$p' AND number = $n\" " +
            "| sha256sum | grep -q \"^$h \" && echo same || echo \"differs: $p $n\"; done";

        Assert.Equal(string.Concat(Enumerable.Repeat("same\n", 6)), await ShellAsync(loop));
    }

    async Task<Journal.Sqlite.SqliteJournal> FilledAsync()
    {
        var journal = await _folder.OpenAsync();
        await journal.AppendAsync(PartitionKey.Create("p|1"), JournalVersion.None, Sample.Append(1, "a", "ü|\\n"), default);
        var version = JournalVersion.None;
        for (var i = 0; i < 25; i++)
        {
            version = await journal.AppendAsync(
                PartitionKey.Create("p|2"), version, Sample.Append(i + 1, [.. Enumerable.Repeat($"{i}", 80)]), default);
        }

        await journal.AppendAsync(PartitionKey.Create("p|3"), JournalVersion.None, Sample.Append(1, "c"), default);
        return journal;
    }

    static async Task<JournalVersion> WriteAsync(Journal.Sqlite.SqliteJournal journal, CancellationToken stop)
    {
        var version = JournalVersion.None;
        for (var i = 1; !stop.IsCancellationRequested; i++)
        {
            version = await journal.AppendAsync(Sample.Account, version, Sample.Append(i, "w"), default);
        }

        return version;
    }

    static async Task<string> ShellAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return output;
    }

    sealed class Reports(List<VerificationReport> reports) : IProgress<VerificationReport>
    {
        public void Report(VerificationReport value) => reports.Add(value);
    }
}
