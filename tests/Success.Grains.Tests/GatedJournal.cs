using System.Collections.Concurrent;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>A journal whose appends, once the gate is closed, wait until they are let through, and are counted.</summary>
sealed class GatedJournal(IJournal journal) : IJournal
{
    readonly ConcurrentQueue<PartitionKey> _arrived = new();
    readonly SemaphoreSlim _gate = new(0);
    volatile bool _isClosed;
    int _reminders;
    int _waiting;
    int _mostWaiting;

    /// <summary>Whose appends came to the closed gate, in that order.</summary>
    public IReadOnlyCollection<PartitionKey> Arrived => _arrived;

    /// <summary>Most that ever waited at the same time.</summary>
    public int MostWaiting => Volatile.Read(ref _mostWaiting);

    /// <summary>How often a reminder was stored.</summary>
    public int Reminders => Volatile.Read(ref _reminders);

    public void Close() => _isClosed = true;

    /// <summary>Whether snapshots of accounts wait at the gate, and appends do not.</summary>
    public bool HoldsSnapshots { get; set; }

    /// <summary>Lets so many appends through, those to come included.</summary>
    public void LetThrough(int count) => _gate.Release(count);

    public async ValueTask<JournalVersion> AppendAsync(
        PartitionKey partition, JournalVersion expected, Append append, CancellationToken cancellationToken)
    {
        if (_isClosed && AccountKey.Parse(partition.Value) is not null)
        {
            var waiting = Interlocked.Increment(ref _waiting);
            InterlockedMax(waiting);
            _arrived.Enqueue(partition);
            await _gate.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref _waiting);
        }

        return await journal.AppendAsync(partition, expected, append, cancellationToken);
    }

    public ValueTask<LoadedPartition> LoadAsync(PartitionKey partition, CancellationToken cancellationToken) =>
        journal.LoadAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEntry>> ReadEntriesAsync(
        PartitionKey partition, long after, int limit, CancellationToken cancellationToken) =>
        journal.ReadEntriesAsync(partition, after, limit, cancellationToken);

    public ValueTask MarkPublishedAsync(PartitionKey partition, long number, CancellationToken cancellationToken) =>
        journal.MarkPublishedAsync(partition, number, cancellationToken);

    public async ValueTask SaveSnapshotAsync(PartitionKey partition, Snapshot snapshot, CancellationToken cancellationToken)
    {
        if (HoldsSnapshots && AccountKey.Parse(partition.Value) is not null)
        {
            _arrived.Enqueue(partition);
            await _gate.WaitAsync(cancellationToken);
        }

        await journal.SaveSnapshotAsync(partition, snapshot, cancellationToken);
    }

    public ValueTask<IReadOnlyList<Row>> ScanRowsAsync(PartitionKey partition, RowScan scan, CancellationToken cancellationToken) =>
        journal.ScanRowsAsync(partition, scan, cancellationToken);

    public ValueTask ChangeRowsAsync(PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        if (partition.Value == "silo:reminders")
        {
            Interlocked.Increment(ref _reminders);
        }

        return journal.ChangeRowsAsync(partition, changes, cancellationToken);
    }

    public ValueTask ForgetAsync(PartitionKey partition, CancellationToken cancellationToken) => journal.ForgetAsync(partition, cancellationToken);

    public IAsyncEnumerable<PartitionHead> HeadsAsync(string prefix, CancellationToken cancellationToken) =>
        journal.HeadsAsync(prefix, cancellationToken);

    public IAsyncEnumerable<PartitionHead> UnpublishedHeadsAsync(string prefix, CancellationToken cancellationToken) =>
        journal.UnpublishedHeadsAsync(prefix, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _gate.Dispose();
        await journal.DisposeAsync();
    }

    void InterlockedMax(int waiting)
    {
        for (var most = MostWaiting; most < waiting;)
        {
            most = Interlocked.CompareExchange(ref _mostWaiting, waiting, most) is var found && found == most ? waiting : found;
        }
    }
}
