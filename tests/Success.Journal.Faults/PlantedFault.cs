namespace Success.Journal.Faults;

/// <summary>
/// Faults that can be planted into a SQLite journal. Each must be noticed, by the suite that its line names or by the conformance kit:
/// a test that cannot fail is worthless.
/// </summary>
public enum PlantedFault
{
    /// <summary>The journal as it ships.</summary>
    None,

    /// <summary>An append at another version than the expected one is written all the same.</summary>
    IgnoreConflict,

    /// <summary>The fence compares numbers and forgets the hash, so that a fork passes.</summary>
    CompareNumbersOnly,

    /// <summary>A repeated append is a conflict.</summary>
    ForgetAppendId,

    /// <summary>Whatever stands after the expected version is taken for the append that is asked for.</summary>
    TakeAnyAppendForRepeated,

    /// <summary>An append that is asked for again is written once more. Shown by crashing the process.</summary>
    WriteRepeatedAgain,

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

    /// <summary>Checksums of pages are not checked on reading. Shown by damaging the file.</summary>
    SkipPageChecksum,

    /// <summary>Callers are answered before the commit. Shown by a loss of power.</summary>
    AcknowledgeBeforeCommit,

    /// <summary>Nothing is ever synced: it looks right until the power fails.</summary>
    SkipSync,

    /// <summary>Syncs only at checkpoints, as WAL mode does with <c>synchronous=NORMAL</c>. Shown by a loss of power.</summary>
    SyncAtCheckpointOnly,
}
