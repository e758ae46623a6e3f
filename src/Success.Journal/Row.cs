namespace Success.Journal;

/// <summary>A row: data for reading beside the journal. It can be deleted, and it is no part of the hash chain.</summary>
/// <param name="Key">Its key within the partition.</param>
/// <param name="Data">Its bytes, at most <see cref="JournalLimits.MaxDataBytes"/>.</param>
public sealed record Row(RowKey Key, ReadOnlyMemory<byte> Data);

/// <summary>A change of one row.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Data">The row's new bytes, or null to delete it. Deleting a row that does not exist does nothing.</param>
public sealed record RowChange(RowKey Key, ReadOnlyMemory<byte>? Data)
{
    /// <summary>Writes a row, whether it exists or not.</summary>
    public static RowChange Put(RowKey key, ReadOnlyMemory<byte> data) => new(key, data);

    /// <summary>Removes a row if it exists.</summary>
    public static RowChange Delete(RowKey key) => new(key, null);
}

/// <summary>Which rows a scan reads.</summary>
/// <param name="From">First key, inclusive; null for the beginning.</param>
/// <param name="To">Last key, exclusive; null for the end.</param>
/// <param name="Direction">The order of the result, and the end from which the limit counts.</param>
/// <param name="Limit">Most rows to return, 1 to <see cref="JournalLimits.MaxReadCount"/>.</param>
public sealed record RowScan(
    RowKey? From = null, RowKey? To = null, ScanDirection Direction = ScanDirection.Ascending, int Limit = JournalLimits.MaxReadCount);

/// <summary>The order of a scan by key.</summary>
public enum ScanDirection
{
    /// <summary>Smallest key first.</summary>
    Ascending,

    /// <summary>Greatest key first.</summary>
    Descending,
}
