namespace Success.Journal;

/// <summary>
/// A place in a partition's journal: the number of its last entry and that entry's hash. The hash makes it a name for everything
/// that went before: two journals with the same version hold the same entries.
/// </summary>
/// <param name="Number">Number of the last entry; entries count from 1, and 0 means that there is none.</param>
/// <param name="Hash">Hash of that entry; <see cref="EntryHash.None"/> when there is none.</param>
public readonly record struct JournalVersion(long Number, EntryHash Hash)
{
    /// <summary>The version of a partition to which nothing was ever appended.</summary>
    public static JournalVersion None => default;

    /// <summary>The number and the first eight digits of the hash, for people.</summary>
    public override string ToString() => Number == 0 ? "0" : $"{Number}#{Hash.ToString()[..8]}";
}
