namespace Success.Journal;

/// <summary>
/// A cache of folding a partition's entries, so that loading need not begin at the first. It can be lost or thrown away at any
/// time without losing anything.
/// </summary>
/// <param name="Version">The entries that it includes: all up to this version.</param>
/// <param name="Format">Version of the data's format; a reader that does not know it ignores the snapshot.</param>
/// <param name="Data">Opaque bytes, at most <see cref="JournalLimits.MaxSnapshotBytes"/>.</param>
public sealed record Snapshot(JournalVersion Version, int Format, ReadOnlyMemory<byte> Data);

/// <summary>A partition as it was loaded.</summary>
/// <param name="Head">Its head, or null when nothing was ever appended.</param>
/// <param name="Snapshot">Its snapshot, or null when there is none (or it was damaged, which costs only time).</param>
/// <param name="Entries">
/// Every entry after the snapshot's version, or all of them without one, in order, their chain checked up to the head's version.
/// </param>
public sealed record LoadedPartition(PartitionHead? Head, Snapshot? Snapshot, IReadOnlyList<RecordedEntry> Entries)
{
    /// <summary>The partition's version: what the next append must expect.</summary>
    public JournalVersion Version => Head?.Version ?? JournalVersion.None;
}
