using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Unicode;

namespace Success.Journal;

/// <summary>Checks what callers ask for, in one place, so that every implementation refuses the same requests in the same words.</summary>
static class JournalRequests
{
    static readonly SearchValues<char> TypeCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.");

    // The last millisecond that DateTimeOffset can express: a later wake cannot be rounded up to a whole one.
    static readonly DateTimeOffset LastWake = DateTimeOffset.FromUnixTimeMilliseconds(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());

    public static void Check(PartitionKey partition)
    {
        if (partition == default)
        {
            throw new ArgumentException("The partition key is empty.", nameof(partition));
        }
    }

    public static void Check(PartitionKey partition, JournalVersion expected, Append append)
    {
        Check(partition);
        ArgumentOutOfRangeException.ThrowIfNegative(expected.Number, nameof(expected));
        ArgumentNullException.ThrowIfNull(append);
        ArgumentNullException.ThrowIfNull(append.Entries, nameof(append));
        ArgumentNullException.ThrowIfNull(append.Head, nameof(append));
        Refuse(append.Id == default, "The append id is empty.", nameof(append));
        Refuse(append.Entries.Count == 0, "An append has at least one entry.", nameof(append));

        var rows = append.Rows ?? [];
        CheckCount(append.Entries.Count + rows.Count, nameof(append));
        CheckBytes(append.Entries.Sum(Size) + rows.Sum(Size) + append.Head.Summary.Length, nameof(append));
        foreach (var entry in append.Entries)
        {
            Check(entry, nameof(append));
        }

        Check(append.Head, nameof(append));
        CheckRows(rows, nameof(append));
    }

    public static void Check(PartitionKey partition, IReadOnlyList<RowChange> changes)
    {
        Check(partition);
        ArgumentNullException.ThrowIfNull(changes);
        Refuse(changes.Count == 0, "A change of rows has at least one row.", nameof(changes));
        CheckCount(changes.Count, nameof(changes));
        CheckBytes(changes.Sum(Size), nameof(changes));
        CheckRows(changes, nameof(changes));
    }

    public static void Check(PartitionKey partition, Snapshot snapshot)
    {
        Check(partition);
        ArgumentNullException.ThrowIfNull(snapshot);
        Refuse(snapshot.Version.Number < 1, "A snapshot includes at least one entry.", nameof(snapshot));
        Refuse(snapshot.Format < 1, $"A format counts from 1; this one is {snapshot.Format}.", nameof(snapshot));
        CheckLength("A snapshot", snapshot.Data.Length, JournalLimits.MaxSnapshotBytes, nameof(snapshot));
    }

    public static void Check(PartitionKey partition, RowScan scan)
    {
        Check(partition);
        ArgumentNullException.ThrowIfNull(scan);
        Refuse(scan.From == default(RowKey) || scan.To == default(RowKey), "The bound of a scan is an empty key.", nameof(scan));
        Refuse(!Enum.IsDefined(scan.Direction), $"There is no direction {(int)scan.Direction}.", nameof(scan));
        CheckLimit(scan.Limit, nameof(scan));
    }

    public static void Check(PartitionKey partition, long after, int limit)
    {
        Check(partition);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        CheckLimit(limit, nameof(limit));
    }

    /// <summary>Refuses to mark as published what was never appended.</summary>
    public static void CheckPublished(PartitionKey partition, long number, long last)
    {
        if (number > last)
        {
            throw new ArgumentOutOfRangeException(
                nameof(number), $"Partition '{partition}' has no entry {number}; its last one is {last}.");
        }
    }

    /// <summary>What <see cref="Head.NextWake"/> is kept as: milliseconds since 1970, rounded up.</summary>
    public static long? WakeMilliseconds(DateTimeOffset? wake) =>
        wake is { } instant ? instant.ToUnixTimeMilliseconds() + (instant.UtcTicks % TimeSpan.TicksPerMillisecond > 0 ? 1 : 0) : null;

    static void Check(Entry entry, string name)
    {
        ArgumentNullException.ThrowIfNull(entry, name);
        ArgumentException.ThrowIfNullOrEmpty(entry.Type, name);
        Refuse(
            entry.Type.Length > JournalLimits.MaxTypeLength,
            $"A type has at most {JournalLimits.MaxTypeLength} characters; this one has {entry.Type.Length}.",
            name);
        Refuse(
            entry.Type.AsSpan().ContainsAnyExcept(TypeCharacters),
            $"A type is made of letters, digits and dots; this one is '{entry.Type}'.",
            name);
        Refuse(entry.Format < 1, $"A format counts from 1; this one is {entry.Format}.", name);
        CheckLength("An entry", entry.Data.Length, JournalLimits.MaxDataBytes, name);
        CheckJson(entry, name);
    }

    static void CheckJson(Entry entry, string name)
    {
        var json = entry.Data.Span;
        Refuse(!Utf8.IsValid(json), $"The data of '{entry.Type}' is not UTF-8.", name);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JournalLimits.MaxDataDepth });
        try
        {
            while (reader.Read())
            {
                // Reading to the end is the check: the reader refuses whatever is not exactly one value.
            }
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The data of '{entry.Type}' is not one JSON value: {exception.Message}", name, exception);
        }
    }

    static void Check(Head head, string name)
    {
        CheckLength("The summary of a head", head.Summary.Length, JournalLimits.MaxSummaryBytes, name);
        Refuse(head.NextWake > LastWake, "The next wake is beyond 9999-12-31T23:59:59.999Z.", name);
    }

    static void CheckRows(IReadOnlyList<RowChange> rows, string name)
    {
        var keys = new HashSet<RowKey>(rows.Count);
        foreach (var row in rows)
        {
            ArgumentNullException.ThrowIfNull(row, name);
            Refuse(row.Key == default, "A row key is empty.", name);
            Refuse(!keys.Add(row.Key), $"Row '{row.Key}' is changed twice.", name);
            CheckLength("A row", row.Data?.Length ?? 0, JournalLimits.MaxDataBytes, name);
        }
    }

    static long Size(Entry entry) => entry is null ? 0 : entry.Data.Length + (long)(entry.Type?.Length ?? 0);

    static long Size(RowChange row) => row is null ? 0 : row.Key.Value.Length + (long)(row.Data?.Length ?? 0);

    static void CheckCount(int count, string name) =>
        Refuse(count > JournalLimits.MaxChanges, $"At most {JournalLimits.MaxChanges} changes are made at once; these are {count}.", name);

    static void CheckBytes(long bytes, string name) =>
        Refuse(
            bytes > JournalLimits.MaxAppendBytes,
            $"At most {JournalLimits.MaxAppendBytes} bytes are written at once; these are {bytes}.",
            name);

    static void CheckLength(string what, int length, int limit, string name) =>
        Refuse(length > limit, $"{what} has at most {limit} bytes; this one has {length}.", name);

    static void CheckLimit(int limit, string name) =>
        Refuse(
            limit is < 1 or > JournalLimits.MaxReadCount,
            $"A read returns 1 to {JournalLimits.MaxReadCount}; asked for were {limit}.",
            name);

    static void Refuse(bool broken, [InterpolatedStringHandlerArgument(nameof(broken))] ref RefusalText message, string name)
    {
        if (broken)
        {
            throw new ArgumentException(message.ToString(), name);
        }
    }

    static void Refuse(bool broken, string message, string name)
    {
        if (broken)
        {
            throw new ArgumentException(message, name);
        }
    }

    /// <summary>Puts a message together only when it is needed: requests are checked on the hot path.</summary>
    [InterpolatedStringHandler]
    ref struct RefusalText
    {
        DefaultInterpolatedStringHandler _text;

        public RefusalText(int literalLength, int formattedCount, bool broken, out bool isNeeded)
        {
            isNeeded = broken;
            _text = broken ? new(literalLength, formattedCount, System.Globalization.CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string value) => _text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToStringAndClear();
    }
}
