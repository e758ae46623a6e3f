namespace Success.Journal.Sqlite;

/// <summary>
/// The decisions that the promises of the SQLite journal rest on, each in one place. They are virtual for one reason: the tests
/// take away one at a time and see that the suites notice.
/// </summary>
class SqliteRules
{
    public static SqliteRules Sound { get; } = new();

    /// <summary>The fence: number and hash must both be what the writer knew.</summary>
    public virtual bool IsExpected(JournalVersion actual, JournalVersion expected) => actual == expected;

    /// <summary>Whether a conflict is only the repetition of an append whose answer was lost.</summary>
    public virtual bool IsRepeated(AppendId written, AppendId asked) => written == asked;

    /// <summary>What of an append becomes entries.</summary>
    public virtual IReadOnlyList<RecordedEntry> EntriesOf(PartitionKey partition, IReadOnlyList<RecordedEntry> linked) => linked;

    /// <summary>What of an append becomes the head.</summary>
    public virtual ReadOnlySpan<byte> SummaryOf(Head appended, ReadOnlySpan<byte> stored) => appended.Summary.Span;

    /// <summary>When the head says that something changes by itself.</summary>
    public virtual long? WakeOf(Head appended) => JournalRequests.WakeMilliseconds(appended.NextWake);

    /// <summary>What of an append becomes rows.</summary>
    public virtual IReadOnlyList<RowChange> RowsOf(Append append) => append.Rows ?? [];

    /// <summary>What is noted as published after a mark.</summary>
    public virtual long Published(long noted, long marked) => Math.Max(noted, marked);

    /// <summary>Whether a snapshot replaces the one that is there.</summary>
    public virtual bool Replaces(long offered, long stored) => offered >= stored;

    /// <summary>Number of the entry after which folding continues behind a snapshot.</summary>
    public virtual long TailBegins(Snapshot snapshot) => snapshot.Version.Number;

    /// <summary>Whether the chain holds at every entry that was read.</summary>
    public virtual void CheckChain(PartitionKey partition, JournalVersion after, IReadOnlyList<RecordedEntry> entries) =>
        EntryChain.Check(partition, after, entries);

    /// <summary>Whether what stands outside the chain is what was written.</summary>
    public virtual bool IsIntact(long stored, uint computed) => stored == computed;

    /// <summary>Whether pages that are read must have the checksum that they were written with.</summary>
    public virtual bool ChecksPages => true;

    /// <summary>Settings of the connection that writes, beyond the journal's own.</summary>
    public virtual void Configure(SqliteDatabase database)
    {
    }

    /// <summary>Makes a transaction durable.</summary>
    public virtual void Commit(SqliteDatabase database) => database.Prepare("COMMIT").Run();

    /// <summary>First durable, then acknowledged.</summary>
    public virtual void Conclude(Action makeDurable, Action acknowledge)
    {
        makeDurable();
        acknowledge();
    }
}
