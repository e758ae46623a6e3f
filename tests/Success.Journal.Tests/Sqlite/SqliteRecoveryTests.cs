using SQLitePCL;
using Success.Journal.Conformance;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Journal.Tests.Sqlite;

/// <summary>What happens when the store fails under the writer.</summary>
public sealed class SqliteRecoveryTests : IDisposable
{
    const int FailedSync = raw.SQLITE_IOERR | (4 << 8);

    readonly SqliteFolder _folder = new();
    readonly FakeTimeProvider _clock = new();
    readonly FailingDisk _disk = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_SyncFails_SaysThatItMayBeWrittenAndIsRecognisedLater()
    {
        await using var journal = await _folder.OpenAsync(_disk, _clock);
        _disk.Fail(FailedSync, afterwards: true);

        var fault = await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, JournalVersion.None, 1));

        Assert.True(fault.MayBeWritten);
        Assert.StartsWith("The change may or may not be written: ask again with the same id. The disk failed", fault.Message, StringComparison.Ordinal);
        await RecoveredAsync(journal);
        var version = await Append(journal, JournalVersion.None, 1);
        Assert.Equal(1, version.Number);
        Assert.Single((await journal.LoadAsync(Sample.Account, default)).Entries);
    }

    [Fact]
    public async Task Append_CommitFailsBeforeItIsWritten_IsWrittenWhenAskedAgain()
    {
        await using var journal = await _folder.OpenAsync(_disk, _clock);
        _disk.Fail(FailedSync, afterwards: false);

        await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, JournalVersion.None, 1));
        await RecoveredAsync(journal);

        Assert.Empty((await journal.LoadAsync(Sample.Account, default)).Entries);
        Assert.Equal(1, (await Append(journal, JournalVersion.None, 1)).Number);
    }

    [Fact]
    public async Task Append_WhileRecovering_IsRefusedAndReadsGoOn()
    {
        await using var journal = await _folder.OpenAsync(_disk, _clock);
        var version = await Append(journal, JournalVersion.None, 1);
        _disk.Fail(FailedSync, afterwards: false);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, version, 2));

        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, version, 3));

        Assert.False(refusal.MayBeWritten);
        Assert.StartsWith("The journal does not take writes now; nothing was written. The disk failed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(JournalState.Recovering, journal.Health.State);
        Assert.Equal(version, (await journal.LoadAsync(Sample.Account, default)).Version);
        await RecoveredAsync(journal);
        Assert.Equal(2, (await Append(journal, version, 4)).Number);
    }

    [Fact]
    public async Task Recovery_FailsAgainAndAgain_GivesUpAndReadsGoOn()
    {
        await using var journal = await _folder.OpenAsync(_disk, _clock);
        var version = await Append(journal, JournalVersion.None, 1);
        _disk.Fail(FailedSync, afterwards: false, times: int.MaxValue);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, version, 2));

        await WaitForAsync(journal, JournalState.Failed);

        Assert.Equal(SqliteLimits.MaxRecoveryAttempts + 1, _disk.Failures);
        Assert.Contains("10 attempts to recover failed; restart the process when the cause is gone.", journal.Health.Reason, StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, version, 3));
        Assert.False(refusal.MayBeWritten);
        Assert.Equal(version, (await journal.LoadAsync(Sample.Account, default)).Version);
    }

    [Fact]
    public async Task Append_DiskFull_IsCertainlyNotWrittenAndResumesWhenThereIsRoom()
    {
        await using var journal = await _folder.OpenAsync(_disk, _clock);
        var version = await Append(journal, JournalVersion.None, 1);
        _disk.MaxPages = 30;
        _disk.Limit();

        JournalUnavailableException? fault = null;
        var written = version;
        for (var i = 2; fault is null; i++)
        {
            Assert.True(i < 100, "The disk never became full.");
            (written, fault) = await TryAppend(journal, written, i);
        }

        Assert.False(fault.MayBeWritten);
        Assert.Equal(
            "The change was not written. The disk is full. Free some space; writing resumes by itself.", fault.Message);
        Assert.Equal(written, (await journal.LoadAsync(Sample.Account, default)).Version);

        _disk.MaxPages = null;
        await RecoveredAsync(journal);
        Assert.Equal(written.Number + 1, (await Append(journal, written, 1000)).Number);
    }

    [Fact]
    public async Task Append_AnotherProgramHoldsTheLock_IsRefusedAndWorksAfterwards()
    {
        await using var journal = await _folder.OpenAsync(_disk, _clock);
        using (var other = SqliteDatabase.Open(_folder.Path, raw.SQLITE_OPEN_READWRITE))
        {
            other.Execute("BEGIN IMMEDIATE");
            var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => Append(journal, JournalVersion.None, 1));
            Assert.False(refusal.MayBeWritten);
            Assert.Equal(
                "The change was not written. Another program holds a lock on the journal's file. End its transaction; " +
                "a journal is not for writing by others.",
                refusal.Message);
            other.Execute("ROLLBACK");
        }

        Assert.Equal(1, (await Append(journal, JournalVersion.None, 1)).Number);
    }

    [Fact]
    public async Task Commit_OneBatchWithASyncThatFails_AnswersEverybodyInIt()
    {
        await using var journal = await _folder.OpenAsync(_disk, _clock);
        _disk.Fail(FailedSync, afterwards: true);
        var appends = Enumerable.Range(0, 50)
            .Select(i => journal.AppendAsync(PartitionKey.Create($"p|{i}"), JournalVersion.None, Sample.Append(1, "a"), default).AsTask())
            .ToList();

        foreach (var append in appends)
        {
            await Assert.ThrowsAsync<JournalUnavailableException>(() => append);
        }

        await RecoveredAsync(journal);
        var again = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            journal.AppendAsync(PartitionKey.Create($"p|{i}"), JournalVersion.None, Sample.Append(1, "a"), default).AsTask()));
        Assert.All(again, version => Assert.Equal(1, version.Number));
    }

    static Task<JournalVersion> Append(SqliteJournal journal, JournalVersion expected, int id) =>
        journal.AppendAsync(Sample.Account, expected, new(Sample.Id(id), [new("Noted", 1, Sample.JsonOf(2000))], new(default)), default).AsTask();

    static async Task<(JournalVersion, JournalUnavailableException?)> TryAppend(SqliteJournal journal, JournalVersion expected, int id)
    {
        try
        {
            return (await Append(journal, expected, id), null);
        }
        catch (JournalUnavailableException fault)
        {
            return (expected, fault);
        }
    }

    Task RecoveredAsync(SqliteJournal journal) => WaitForAsync(journal, JournalState.Available);

    /// <summary>Moves the clock on, as long as it takes: each move lets the writer's thread make one attempt.</summary>
    Task WaitForAsync(SqliteJournal journal, JournalState state) => Patience.UntilAsync(
        () =>
        {
            _clock.Advance(SqliteLimits.LongestRecoveryPause);
            return journal.Health.State == state;
        },
        $"a journal that is {state}");

    /// <summary>A disk that fails on demand, and one of limited size.</summary>
    sealed class FailingDisk : SqliteRules
    {
        SqliteDatabase? _database;
        int _code;
        int _times;
        bool _afterwards;

        public int Failures { get; private set; }

        public int? MaxPages { get; set; }

        public void Fail(int code, bool afterwards, int times = 1) => (_code, _afterwards, _times) = (code, afterwards, times);

        public void Limit() => Configure(_database!);

        public override void Configure(SqliteDatabase database)
        {
            _database = database;
            if (MaxPages is { } pages)
            {
                database.QueryText($"PRAGMA max_page_count = {pages}");
            }
        }

        public override void Commit(SqliteDatabase database)
        {
            if (_times == 0)
            {
                base.Commit(database);
                return;
            }

            _times--;
            Failures++;
            if (_afterwards)
            {
                base.Commit(database);
            }

            throw SqliteFailure.Of(_code, null);
        }
    }
}
