namespace Success.Journal;

/// <summary>
/// Something that happened, to be appended. The journal knows its type only by name; it never looks into the data beyond checking
/// that it is JSON.
/// </summary>
/// <param name="Type">
/// What happened, for example <c>TermsAgreed</c>: 1 to <see cref="JournalLimits.MaxTypeLength"/> letters, digits or dots.
/// </param>
/// <param name="Format">Version of the data's format, from 1; readers of later releases choose by it how to read.</param>
/// <param name="Data">
/// One JSON value in UTF-8 of at most <see cref="JournalLimits.MaxDataBytes"/> and <see cref="JournalLimits.MaxDataDepth"/> levels,
/// without personal data or free text. It is kept byte for byte.
/// </param>
public sealed record Entry(string Type, int Format, ReadOnlyMemory<byte> Data);

/// <summary>An entry as the journal holds it.</summary>
/// <param name="Number">Its place: 1, 2, 3 … without gaps.</param>
/// <param name="Append">The append that wrote it; entries of one append stand together.</param>
/// <param name="Type">See <see cref="Entry"/>.</param>
/// <param name="Format">See <see cref="Entry"/>.</param>
/// <param name="Data">See <see cref="Entry"/>.</param>
/// <param name="Previous">Hash of the entry before; <see cref="EntryHash.None"/> for the first.</param>
/// <param name="Hash">Hash of this entry, the partition's key and <paramref name="Previous"/> included.</param>
public sealed record RecordedEntry(
    long Number, AppendId Append, string Type, int Format, ReadOnlyMemory<byte> Data, EntryHash Previous, EntryHash Hash)
{
    /// <summary>The version of the partition up to and including this entry.</summary>
    public JournalVersion Version => new(Number, Hash);
}
