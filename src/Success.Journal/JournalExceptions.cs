namespace Success.Journal;

/// <summary>
/// The partition is not at the version that the append expected: somebody else wrote. Nothing of the append was written. The
/// caller drops what it holds of the partition, loads it again and decides anew.
/// </summary>
public sealed class JournalConflictException(PartitionKey partition, JournalVersion expected, JournalVersion actual)
    : Exception($"Partition '{partition}' is at version {actual}, not at the expected {expected}.")
{
    /// <summary>The partition.</summary>
    public PartitionKey Partition { get; } = partition;

    /// <summary>What the caller expected.</summary>
    public JournalVersion Expected { get; } = expected;

    /// <summary>What the partition is at.</summary>
    public JournalVersion Actual { get; } = actual;
}

/// <summary>The store cannot do this now: it is locked, full, read-only, stopped or out of reach. Trying again later may help.</summary>
public sealed class JournalUnavailableException(string message, bool mayBeWritten, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>
    /// Whether the change may have become durable all the same. When false it certainly did not. When true, asking again with the
    /// same append id and expected version tells: it is written now, or recognised as written before.
    /// </summary>
    public bool MayBeWritten { get; } = mayBeWritten;
}

/// <summary>
/// Something that was written does not read back as it was: a checksum, a link of the chain or the file itself is damaged. Trying
/// again does not help; the partition needs an operator and a backup.
/// </summary>
public sealed class JournalCorruptException(PartitionKey? partition, long? number, string reason, Exception? innerException = null)
    : Exception(Describe(partition, number, reason), innerException)
{
    /// <summary>The damaged partition, or null when the damage is not in any one of them.</summary>
    public PartitionKey? Partition { get; } = partition;

    /// <summary>Number of the first bad entry, or null when it is not an entry that is damaged.</summary>
    public long? Number { get; } = number;

    /// <summary>What is wrong.</summary>
    public string Reason { get; } = reason;

    static string Describe(PartitionKey? partition, long? number, string reason) =>
        partition is null ? reason : number is null ? $"Partition '{partition}': {reason}" : $"Partition '{partition}', entry {number}: {reason}";
}
