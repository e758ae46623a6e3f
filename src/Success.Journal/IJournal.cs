namespace Success.Journal;

/// <summary>
/// The storage contract. A <b>partition</b> (an account, a tenant) holds ordered <b>entries</b> (the journal: the truth), a
/// <b>head</b>, one <b>snapshot</b> (a cache) and sorted <b>rows</b> (for reading). Partitions come into being with their first
/// append or row.
/// </summary>
/// <remarks>
/// <para><b>Atomicity.</b> An append and a change of rows happen whole or not at all, within one partition. Nothing spans two.</para>
/// <para><b>Durability.</b> When <see cref="AppendAsync"/>, <see cref="ChangeRowsAsync"/> or <see cref="ForgetAsync"/> completes, its effect survives the death
/// of the process and the loss of power. A snapshot and a mark of publication may be lost by a crash, never torn.</para>
/// <para><b>Ordering.</b> Of two appends at the same version exactly one wins. What completed is seen by every read that begins
/// afterwards; a load shows one version, never a mixture of two.</para>
/// <para><b>Errors.</b> <see cref="ArgumentException"/>: the request breaks a limit and changed nothing.
/// <see cref="JournalConflictException"/>: another writer was first. <see cref="JournalUnavailableException"/>: not now; it says
/// whether the change may be written. <see cref="JournalCorruptException"/>: what was written is damaged.
/// <see cref="ObjectDisposedException"/>: the journal is closed. A cancelled append may be written all the same.</para>
/// <para><b>Memory.</b> An implementer may not keep memory that it was given after the call's task completes, nor reuse memory that
/// it returned. All members may be called concurrently.</para>
/// </remarks>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Reads a partition: its head, its snapshot and the entries after it, checked along the chain.</summary>
    /// <returns>An empty one when nothing was ever appended.</returns>
    ValueTask<LoadedPartition> LoadAsync(PartitionKey partition, CancellationToken cancellationToken);

    /// <summary>Reads recorded entries in order, from the one after number <paramref name="after"/>, without the snapshot.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="after">0 to begin with the first.</param>
    /// <param name="limit">Most entries to return, 1 to <see cref="JournalLimits.MaxReadCount"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<RecordedEntry>> ReadEntriesAsync(
        PartitionKey partition, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Appends entries, replaces the head and changes rows, if the partition is at <paramref name="expected"/>.</summary>
    /// <returns>
    /// The new version. When the entry after <paramref name="expected"/> was written by an append with the same id, nothing is
    /// written and the version is the one that append led to.
    /// </returns>
    /// <exception cref="JournalConflictException">The partition is at another version.</exception>
    ValueTask<JournalVersion> AppendAsync(
        PartitionKey partition, JournalVersion expected, Append append, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that everything up to entry <paramref name="number"/> was handed over. A lower number than the one noted does nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The partition has no entry with that number.</exception>
    ValueTask MarkPublishedAsync(PartitionKey partition, long number, CancellationToken cancellationToken);

    /// <summary>Replaces the snapshot, unless the one that is there includes more entries.</summary>
    /// <exception cref="JournalConflictException">The partition's chain does not hold the snapshot's version.</exception>
    ValueTask SaveSnapshotAsync(PartitionKey partition, Snapshot snapshot, CancellationToken cancellationToken);

    /// <summary>Reads rows in key order.</summary>
    ValueTask<IReadOnlyList<Row>> ScanRowsAsync(PartitionKey partition, RowScan scan, CancellationToken cancellationToken);

    /// <summary>Changes rows outside an append: 1 to <see cref="JournalLimits.MaxChanges"/>, at most one per key, atomically.</summary>
    ValueTask ChangeRowsAsync(PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a partition with everything in it, atomically: entries, head, snapshot and rows. Afterwards it is as if it had never been; one
    /// that is not there stays so. Whoever appends to it as it was has a conflict. Meant for partitions that are kept for a time only: what
    /// stands in a chain for ever is never deleted entry by entry.
    /// </summary>
    ValueTask ForgetAsync(PartitionKey partition, CancellationToken cancellationToken);

    /// <summary>
    /// Streams the heads of all partitions with entries whose key begins with <paramref name="prefix"/>, in key order. A partition
    /// that changes meanwhile is seen as before or after the change.
    /// </summary>
    IAsyncEnumerable<PartitionHead> HeadsAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>As <see cref="HeadsAsync"/>, only those whose <see cref="PartitionHead.IsUnpublished"/>: what a crash left to hand over.</summary>
    IAsyncEnumerable<PartitionHead> UnpublishedHeadsAsync(string prefix, CancellationToken cancellationToken);
}
