namespace Success.Journal.Sqlite;

/// <summary>A change that waits for the writer, or is in its hands.</summary>
abstract class Write(PartitionKey partition, long bytes)
{
    const int Waiting = 0;
    const int Taken = 1;
    const int Cancelled = 2;

    // Continuations never run on the writer's thread: what callers do next is none of its time.
    readonly TaskCompletionSource<JournalVersion> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    JournalVersion _version;
    Exception? _refusal;
    int _state;

    public PartitionKey Partition => partition;

    /// <summary>How much it adds to a batch, roughly.</summary>
    public long Bytes => bytes;

    public Task<JournalVersion> Answer => _answer.Task;

    /// <summary>Makes the change, within the transaction of its batch.</summary>
    /// <returns>The partition's version for an append; nothing of meaning for others.</returns>
    protected abstract JournalVersion Apply(PartitionWriter writer);

    /// <summary>Whether the writer may begin; not when the caller has given up.</summary>
    public bool TryTake() => Interlocked.CompareExchange(ref _state, Taken, Waiting) == Waiting;

    /// <summary>Makes the change and keeps the answer, which is given only when the batch is durable.</summary>
    public void Run(PartitionWriter writer)
    {
        try
        {
            _refusal = null;
            _version = Apply(writer);
        }
        catch (Exception exception) when (exception is JournalConflictException or JournalCorruptException or ArgumentException)
        {
            _refusal = exception;
        }
        catch (FormatException exception)
        {
            _refusal = new JournalCorruptException(partition, null, exception.Message, exception);
        }
    }

    /// <summary>Gives the answer that <see cref="Run"/> kept.</summary>
    public void Conclude()
    {
        if (_refusal is null)
        {
            _answer.TrySetResult(_version);
        }
        else
        {
            _answer.TrySetException(_refusal);
        }
    }

    /// <summary>Answers with a fault instead.</summary>
    public void Fail(Exception fault) => _answer.TrySetException(fault);

    /// <summary>Gives up, unless the writer has begun.</summary>
    public void Cancel(CancellationToken token)
    {
        if (Interlocked.CompareExchange(ref _state, Cancelled, Waiting) == Waiting)
        {
            _answer.TrySetCanceled(token);
        }
    }
}

/// <summary>An append; its entries are linked and hashed by the caller's thread, on the version that it expects.</summary>
sealed class AppendWrite(PartitionKey partition, JournalVersion expected, Append append)
    : Write(partition, append.Entries.Sum(entry => (long)entry.Data.Length) + (append.Rows?.Sum(row => (long)(row.Data?.Length ?? 0)) ?? 0))
{
    readonly RecordedEntry[] _linked = EntryChain.Link(partition, expected, append);

    protected override JournalVersion Apply(PartitionWriter writer) => writer.Append(Partition, expected, _linked, append);
}

/// <summary>A change of rows outside an append.</summary>
sealed class RowsWrite(PartitionKey partition, IReadOnlyList<RowChange> changes)
    : Write(partition, changes.Sum(row => (long)(row.Data?.Length ?? 0)))
{
    protected override JournalVersion Apply(PartitionWriter writer)
    {
        writer.Change(Partition, changes);
        return JournalVersion.None;
    }
}

/// <summary>The end of a partition.</summary>
sealed class ForgetWrite(PartitionKey partition) : Write(partition, 0)
{
    protected override JournalVersion Apply(PartitionWriter writer)
    {
        writer.Remove(Partition);
        return JournalVersion.None;
    }
}

/// <summary>A mark of publication.</summary>
sealed class PublishedWrite(PartitionKey partition, long number) : Write(partition, 0)
{
    protected override JournalVersion Apply(PartitionWriter writer)
    {
        writer.MarkPublished(Partition, number);
        return JournalVersion.None;
    }
}

/// <summary>A snapshot.</summary>
sealed class SnapshotWrite(PartitionKey partition, Snapshot snapshot) : Write(partition, snapshot.Data.Length)
{
    protected override JournalVersion Apply(PartitionWriter writer)
    {
        writer.Save(Partition, snapshot);
        return JournalVersion.None;
    }
}
