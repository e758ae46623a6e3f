using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Success.Domain.Metrics;

/// <summary>
/// A row of a series: the measurements of one append, for charts and for what an account no longer holds. A block is written once and never
/// changed; what is said of a measurement later stands in a later block. Its key begins with metric and version and then has the
/// <em>last</em> instant in the block, so that the blocks from an instant on are all that have anything of that time or after.
/// </summary>
public static class MeasurementBlock
{
    /// <summary>Most measurements of a block: as many as one command may record. The largest such block has less than 512 KiB.</summary>
    public const int MaxMeasurements = MeasurementSeries.MaxItems;

    const int Format = 1;
    const string InstantFormat = "yyyyMMdd't'HHmmssfff";
    const int SequenceLength = 16;

    /// <summary>
    /// The key of a block: <c>m|mentions_per_day|1|20260314t235959000|00000000000000f3</c>, at most 106 characters of
    /// <c>[a-z0-9_.|-]</c>.
    /// </summary>
    /// <param name="series">Metric and version; blocks of both sides stand together.</param>
    /// <param name="measurements">What the block holds; at least one.</param>
    /// <param name="sequence">Rises with every append of the account: its version. Makes the key unique, and says what is later.</param>
    public static string KeyOf(SeriesKey series, ImmutableArray<StoredMeasurement> measurements, long sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        return $"{From(series, measurements.Max(stored => stored.Measurement.End))}|{sequence.ToString("x16", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The first key, inclusive, of a scan for the measurements from an instant on.</summary>
    public static string From(SeriesKey series, DateTimeOffset from) =>
        $"{Prefix(series)}{from.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)}";

    /// <summary>The end, exclusive, of every scan of the series: a colon comes after every digit.</summary>
    public static string To(SeriesKey series) => $"{Prefix(series)}:";

    /// <summary>The bytes of a block, readable JSON.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or more than <see cref="MaxMeasurements"/>.</exception>
    public static byte[] Encode(ImmutableArray<StoredMeasurement> measurements)
    {
        ArgumentOutOfRangeException.ThrowIfZero(measurements.Length, nameof(measurements));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(measurements.Length, MaxMeasurements, nameof(measurements));
        return JsonSerializer.SerializeToUtf8Bytes(new Content(Format, measurements), DomainJson.Options);
    }

    /// <summary>The measurements of a block as it was written.</summary>
    /// <exception cref="JsonException">These are not the bytes of a block of this or an earlier release.</exception>
    public static ImmutableArray<StoredMeasurement> Decode(ReadOnlySpan<byte> block)
    {
        var content = JsonSerializer.Deserialize<Content>(block, DomainJson.Options);
        return content?.Format == Format ? content.Measurements : throw new JsonException($"A block of measurements has format {Format}.");
    }

    /// <summary>The measurements as they are after all those blocks.</summary>
    /// <param name="from">Where the scan began.</param>
    /// <param name="blocks">Every block of the scan with its key, in any order.</param>
    /// <returns>Those at or after <paramref name="from"/>, in order of what they speak of; later blocks win; retracted ones are left out.</returns>
    public static ImmutableArray<StoredMeasurement> Merge(DateTimeOffset from, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> blocks)
    {
        var latest = new Dictionary<SeriesPosition, StoredMeasurement>();
        foreach (var stored in blocks.OrderBy(block => block.Key[^SequenceLength..], StringComparer.Ordinal).SelectMany(block => Decode(block.Value.Span)))
        {
            var position = stored.Measurement.Position;
            latest[position] = stored.By is null && latest.TryGetValue(position, out var before)
                ? before with { Measurement = stored.Measurement, Dispute = stored.Dispute }
                : stored;
        }

        return
        [
            .. latest.OrderBy(pair => pair.Key).Select(pair => pair.Value).Where(
                stored => stored.Measurement.End >= from && (stored.Measurement.Marks & MeasurementMarks.Retracted) == MeasurementMarks.None),
        ];
    }

    /// <summary>What a decision needs of those blocks: see <see cref="SeriesContext.Stored"/>.</summary>
    /// <param name="from">As in <see cref="Merge"/>.</param>
    /// <param name="blocks">As in <see cref="Merge"/>.</param>
    public static StoredSeries Read(DateTimeOffset from, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> blocks) =>
        new(from, [.. Merge(from, blocks).Select(stored => stored.Measurement)]);

    static string Prefix(SeriesKey series) => string.Create(CultureInfo.InvariantCulture, $"m|{series.Metric}|{series.Version}|");

    sealed record Content(int Format, ImmutableArray<StoredMeasurement> Measurements);
}
