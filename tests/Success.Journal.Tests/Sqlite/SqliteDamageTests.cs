using Success.Journal.Conformance;
using Success.Journal.Sqlite;

namespace Success.Journal.Tests.Sqlite;

/// <summary>Whatever is changed in the file past the journal is noticed where it is read.</summary>
public sealed class SqliteDamageTests
{
    internal static string[] InTheChain { get; } =
    [
        "UPDATE entries SET data = '\"x\"' WHERE number = 2",
        "UPDATE entries SET type = 'Other' WHERE number = 2",
        "UPDATE entries SET type = hex(zeroblob(600)) WHERE number = 2",
        "UPDATE entries SET format = 2 WHERE number = 2",
        "UPDATE entries SET append = randomblob(16) WHERE number = 2",
        "UPDATE entries SET hash = randomblob(32) WHERE number = 2",
        "UPDATE entries SET previous = randomblob(32) WHERE number = 2",
        "PRAGMA foreign_keys = OFF; UPDATE entries SET partition = 2 WHERE number = 2",
        "DELETE FROM entries WHERE number = 2",
    ];

    internal static string[] OutsideTheChain { get; } =
    [
        "UPDATE partitions SET summary = x'00'",
        "UPDATE partitions SET next_wake = 1",
        "UPDATE partitions SET published = 1",
        "UPDATE rows SET data = x'00'",
        "UPDATE rows SET key = 'other'",
    ];

    /// <summary>Changes that the shape of the data gives away, without any checksum.</summary>
    public static TheoryData<string> Damages =>
    [
        .. InTheChain, .. OutsideTheChain,
        "UPDATE entries SET format = -1 WHERE number = 2",
        "UPDATE entries SET format = 1 << 40 WHERE number = 2",
        "UPDATE entries SET hash = x'00' WHERE number = 2",
        "UPDATE entries SET append = x'00' WHERE number = 2",
        "UPDATE entries SET number = 9 WHERE number = 3",
        "DELETE FROM entries WHERE number = 3",
        "DELETE FROM entries WHERE number = 1",
        "UPDATE partitions SET key = 'T'",
        "UPDATE partitions SET hash = x'00'",
        "UPDATE partitions SET number = 2",
        "UPDATE partitions SET number = 4",
        "UPDATE rows SET key = 'T'",
    ];

    [Theory]
    [MemberData(nameof(Damages))]
    public Task Read_Damaged_ThrowsCorrupt(string sql) => IsNoticed(sql, SqliteRules.Sound);

    [Fact]
    public async Task Load_DamagedEntry_NamesIt()
    {
        using var folder = await DamagedAsync("UPDATE entries SET data = '\"x\"' WHERE number = 3");
        await using var journal = await folder.OpenAsync();

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(async () => await journal.LoadAsync(Sample.Account, default));

        Assert.Equal("Partition 't7k2|acc_1', entry 3: does not have the hash of what it holds.", corrupt.Message);
        Assert.Equal((Sample.Account, 3), (corrupt.Partition, corrupt.Number));
    }

    [Theory]
    [InlineData("UPDATE snapshots SET data = x'00'")]
    [InlineData("UPDATE snapshots SET format = -1")]
    [InlineData("UPDATE snapshots SET hash = x'00'")]
    [InlineData("UPDATE snapshots SET number = 1")]
    public async Task Load_DamagedSnapshot_FoldsFromTheFirstEntry(string sql)
    {
        using var folder = await DamagedAsync(sql);
        await using var journal = await folder.OpenAsync();

        var loaded = await journal.LoadAsync(Sample.Account, default);

        Assert.Null(loaded.Snapshot);
        Assert.Equal(3, loaded.Entries.Count);
    }

    [Theory]
    [InlineData("UPDATE entries SET before = 0 WHERE number = 3")]
    [InlineData("UPDATE entries SET before = 3 WHERE number = 3")]
    [InlineData("UPDATE entries SET before = 99 WHERE number = 2")]
    [InlineData("UPDATE partitions SET last = 2")]
    [InlineData("UPDATE partitions SET last = 0")]
    public async Task Load_LostWay_FindsTheEntriesAndVerifySaysSo(string sql)
    {
        using var folder = await DamagedAsync(sql);
        await using var journal = await folder.OpenAsync();

        var entries = await journal.ReadEntriesAsync(Sample.Account, 0, 10, default);
        var report = await journal.VerifyAsync(null, default);

        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Number));
        Assert.Contains(report.Damages, damage => damage.Reason == "its entries do not lead from one to the one before.");
    }

    [Fact]
    public async Task SaveSnapshot_OverADamagedOne_ReplacesIt()
    {
        using var folder = await DamagedAsync("UPDATE snapshots SET number = 3");
        await using var journal = await folder.OpenAsync();
        var first = (await journal.ReadEntriesAsync(Sample.Account, 0, 1, default))[0].Version;

        await journal.SaveSnapshotAsync(Sample.Account, new(first, 1, Sample.Utf8("new")), default);

        Assert.Equal("new", Sample.Text((await journal.LoadAsync(Sample.Account, default)).Snapshot!.Data));
    }

    [Fact]
    public async Task Append_DamagedPartition_FailsAloneAndTheOthersGoOn()
    {
        // SQLite refuses the entry in the middle of a batch.
        using var folder = await DamagedAsync(
            "CREATE TRIGGER refused BEFORE INSERT ON entries WHEN new.number = 4 BEGIN SELECT RAISE(ABORT, 'refused'); END");
        await using var journal = await folder.OpenAsync();
        var version = (await journal.ReadEntriesAsync(Sample.Account, 2, 1, default))[0].Version;

        var good = Enumerable.Range(0, 20).Select(i => Append(PartitionKey.Create($"good|{i}"), JournalVersion.None)).ToList();
        var bad = Append(Sample.Account, version);
        good.AddRange(Enumerable.Range(20, 20).Select(i => Append(PartitionKey.Create($"good|{i}"), JournalVersion.None)));

        await Assert.ThrowsAsync<JournalCorruptException>(() => bad);
        Assert.All(await Task.WhenAll(good), each => Assert.Equal(1, each.Number));
        Assert.Equal(JournalState.Available, journal.Health.State);

        Task<JournalVersion> Append(PartitionKey key, JournalVersion expected) =>
            journal.AppendAsync(key, expected, Sample.Append(9, "z"), default).AsTask();
    }

    [Fact]
    public async Task Append_DamagedHead_ThrowsCorrupt()
    {
        using var folder = await DamagedAsync("UPDATE partitions SET summary = x'00'");
        await using var journal = await folder.OpenAsync();

        await Assert.ThrowsAsync<JournalCorruptException>(async () =>
            await journal.AppendAsync(Sample.Account, JournalVersion.None, Sample.Append(9, "z"), default));
    }

    internal static async Task IsNoticed(string sql, SqliteRules rules)
    {
        using var folder = await DamagedAsync(sql);
        await using var journal = await folder.OpenAsync(rules);
        await Assert.ThrowsAsync<JournalCorruptException>(async () =>
        {
            await foreach (var head in journal.HeadsAsync("", default))
            {
                await journal.ReadEntriesAsync(head.Key, 0, 1000, default);
            }

            await journal.ScanRowsAsync(Sample.Account, new(), default);
        });
    }

    static async Task<SqliteFolder> DamagedAsync(string sql)
    {
        var folder = new SqliteFolder();
        await using (var journal = await folder.OpenAsync())
        {
            var append = Sample.Append(1, "a", "b", "c") with { Rows = [Sample.Put("row", "r")] };
            var version = await journal.AppendAsync(Sample.Account, JournalVersion.None, append, default);
            var second = (await journal.ReadEntriesAsync(Sample.Account, 1, 1, default))[0].Version;
            await journal.SaveSnapshotAsync(Sample.Account, new(second, 1, Sample.Utf8("a+b")), default);
            Assert.Equal(3, version.Number);
        }

        folder.Execute(sql);
        return folder;
    }
}
