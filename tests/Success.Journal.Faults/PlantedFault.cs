using Success.Journal.Sqlite;

namespace Success.Journal.Faults;

/// <summary>
/// Faults that are planted in a worker's journal to see that the fault tests notice them. Those that a single process can show are
/// planted in the journal's own tests.
/// </summary>
public enum PlantedFault
{
    /// <summary>The journal as it ships.</summary>
    None,

    /// <summary>Nothing is ever synced: it looks right until the power fails.</summary>
    SkipSync,

    /// <summary>Syncs only at checkpoints, as WAL mode does with <c>synchronous=NORMAL</c>.</summary>
    SyncAtCheckpointOnly,

    /// <summary>Callers are answered before the commit.</summary>
    AcknowledgeBeforeCommit,

    /// <summary>An append that is asked for again is not recognised and is written once more.</summary>
    ForgetAppendIds,

    /// <summary>The last entry of an append is dropped, but counted.</summary>
    DropLastEntry,

    /// <summary>Rows are left out of the atomic step.</summary>
    LeaveOutRows,
}

static class PlantedFaults
{
    public static SqliteRules RulesOf(PlantedFault fault) => fault switch
    {
        PlantedFault.None => SqliteRules.Sound,
        PlantedFault.SkipSync => new Configured("PRAGMA synchronous = OFF"),
        PlantedFault.SyncAtCheckpointOnly => new Configured("PRAGMA synchronous = NORMAL"),
        PlantedFault.AcknowledgeBeforeCommit => new EagerAnswers(),
        PlantedFault.ForgetAppendIds => new ForgottenAppends(),
        PlantedFault.DropLastEntry => new DroppedEntries(),
        PlantedFault.LeaveOutRows => new LostRows(),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault."),
    };

    sealed class Configured(string pragma) : SqliteRules
    {
        public override void Configure(SqliteDatabase database) => database.Execute(pragma);
    }

    sealed class EagerAnswers : SqliteRules
    {
        public override void Conclude(Action makeDurable, Action acknowledge)
        {
            acknowledge();
            makeDurable();
        }
    }

    sealed class ForgottenAppends : SqliteRules
    {
        public override bool IsExpected(JournalVersion actual, JournalVersion expected) => true;

        public override bool IsRepeated(AppendId written, AppendId asked) => false;
    }

    sealed class DroppedEntries : SqliteRules
    {
        public override IReadOnlyList<RecordedEntry> EntriesOf(PartitionKey partition, IReadOnlyList<RecordedEntry> linked) =>
            linked.Count > 1 ? [.. linked.SkipLast(1)] : linked;
    }

    sealed class LostRows : SqliteRules
    {
        public override IReadOnlyList<RowChange> RowsOf(Append append) => [];
    }
}
