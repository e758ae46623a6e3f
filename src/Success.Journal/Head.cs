namespace Success.Journal;

/// <summary>What a partition says of itself without being loaded, written atomically with each append.</summary>
/// <param name="Summary">Opaque to the journal, at most <see cref="JournalLimits.MaxSummaryBytes"/>.</param>
/// <param name="NextWake">
/// The next instant at which something changes by itself, or null for never. Kept in whole milliseconds, rounded up, so that a wake
/// never comes too early.
/// </param>
public sealed record Head(ReadOnlyMemory<byte> Summary, DateTimeOffset? NextWake = null);

/// <summary>A partition's head as the journal holds it.</summary>
/// <param name="Key">The partition.</param>
/// <param name="Version">Its latest version.</param>
/// <param name="Published">Number of the last entry that was marked as published; 0 when none was.</param>
/// <param name="Head">What the latest append wrote.</param>
public sealed record PartitionHead(PartitionKey Key, JournalVersion Version, long Published, Head Head)
{
    /// <summary>Whether something was appended that was not handed over yet.</summary>
    public bool IsUnpublished => Published < Version.Number;
}
