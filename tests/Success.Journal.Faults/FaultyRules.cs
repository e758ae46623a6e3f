using Success.Journal.Sqlite;

namespace Success.Journal.Faults;

/// <summary>The rules of the SQLite journal with one of them broken.</summary>
sealed class FaultyRules(PlantedFault fault) : SqliteRules
{
    public override bool IsExpected(JournalVersion actual, JournalVersion expected) => fault switch
    {
        PlantedFault.IgnoreConflict or PlantedFault.WriteRepeatedAgain => true,
        PlantedFault.CompareNumbersOnly => actual.Number == expected.Number,
        _ => base.IsExpected(actual, expected),
    };

    public override bool IsRepeated(AppendId written, AppendId asked) => fault switch
    {
        PlantedFault.ForgetAppendId or PlantedFault.WriteRepeatedAgain => false,
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

    public override bool ChecksPages => fault != PlantedFault.SkipPageChecksum;

    public override void Configure(SqliteDatabase database)
    {
        if (fault is PlantedFault.SkipSync or PlantedFault.SyncAtCheckpointOnly)
        {
            database.Execute($"PRAGMA synchronous = {(fault == PlantedFault.SkipSync ? "OFF" : "NORMAL")}");
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
