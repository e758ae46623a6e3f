using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>
/// What the writer does when the store fails. After a failed sync the operating system may have dropped pages that it still shows
/// as written, and a second sync would report success. So nothing is retried: every connection is closed, the WAL is read anew
/// with its checksums, and all of it is written into the file and synced before anything new is acknowledged.
/// </summary>
sealed partial class SqliteWriter
{
    DateTimeOffset _nextAttempt;
    int _attempts;

    /// <summary>
    /// Opens the file. The WAL that it finds is checked for what was acknowledged, then emptied, so that nothing rests on syncs of
    /// an earlier process.
    /// </summary>
    void Open()
    {
        _database = _open();
        try
        {
            _partitions = new(_database, _rules);
            CheckWitness(_database);
            Empty(_database);
        }
        catch
        {
            CloseDatabase();
            throw;
        }
    }

    void CheckWitness(SqliteDatabase database)
    {
        _commits = database.QueryInteger("SELECT commits FROM journal");
        var acknowledged = _lock.Acknowledged();
        if (_commits < acknowledged)
        {
            throw new JournalCorruptException(
                null, null,
                $"The journal '{_path}' holds {_commits} commits, but {acknowledged} were acknowledged: its WAL was damaged or the file was " +
                "replaced by an older one. Restore a backup; if this is one that was restored on purpose, delete the '-lock' file.");
        }
    }

    /// <summary>Takes no more writes, answers those in hand, lets go of the file and sets the time of the first attempt to recover.</summary>
    void Stop(List<Write> batch, SqliteFailure failure, bool mayBeWritten)
    {
        WriterStopped(_logger, failure, batch.Count, _commits);
        _health = new(JournalState.Recovering, SqliteErrors.Reason(failure));
        _attempts = 0;
        CloseDatabase();
        Schedule(failure);
        batch.ForEach(write => write.Fail(SqliteErrors.OfCommit(failure, mayBeWritten)));
    }

    void RecoverIfDue()
    {
        if (_health.State != JournalState.Recovering || _clock.GetUtcNow() < _nextAttempt)
        {
            return;
        }

        try
        {
            Recover();
            _health = JournalHealth.Available;
            _alarm.Change(SqliteLimits.IdleBeforeTruncate, SqliteLimits.IdleBeforeTruncate);
            WriterRecovered(_logger, _attempts + 1, _commits);
        }
        catch (SqliteFailure failure)
        {
            CloseDatabase();
            TryAgainLater(failure);
        }
        catch (Exception exception) when (exception is JournalCorruptException or JournalFileException)
        {
            CloseDatabase();
            GiveUp(exception.Message, exception);
        }
    }

    void Recover()
    {
        if (!_readers.TryPause(SqliteLimits.LockWait))
        {
            throw SqliteFailure.Of(raw.SQLITE_BUSY, null);
        }

        try
        {
            Open();
        }
        finally
        {
            _readers.Resume();
        }

        SqliteFile.Check(_database!, "quick_check");

        // A commit of its own proves that the store takes writes again before the first caller has to find out.
        _database!.Execute("BEGIN IMMEDIATE");
        _partitions!.HasWritten = true;
        MakeDurable();
    }

    void TryAgainLater(SqliteFailure failure)
    {
        _attempts++;
        RecoveryFailed(_logger, failure, _attempts);
        if (_attempts >= SqliteLimits.MaxRecoveryAttempts && !SqliteErrors.IsDiskFull(failure))
        {
            GiveUp(
                $"{SqliteErrors.Reason(failure)} {_attempts} attempts to recover failed; restart the process when the cause is gone.",
                failure);
            return;
        }

        _health = new(JournalState.Recovering, SqliteErrors.Reason(failure));
        Schedule(failure);
    }

    void Schedule(SqliteFailure failure)
    {
        // Room on the disk comes back when somebody makes some; a failing disk is asked less and less often.
        var pause = SqliteErrors.IsDiskFull(failure) && _attempts > 0
            ? SqliteLimits.LongestRecoveryPause
            : SqliteLimits.FirstRecoveryPause * Math.Pow(2, Math.Min(_attempts, SqliteLimits.MaxRecoveryAttempts));
        pause = pause < SqliteLimits.LongestRecoveryPause ? pause : SqliteLimits.LongestRecoveryPause;
        _nextAttempt = _clock.GetUtcNow() + pause;
        _alarm.Change(pause, SqliteLimits.IdleBeforeTruncate);
    }

    void GiveUp(string reason, Exception cause)
    {
        WriterGaveUp(_logger, cause, reason);
        _health = new(JournalState.Failed, reason);
        CloseDatabase();
    }

    void CloseDatabase()
    {
        _database?.Dispose();
        _database = null;
        _partitions = null;
    }

    [LoggerMessage(
        10, LogLevel.Error, "The store failed in a batch of {Writes} writes after commit {Commits}; writes are refused until it is recovered.")]
    static partial void WriterStopped(ILogger logger, Exception exception, int writes, long commits);

    [LoggerMessage(11, LogLevel.Warning, "Attempt {Attempt} to recover the journal failed.")]
    static partial void RecoveryFailed(ILogger logger, Exception exception, int attempt);

    [LoggerMessage(12, LogLevel.Warning, "The journal is recovered at attempt {Attempt} and takes writes again, at commit {Commits}.")]
    static partial void WriterRecovered(ILogger logger, int attempt, long commits);

    [LoggerMessage(13, LogLevel.Critical, "The journal takes no more writes. {Reason}")]
    static partial void WriterGaveUp(ILogger logger, Exception exception, string reason);
}
