using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>A journal whose operations fail on request, before or after they were carried out.</summary>
sealed class FailingJournal(IJournal journal) : IJournal
{
    /// <summary>Whether nothing can be marked as published, and nothing be written to an outbox: as if the process had died after the append.</summary>
    public bool DiesAfterAppend { get; set; }

    /// <summary>How many appends are carried out and then answered as if their outcome were unknown.</summary>
    public int LostAnswers { get; set; }

    /// <summary>How many appends fail without being carried out.</summary>
    public int Refused { get; set; }

    public ValueTask<LoadedPartition> LoadAsync(PartitionKey partition, CancellationToken cancellationToken) =>
        journal.LoadAsync(partition, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEntry>> ReadEntriesAsync(
        PartitionKey partition, long after, int limit, CancellationToken cancellationToken) =>
        journal.ReadEntriesAsync(partition, after, limit, cancellationToken);

    public async ValueTask<JournalVersion> AppendAsync(
        PartitionKey partition, JournalVersion expected, Append append, CancellationToken cancellationToken)
    {
        if (Refused > 0)
        {
            Refused--;
            throw new JournalUnavailableException("The disk is full.", mayBeWritten: false);
        }

        var version = await journal.AppendAsync(partition, expected, append, cancellationToken);
        if (LostAnswers > 0)
        {
            LostAnswers--;
            throw new JournalUnavailableException("The answer was lost.", mayBeWritten: true);
        }

        return version;
    }

    public ValueTask MarkPublishedAsync(PartitionKey partition, long number, CancellationToken cancellationToken) =>
        DiesAfterAppend ? throw Dead() : journal.MarkPublishedAsync(partition, number, cancellationToken);

    public ValueTask SaveSnapshotAsync(PartitionKey partition, Snapshot snapshot, CancellationToken cancellationToken) =>
        journal.SaveSnapshotAsync(partition, snapshot, cancellationToken);

    public ValueTask<IReadOnlyList<Row>> ScanRowsAsync(PartitionKey partition, RowScan scan, CancellationToken cancellationToken) =>
        journal.ScanRowsAsync(partition, scan, cancellationToken);

    public ValueTask ChangeRowsAsync(PartitionKey partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken) =>
        DiesAfterAppend && partition.Value.EndsWith("|outbox", StringComparison.Ordinal)
            ? throw Dead()
            : journal.ChangeRowsAsync(partition, changes, cancellationToken);

    public ValueTask ForgetAsync(PartitionKey partition, CancellationToken cancellationToken) => journal.ForgetAsync(partition, cancellationToken);

    public IAsyncEnumerable<PartitionHead> HeadsAsync(string prefix, CancellationToken cancellationToken) =>
        journal.HeadsAsync(prefix, cancellationToken);

    public IAsyncEnumerable<PartitionHead> UnpublishedHeadsAsync(string prefix, CancellationToken cancellationToken) =>
        journal.UnpublishedHeadsAsync(prefix, cancellationToken);

    public ValueTask DisposeAsync() => journal.DisposeAsync();

    static JournalUnavailableException Dead() => new("The process has died.", mayBeWritten: false);
}
