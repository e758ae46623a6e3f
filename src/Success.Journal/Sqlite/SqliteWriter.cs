using Microsoft.Extensions.Logging;

namespace Success.Journal.Sqlite;

/// <summary>
/// The one thread that writes. It takes whatever waits, writes it in one transaction and answers everybody when that is durable
/// (group commit): the slow part of a write is the sync, and it costs the same for one as for many.
/// </summary>
sealed partial class SqliteWriter : IAsyncDisposable
{
    readonly string _path;
    readonly SqliteRules _rules;
    readonly SqliteLock _lock;
    readonly SqliteReaders _readers;
    readonly TimeProvider _clock;
    readonly ILogger _logger;
    readonly Func<SqliteDatabase> _open;
    readonly WriteQueue _queue = new();
    readonly JournalInstruments _instruments;
    readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ITimer _alarm;

    // Null while the writer is down. Only its thread touches these.
    SqliteDatabase? _database;
    PartitionWriter? _partitions;
    long _commits;
    bool _commitIsCostly;

    volatile JournalHealth _health = JournalHealth.Available;

    /// <summary>Opens the file and begins to take writes.</summary>
    public SqliteWriter(
        string path, Func<SqliteDatabase> open, SqliteRules rules, SqliteLock @lock, SqliteReaders readers, TimeProvider clock, ILogger logger)
    {
        (_path, _open, _rules, _lock, _readers, _clock, _logger) = (path, open, rules, @lock, readers, clock, logger);
        Open();
        _instruments = new(() => _queue.Count, () => WalBytes);
        _alarm = clock.CreateTimer(_ => _queue.Wake(), null, SqliteLimits.IdleBeforeTruncate, SqliteLimits.IdleBeforeTruncate);
        new Thread(Run) { IsBackground = true, Name = "journal writer" }.Start();
    }

    public JournalHealth Health => _health;

    public JournalInstruments Instruments => _instruments;

    /// <summary>Hands a write to the thread and waits until it is durable or refused.</summary>
    public async ValueTask<JournalVersion> WriteAsync(Write write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_health is { State: not JournalState.Available } health)
        {
            throw Refusal(health);
        }

        await _queue.EnterAsync(write, cancellationToken);
        using (cancellationToken.UnsafeRegister(static (state, token) => ((Write)state!).Cancel(token), write))
        {
            return await write.Answer;
        }
    }

    /// <summary>Writes what waits, empties the WAL and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await _ended.Task;
        await _alarm.DisposeAsync();
        _instruments.Dispose();
        _queue.Dispose();
    }

    void Run()
    {
        var batch = new List<Write>(SqliteLimits.MaxBatchWrites);
        var answered = 0;
        while (_queue.Take(batch, answered))
        {
            try
            {
                Handle(batch);
            }
#pragma warning disable CA1031 // A bug must not end the process from this thread, nor leave callers waiting: it ends the writer.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                GiveUp($"The journal's writer met a bug and has stopped ({bug.Message}) Restart the process.", bug);
                batch.ForEach(write => write.Fail(new JournalUnavailableException(_health.Reason!, mayBeWritten: true, bug)));
            }

            answered = _commitIsCostly ? batch.Count : 0;
            batch.Clear();
        }

        CloseForGood();
        _ended.SetResult();
    }

    void Handle(List<Write> batch)
    {
        if (_health.State != JournalState.Available)
        {
            batch.ForEach(write => write.Fail(Refusal(_health)));
            RecoverIfDue();
        }
        else if (batch.Count == 0)
        {
            TruncateWhenIdle();
        }
        else
        {
            Commit(batch);
            CheckpointWhenLong();
        }
    }

    void Commit(List<Write> batch)
    {
        if (!TryApply(batch))
        {
            return;
        }

        try
        {
            var started = _clock.GetTimestamp();
            _instruments.BatchSize.Record(batch.Count);
            _rules.Conclude(MakeDurable, () => Answer([.. batch]));
            _commitIsCostly = _clock.GetElapsedTime(started) > SqliteLimits.CostlyCommit * batch.Count;
        }
        catch (SqliteFailure failure)
        {
            // A full disk is noticed before the frame that makes a commit valid is whole; of any other failure nobody knows.
            Stop(batch, failure, mayBeWritten: !SqliteErrors.IsDiskFull(failure));
        }
    }

    /// <summary>Answers on a thread of the pool, so that the writer goes on with the next batch at once.</summary>
    static void Answer(Write[] batch) => ThreadPool.UnsafeQueueUserWorkItem(
        static batch => Array.ForEach(batch, static write => write.Conclude()), batch, preferLocal: false);

    bool TryApply(List<Write> batch)
    {
        try
        {
            _database!.Prepare("BEGIN IMMEDIATE").Run();
            _partitions!.HasWritten = false;
            batch.ForEach(write => write.Run(_partitions));
            return true;
        }
        catch (SqliteFailure failure) when (SqliteErrors.ConcernsOneWrite(failure))
        {
            Rollback();
            ApplyOneByOne(batch, failure);
        }
        catch (SqliteFailure failure) when (SqliteErrors.IsLocked(failure))
        {
            Rollback();
            batch.ForEach(write => write.Fail(SqliteErrors.OfCommit(failure, mayBeWritten: false)));
        }
        catch (SqliteFailure failure)
        {
            Stop(batch, failure, mayBeWritten: false);
        }

        return false;
    }

    /// <summary>Nothing of the batch is written: each of its writes is done again alone, and only the one at fault fails.</summary>
    void ApplyOneByOne(List<Write> batch, SqliteFailure failure)
    {
        if (batch.Count == 1)
        {
            batch[0].Fail(SqliteErrors.OfOneWrite(failure, batch[0].Partition));
            return;
        }

        foreach (var write in batch)
        {
            if (_health.State == JournalState.Available)
            {
                Commit([write]);
            }
            else
            {
                write.Fail(Refusal(_health));
            }
        }
    }

    void MakeDurable()
    {
        if (!_partitions!.HasWritten)
        {
            _database!.Prepare("ROLLBACK").Run();
            return;
        }

        _database!.Prepare("UPDATE journal SET commits = ?1").Bind(1, _commits + 1).Run();
        _rules.Commit(_database);
        _commits++;
        _lock.Acknowledge(_commits);
    }

    /// <summary>Undoes a transaction that failed, if SQLite has not done so itself.</summary>
    void Rollback()
    {
        _partitions!.Forget();
        if (_database!.IsInTransaction)
        {
            _database.Prepare("ROLLBACK").Run();
        }
    }

    static JournalUnavailableException Refusal(JournalHealth health) =>
        new($"The journal does not take writes now; nothing was written. {health.Reason}", mayBeWritten: false);
}
