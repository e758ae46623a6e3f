using Success.Journal.Sqlite;

namespace Success.Journal.Conformance;

/// <summary>Faults that can be planted into a SQLite journal. Each must be noticed: a test that cannot fail is worthless.</summary>
public enum PlantedFault
{
    /// <summary>An append at another version than the expected one is written all the same.</summary>
    IgnoreConflict,

    /// <summary>The fence compares numbers and forgets the hash, so that a fork passes.</summary>
    CompareNumbersOnly,

    /// <summary>A repeated append is a conflict.</summary>
    ForgetAppendId,

    /// <summary>Whatever stands after the expected version is taken for the append that is asked for.</summary>
    TakeAnyAppendForRepeated,

    /// <summary>The last of several entries is not written.</summary>
    LoseLastEntry,

    /// <summary>The entries of an append are written twice, in a chain that holds.</summary>
    WriteTwice,

    /// <summary>The entries of an append are written backwards, in a chain that holds.</summary>
    ReorderEntries,

    /// <summary>The head stays as the first append wrote it.</summary>
    KeepOldHead,

    /// <summary>The rows of an append are not written.</summary>
    LoseRows,

    /// <summary>A wake is rounded down.</summary>
    WakeTooEarly,

    /// <summary>A lower mark of publication replaces a higher one.</summary>
    LowerPublished,

    /// <summary>An older snapshot replaces a newer one.</summary>
    OlderSnapshotWins,

    /// <summary>The entries after the snapshot are not read.</summary>
    DropTail,

    /// <summary>A transaction is rolled back and acknowledged.</summary>
    LoseCommit,

    /// <summary>The chain of hashes is not checked on reading. Shown by damaging the file.</summary>
    SkipHashCheck,

    /// <summary>Checksums are not checked on reading. Shown by damaging the file.</summary>
    SkipChecksum,

    /// <summary>Callers are answered before the commit. Shown by killing the process.</summary>
    AcknowledgeBeforeCommit,

    /// <summary>Commits are not synced. Shown by counting the syncs, or by a loss of power.</summary>
    SkipSync,
}

/// <summary>The rules of the SQLite journal with one of them broken.</summary>
sealed class FaultyRules(PlantedFault fault) : SqliteRules
{
    public override bool IsExpected(JournalVersion actual, JournalVersion expected) => fault switch
    {
        PlantedFault.IgnoreConflict => true,
        PlantedFault.CompareNumbersOnly => actual.Number == expected.Number,
        _ => base.IsExpected(actual, expected),
    };

    public override bool IsRepeated(AppendId written, AppendId asked) => fault switch
    {
        PlantedFault.ForgetAppendId => false,
        PlantedFault.TakeAnyAppendForRepeated => true,
        _ => base.IsRepeated(written, asked),
    };

    public override IReadOnlyList<RecordedEntry> EntriesOf(PartitionKey partition, IReadOnlyList<RecordedEntry> linked) => fault switch
    {
        PlantedFault.LoseLastEntry when linked.Count > 1 => [.. linked.SkipLast(1)],
        PlantedFault.WriteTwice => Relink(partition, linked, [.. linked, .. linked]),
        PlantedFault.ReorderEntries => Relink(partition, linked, [.. linked.Reverse()]),
        _ => linked,
    };

    public override ReadOnlySpan<byte> SummaryOf(Head appended, ReadOnlySpan<byte> stored) =>
        fault == PlantedFault.KeepOldHead && !stored.IsEmpty ? stored : base.SummaryOf(appended, stored);

    public override long? WakeOf(Head appended) =>
        fault == PlantedFault.WakeTooEarly ? appended.NextWake?.ToUnixTimeMilliseconds() : base.WakeOf(appended);

    public override IReadOnlyList<RowChange> RowsOf(Append append) => fault == PlantedFault.LoseRows ? [] : base.RowsOf(append);

    public override long Published(long noted, long marked) => fault == PlantedFault.LowerPublished ? marked : base.Published(noted, marked);

    public override bool Replaces(long offered, long stored) => fault == PlantedFault.OlderSnapshotWins || base.Replaces(offered, stored);

    public override long TailBegins(Snapshot snapshot) => fault == PlantedFault.DropTail ? long.MaxValue : base.TailBegins(snapshot);

    public override void CheckChain(PartitionKey partition, JournalVersion after, IReadOnlyList<RecordedEntry> entries)
    {
        if (fault != PlantedFault.SkipHashCheck)
        {
            base.CheckChain(partition, after, entries);
        }
    }

    public override bool IsIntact(long stored, uint computed) => fault == PlantedFault.SkipChecksum || base.IsIntact(stored, computed);

    public override void Configure(SqliteDatabase database)
    {
        if (fault == PlantedFault.SkipSync)
        {
            database.Execute("PRAGMA synchronous = OFF");
        }
    }

    public override void Commit(SqliteDatabase database)
    {
        if (fault == PlantedFault.LoseCommit)
        {
            database.Execute("ROLLBACK");
        }
        else
        {
            base.Commit(database);
        }
    }

    public override void Conclude(Action makeDurable, Action acknowledge)
    {
        if (fault == PlantedFault.AcknowledgeBeforeCommit)
        {
            acknowledge();
            makeDurable();
        }
        else
        {
            base.Conclude(makeDurable, acknowledge);
        }
    }

    static RecordedEntry[] Relink(PartitionKey partition, IReadOnlyList<RecordedEntry> linked, IEnumerable<RecordedEntry> wanted)
    {
        var entries = wanted.Select(entry => new Entry(entry.Type, entry.Format, entry.Data)).ToList();
        return EntryChain.Link(partition, new(linked[0].Number - 1, linked[0].Previous), new(linked[0].Append, entries, new(default)));
    }
}
