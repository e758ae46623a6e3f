using SQLitePCL;
using Success.Journal.Conformance;
using Success.Journal.Sqlite;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.Journal.Tests.Sqlite;

/// <summary>A bit that flips in a page of the file is noticed where the page is read, whatever the page is for.</summary>
public sealed class PageChecksumsTests(ITestOutputHelper output) : IDisposable
{
    const int Partitions = 12;
    const int PageBytes = 4096;

    readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Read_BitFlippedInAnyPage_IsRefusedOrRightAndVerifyFindsIt()
    {
        var random = new Random(Seed.Draw(output.WriteLine));
        await FillAsync(_folder);
        var bytes = await File.ReadAllBytesAsync(_folder.Path);
        var right = await ReadAllAsync(_folder);
        Assert.True(bytes.Length > 20 * PageBytes, $"Only {bytes.Length} bytes.");

        for (var page = 0; page < bytes.Length / PageBytes; page++)
        {
            var at = (page * PageBytes) + random.Next(PageBytes);
            using var damaged = await FlippedAsync(bytes, at, (byte)(1 << random.Next(8)));

            Assert.Contains(await ReadAllAsync(damaged), (string?[])[right, null]);
            Assert.True(await VerifyFindsAsync(damaged), $"Verification missed byte {at}.");
        }
    }

    [Fact]
    public Task Load_KeyFlippedInATree_ThrowsCorrupt() =>
        IsNoticed("p|07", journal => journal.LoadAsync(KeyOf(7), default).AsTask(), SqliteRules.Sound);

    [Fact]
    public Task Scan_KeyFlippedInATree_ThrowsCorrupt() => IsNoticed("row|01|07", ScanAsync, SqliteRules.Sound);

    [Fact]
    public async Task Read_PageInThePlaceOfAnother_ThrowsCorrupt()
    {
        await FillAsync(_folder);
        var bytes = await File.ReadAllBytesAsync(_folder.Path);
        var place = bytes.AsSpan().IndexOf("\"[7,31]\""u8) / PageBytes;
        bytes.AsSpan((place - 1) * PageBytes, PageBytes).CopyTo(bytes.AsSpan(place * PageBytes, PageBytes));
        await File.WriteAllBytesAsync(_folder.Path, bytes);

        await using var journal = await _folder.OpenAsync();
        await Assert.ThrowsAsync<JournalCorruptException>(async () => await journal.ReadEntriesAsync(KeyOf(7), 0, 100, default));
    }

    [Fact]
    public async Task Verify_UnreadableHeads_NamesThemAndChecksTheOthers()
    {
        await FillAsync(_folder, partitions: 120);
        var bytes = await File.ReadAllBytesAsync(_folder.Path);
        bytes.AsSpan(bytes.AsSpan().IndexOf("[40,1]+"u8) / PageBytes * PageBytes, PageBytes).Clear();
        bytes[bytes.AsSpan().IndexOf("[90,1]+"u8)] ^= 1;
        using var damaged = await FlippedAsync(bytes, bytes.AsSpan().IndexOf("\"[80,1]\""u8) + 1, 1);
        await using var journal = await damaged.OpenAsync();

        var report = await journal.VerifyAsync(null, default);

        Assert.Single(report.Damages, damage => damage.Reason.StartsWith("The heads of the partitions with ids ", StringComparison.Ordinal));
        Assert.InRange(report.Partitions, 60, 118);
        Assert.Contains(report.Damages, damage => damage is { Number: null } && damage.Partition == KeyOf(90));
        Assert.Contains(report.Damages, damage => damage.Reason.StartsWith("SQLite finds: ", StringComparison.Ordinal));
        Assert.Contains(report.Damages, damage => damage is { Number: 1 } && damage.Partition == KeyOf(80));
    }

    [Fact]
    public async Task Open_OfFormat1_GivesItsPagesChecksums()
    {
        await MakeFormat1Async();
        await (await _folder.OpenAsync()).DisposeAsync();

        var bytes = await File.ReadAllBytesAsync(_folder.Path);
        using var damaged = await FlippedAsync(bytes, bytes.Length - 100, 1);
        Assert.Equal("2", _folder.Query("PRAGMA user_version"));
        Assert.Equal("ok", _folder.Query("PRAGMA integrity_check"));
        Assert.True(await VerifyFindsAsync(damaged));
        Assert.Equal(["journal.db", "journal.db-lock"], Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Open_OfFormat1AfterACrash_KeepsWhatIsInItsLog()
    {
        await MakeFormat1Async();
        using (var crashed = SqliteDatabase.OpenUnchecked(_folder.Path, raw.SQLITE_OPEN_READWRITE))
        {
            crashed.KeepWalOnClose(true);
            crashed.Execute("PRAGMA journal_mode = WAL; UPDATE journal SET commits = 7");
        }

        Assert.True(File.Exists(_folder.Path + "-wal"));
        await (await _folder.OpenAsync()).DisposeAsync();

        Assert.Equal("7", _folder.Query("SELECT commits FROM journal"));
    }

    [Fact]
    public async Task Open_OfFormat1Damaged_ThrowsCorruptAndLeavesIt()
    {
        await MakeFormat1Async();
        var bytes = await File.ReadAllBytesAsync(_folder.Path);
        bytes[bytes.AsSpan().LastIndexOf("t7k2|acc_0193"u8)] ^= 2;
        await File.WriteAllBytesAsync(_folder.Path, bytes);

        await Assert.ThrowsAsync<JournalCorruptException>(() => _folder.OpenAsync());

        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder.Path));
    }

    [Fact]
    public async Task Open_OfFormat1InUse_SaysSoAndLeavesIt()
    {
        await MakeFormat1Async();
        using var other = SqliteDatabase.OpenUnchecked(_folder.Path, raw.SQLITE_OPEN_READWRITE);
        other.Execute("PRAGMA journal_mode = WAL; BEGIN; SELECT * FROM journal");

        var failure = await Assert.ThrowsAsync<JournalFileException>(() => _folder.OpenAsync());

        Assert.Equal(JournalFileProblem.InUse, failure.Problem);
        Assert.Equal("1", other.QueryText("PRAGMA user_version"));
    }

    [Fact]
    public async Task Write_ToAFileWithoutRoomForChecksums_IsRefusedAndChangesNothing()
    {
        await MakeFormat1Async();
        var bytes = await File.ReadAllBytesAsync(_folder.Path);

        using (var unfit = SqliteDatabase.Open(_folder.Path, raw.SQLITE_OPEN_READWRITE))
        {
            Assert.Throws<SqliteFailure>(() => unfit.Execute("UPDATE journal SET commits = 7"));
        }

        Assert.Equal(bytes, await File.ReadAllBytesAsync(_folder.Path));
    }

    /// <summary>Wherever the key stands in the file, a bit that flips in it is noticed by the read.</summary>
    internal static async Task IsNoticed(string key, Func<SqliteJournal, Task> read, SqliteRules rules)
    {
        using var folder = new SqliteFolder();
        await FillAsync(folder);
        var bytes = await File.ReadAllBytesAsync(folder.Path);
        var wanted = System.Text.Encoding.ASCII.GetBytes(key);
        var found = 0;
        for (var at = bytes.AsSpan().IndexOf(wanted); at >= 0; found++)
        {
            using var damaged = await FlippedAsync(bytes, at + key.Length - 1, 2);
            await using var journal = await damaged.OpenAsync(rules);
            await Assert.ThrowsAsync<JournalCorruptException>(() => read(journal));
            var next = bytes.AsSpan(at + 1).IndexOf(wanted);
            at = next < 0 ? -1 : at + 1 + next;
        }

        Assert.True(found > 0, "The key is nowhere in the file.");
    }

    internal static async Task<IReadOnlyList<Row>> ScanAsync(SqliteJournal journal) =>
        await journal.ScanRowsAsync(KeyOf(1), new RowScan { From = RowKey.Create("row|01|07"), Limit = 1 }, default);

    static PartitionKey KeyOf(int partition) => PartitionKey.Create($"p|{partition:d2}");

    /// <summary>Enough of everything for trees of several pages.</summary>
    static async Task FillAsync(SqliteFolder folder, int partitions = Partitions)
    {
        await using var journal = await folder.OpenAsync();
        for (var partition = 1; partition <= partitions; partition++)
        {
            string[] texts = [.. Enumerable.Range(1, 34).Select(number => $"[{partition},{number}]")];
            var rows = Enumerable.Range(1, 20).Select(row => Sample.Put($"row|{partition:d2}|{row:d2}", new string('r', 60)));
            var version = await journal.AppendAsync(
                KeyOf(partition), JournalVersion.None, Sample.Append(1, texts) with { Rows = [.. rows] }, default);
            await journal.SaveSnapshotAsync(KeyOf(partition), new(version, 1, new byte[700]), default);
        }
    }

    async Task MakeFormat1Async() =>
        _folder.Execute(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "OldJournals", "format-1.sql")));

    static async Task<SqliteFolder> FlippedAsync(byte[] bytes, int at, byte bit)
    {
        var folder = new SqliteFolder();
        var flipped = bytes.ToArray();
        flipped[at] ^= bit;
        await File.WriteAllBytesAsync(folder.Path, flipped);
        return folder;
    }

    /// <summary>All that the journal says; null when it refuses to. Not its snapshots: it may always go without.</summary>
    static async Task<string?> ReadAllAsync(SqliteFolder folder)
    {
        try
        {
            await using var journal = await folder.OpenAsync();
            var said = new List<string>();
            for (var partition = 0; partition <= Partitions; partition++)
            {
                var loaded = await journal.LoadAsync(KeyOf(partition), default);
                var entries = await journal.ReadEntriesAsync(KeyOf(partition), 0, 100, default);
                var rows = await journal.ScanRowsAsync(KeyOf(partition), new(), default);
                said.Add($"{loaded.Version} {entries.Count} {string.Join(',', rows.Select(row => row.Key))}");
            }

            await foreach (var head in journal.HeadsAsync("", default))
            {
                said.Add($"{head.Key} {head.Version}");
            }

            return string.Join('\n', said);
        }
        catch (Exception exception) when (exception is JournalCorruptException or JournalFileException)
        {
            return null;
        }
    }

    static async Task<bool> VerifyFindsAsync(SqliteFolder folder)
    {
        try
        {
            await using var journal = await folder.OpenAsync();
            return !(await journal.VerifyAsync(null, default)).IsSound;
        }
        catch (Exception exception) when (exception is JournalCorruptException or JournalFileException)
        {
            return true;
        }
    }
}
