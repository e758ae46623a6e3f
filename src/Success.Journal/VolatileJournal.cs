using System.Runtime.CompilerServices;

namespace Success.Journal;

/// <summary>
/// A journal in memory, for tests: it keeps the whole contract except that nothing outlives it. It copies memory on the way in and
/// on the way out, as a store does.
/// </summary>
public sealed class VolatileJournal : IJournal
{
    readonly Lock _lock = new();
    readonly SortedDictionary<PartitionKey, VolatilePartition> _partitions = [];
    bool _isClosed;

    /// <inheritdoc/>
    public ValueTask<LoadedPartition> LoadAsync(PartitionKey partition, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition);
        return Read(partition, static found => found.Load(), new LoadedPartition(null, null, []), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<RecordedEntry>> ReadEntriesAsync(
        PartitionKey partition, long after, int limit, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, after, limit);
        return Read(partition, found => found.Read(after, limit), [], cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<JournalVersion> AppendAsync(
        PartitionKey partition, JournalVersion expected, Append append, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, expected, append);
        return Write(partition, found => found.Append(expected, append), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask MarkPublishedAsync(PartitionKey partition, long number, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        await Write(partition, found => Done(() => found.MarkPublished(number)), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask SaveSnapshotAsync(PartitionKey partition, Snapshot snapshot, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, snapshot);
        await Write(partition, found => Done(() => found.Save(snapshot)), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Row>> ScanRowsAsync(PartitionKey partition, RowScan scan, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, scan);
        return Read(partition, found => found.Scan(scan), [], cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ChangeRowsAsync(PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition, changes);
        await Write(partition, found => Done(() => found.Change(changes)), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ForgetAsync(PartitionKey partition, CancellationToken cancellationToken)
    {
        JournalRequests.Check(partition);
        await Enter(() => _partitions.Remove(partition), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PartitionHead> HeadsAsync(string prefix, CancellationToken cancellationToken)
    {
        KeyAlphabet.ThrowIfInvalidPrefix(prefix);
        return Stream(prefix, static _ => true, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<PartitionHead> UnpublishedHeadsAsync(string prefix, CancellationToken cancellationToken)
    {
        KeyAlphabet.ThrowIfInvalidPrefix(prefix);
        return Stream(prefix, static head => head.IsUnpublished, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        return ValueTask.CompletedTask;
    }

    async IAsyncEnumerable<PartitionHead> Stream(
        string prefix, Func<PartitionHead, bool> isWanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var head in await Enter(() => Heads(prefix), cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isWanted(head))
            {
                yield return head;
            }
        }
    }

    PartitionHead[] Heads(string prefix) =>
    [
        .. _partitions.Where(found => found.Key.Value.StartsWith(prefix, StringComparison.Ordinal))
            .Select(found => found.Value.Head).OfType<PartitionHead>(),
    ];

    ValueTask<T> Read<T>(PartitionKey partition, Func<VolatilePartition, T> read, T none, CancellationToken cancellationToken) =>
        Enter(() => _partitions.TryGetValue(partition, out var found) ? read(found) : none, cancellationToken);

    ValueTask<T> Write<T>(PartitionKey partition, Func<VolatilePartition, T> write, CancellationToken cancellationToken) =>
        Enter(
            () => write(_partitions.TryGetValue(partition, out var found) ? found : _partitions[partition] = new(partition)), cancellationToken);

    ValueTask<T> Enter<T>(Func<T> operation, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_isClosed, this);
                return ValueTask.FromResult(operation());
            }
        }
#pragma warning disable CA1031 // Whatever the operation throws belongs into its task, as from a store that answers later.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ValueTask.FromException<T>(exception);
        }
    }

    static bool Done(Action operation)
    {
        operation();
        return true;
    }
}
