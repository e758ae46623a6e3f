namespace Success.Journal;

/// <summary>
/// The limits of the storage contract. They are the same on every implementation, so that what one store accepts every other one
/// accepts too; each leaves room in the narrowest store that we know, Azure Table Storage.
/// </summary>
public static class JournalLimits
{
    /// <summary>
    /// Most changes (entries, row puts and row deletes together) in one append or one change of rows. A table transaction takes
    /// 100 operations; the head and its bookkeeping need some of them.
    /// </summary>
    public const int MaxChanges = 90;

    /// <summary>
    /// Most bytes (data of entries and rows, their keys and type names, and the head's summary) in one append or one change of
    /// rows. A table transaction takes 4 MiB in its wire format, which is up to twice as large as the data.
    /// </summary>
    public const int MaxAppendBytes = 2 * 1024 * 1024;

    /// <summary>Most bytes of data in one entry or row. A table entity takes 1 MiB with all its properties.</summary>
    public const int MaxDataBytes = 512 * 1024;

    /// <summary>
    /// Deepest nesting of arrays and objects in an entry's data: as deep as System.Text.Json reads by default, so that no entry is
    /// written that a reader with default settings refuses.
    /// </summary>
    public const int MaxDataDepth = 64;

    /// <summary>Most bytes in the opaque summary of a head. Heads of a whole tenant are read at start, so they stay small.</summary>
    public const int MaxSummaryBytes = 512;

    /// <summary>Most bytes in a snapshot.</summary>
    public const int MaxSnapshotBytes = 2 * 1024 * 1024;

    /// <summary>Longest partition or row key, in characters. A table key takes 1 KiB of UTF-16.</summary>
    public const int MaxKeyLength = 256;

    /// <summary>Longest type name of an entry, in characters.</summary>
    public const int MaxTypeLength = 100;

    /// <summary>Most rows or entries that one read returns; a table query answers at most 1,000 at a time.</summary>
    public const int MaxReadCount = 1000;
}
