using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>
/// Copying the WAL into the file: passively (nobody waits for it) whenever it has grown long, and completely, with the WAL truncated,
/// when nothing was written for a while.
/// </summary>
sealed partial class SqliteWriter
{
    int _pagesAtCheckpoint;
    int _pagesAtLastTick;
    bool _walIsReported;

    /// <summary>Size of the WAL in bytes.</summary>
    public long WalBytes => new FileInfo(_path + "-wal") is { Exists: true } wal ? wal.Length : 0;

    void CheckpointWhenLong()
    {
        if (_database is not { } database || database.PagesWritten - _pagesAtCheckpoint < SqliteLimits.CheckpointPages)
        {
            return;
        }

        _pagesAtCheckpoint = database.PagesWritten;
        Checkpoint(database, raw.SQLITE_CHECKPOINT_PASSIVE);
        var bytes = WalBytes;
        if (bytes > SqliteLimits.WalAlarmBytes && !_walIsReported)
        {
            WalIsLong(_logger, bytes, SqliteLimits.WalAlarmBytes);
        }

        _walIsReported = bytes > SqliteLimits.WalAlarmBytes;
    }

    void TruncateWhenIdle()
    {
        var database = _database!;
        var isIdle = database.PagesWritten == _pagesAtLastTick;
        _pagesAtLastTick = database.PagesWritten;
        if (isIdle && WalBytes > 0)
        {
            _pagesAtCheckpoint = database.PagesWritten;

            // A reader in the way is no reason to wait: the next tick comes.
            database.WaitForLocks(TimeSpan.Zero);
            Checkpoint(database, raw.SQLITE_CHECKPOINT_TRUNCATE);
            _database?.WaitForLocks(SqliteLimits.LockWait);
        }
    }

    void Checkpoint(SqliteDatabase database, int mode)
    {
        try
        {
            database.Checkpoint(mode);
        }
        catch (SqliteFailure failure)
        {
            Stop([], failure, mayBeWritten: false);
        }
    }

    void Empty(SqliteDatabase database)
    {
        if (!database.Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE))
        {
            throw SqliteFailure.Of(raw.SQLITE_BUSY, null);
        }

        _pagesAtCheckpoint = _pagesAtLastTick = database.PagesWritten;
    }

    void CloseForGood()
    {
        try
        {
            // SQLite deletes the WAL when the last connection closes: what is left is one file, whole.
            _database?.KeepWalOnClose(false);
        }
        catch (SqliteFailure failure)
        {
            RecoveryFailed(_logger, failure, 0);
        }

        CloseDatabase();
    }

    [LoggerMessage(
        20, LogLevel.Warning, "The journal's WAL is {Bytes} bytes long, more than {Limit}: a long read keeps it from being emptied.")]
    static partial void WalIsLong(ILogger logger, long bytes, long limit);
}
