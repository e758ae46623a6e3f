using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Drift;

namespace Success.Domain.Metrics;

/// <summary>
/// The measurements of one series as an account holds them: the latest <see cref="Capacity"/> as they are, and what came before as totals
/// of its periods. Everything that follows from them is what would follow from having kept all.
/// </summary>
public sealed partial record MeasurementSeries
{
    /// <summary>Most measurements that are held, and most observations besides those that a rolling window needs: a year of weeks with its corrections.</summary>
    public const int Capacity = 64;

    /// <summary>Most items of one command: its event and its block of rows each fit into one entry of the journal (512 KiB).</summary>
    public const int MaxItems = 1_000;

    /// <summary>How far ahead of our clock a source's may be, inclusive. Beyond, a measurement of the future is refused.</summary>
    public static readonly TimeSpan MaxClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Key of the text in which somebody said why a measurement is as it is, or why it is doubted. There may be several of one measurement; each
    /// event and row holds the digest of its own.
    /// </summary>
    public static string TextKeyOf(MetricKey metric, int version, MeasurementTime time, MeasurementSource source, TextDigest digest) =>
        $"{metric}.{version}|{time.ToString().ToLowerInvariant()}|{source}.{digest}";

    [JsonConstructor]
    MeasurementSeries(SeriesKey key, MetricKind kind, SeriesWindow window)
    {
        Key = key;
        Kind = kind;
        Window = window;
    }

    /// <summary>Which series it is.</summary>
    public SeriesKey Key { get; }

    /// <summary>What its measurements are.</summary>
    public MetricKind Kind { get; }

    /// <summary>The times whose numbers both sides have accepted in reviews.</summary>
    [JsonInclude]
    public ReviewedTimes Reviewed { get; internal init; } = ReviewedTimes.None;

    /// <summary>The latest measurements.</summary>
    [JsonInclude]
    internal SeriesWindow Window { get; init; }

    /// <summary>
    /// What came before <see cref="Window"/>, in order. The last may be a part only of its period: then the window holds the rest.
    /// </summary>
    [JsonInclude]
    internal ImmutableArray<PeriodTotal> Totals { get; init; } = [];

    /// <summary>Position of the last measurement that is held no longer; null when all are.</summary>
    [JsonInclude]
    internal SeriesPosition? Through { get; init; }

    /// <summary>The last slot that is closed. Never falls, so that a retraction opens nothing again.</summary>
    [JsonInclude]
    internal long ClosedThrough { get; init; } = long.MinValue;

    /// <summary>The last slot that was said to be complete.</summary>
    [JsonInclude]
    internal long CompleteThrough { get; init; } = long.MinValue;

    /// <summary>A series without measurements.</summary>
    public static MeasurementSeries Empty(SeriesKey key, MetricKind kind) => new(key, kind, SeriesWindow.Empty(kind));

    /// <summary>How many measurements are held.</summary>
    [JsonIgnore]
    public int Count => Window.Count;

    /// <summary>The measurements that are held, in order of their instants.</summary>
    [JsonIgnore]
    public IEnumerable<Measurement> Measurements => Enumerable.Range(0, Window.Count).Select(index => Window[index]);

    /// <summary>The last measurement by its instant; null when there is none.</summary>
    [JsonIgnore]
    public Measurement? Latest => Window.Count == 0 ? null : Window[Window.Count - 1];

    /// <summary>What the detectors see of what is held, in order, at most one for each instant.</summary>
    public IReadOnlyList<Observation> Observe() => ObserveFrom(long.MinValue);

    /// <summary>What the detectors see of what is held and stored: everything since the instant from which it was read.</summary>
    /// <param name="stored">Stored measurements that reach up to those that are held.</param>
    /// <param name="calendar">The account's calendar.</param>
    /// <exception cref="ArgumentException">Measurements are missing between the stored ones and the held ones.</exception>
    public IReadOnlyList<Observation> Observe(StoredSeries stored, Calendar calendar) => Widen(stored, calendar).ObserveFrom(long.MinValue);

    /// <summary>
    /// The first observations at or after an instant, at most so many, as a baseline rule wants them: fewer are its progress. Null when
    /// some may no longer be held; then <see cref="Observe(StoredSeries, Calendar)"/> has them.
    /// </summary>
    public IReadOnlyList<Observation>? FirstSince(DateTimeOffset start, int count)
    {
        var held = ObserveFrom(long.MinValue);
        return Through is null || (held.Count > 0 && held[0].At < start)
            ? [.. held.Where(observation => observation.At >= start).Take(count)]
            : null;
    }

    /// <summary>
    /// The period that is still open with what came for it so far; null when none is, and for kinds without periods. It is shown, never judged.
    /// </summary>
    public OpenPeriod? Open()
    {
        if (Kind.Periods() is not { } length || LastSlot is not { } last || last <= ClosedThrough)
        {
            return null;
        }

        var total = Slots(last)[^1];
        return new(new(length, DateOnly.FromDayNumber((int)last)), total.End, PeriodTotal.Observe(Kind.Seen(), [total]), total.Size);
    }

    /// <summary>
    /// When the open period closes by itself: at its end when it was said to be complete, otherwise the reporting lag later. Null when
    /// none is open.
    /// </summary>
    public DateTimeOffset? NextClose(TimeSpan reportingLag) =>
        Open() is { } open ? open.End + (CompleteThrough >= open.Period.Start.DayNumber ? TimeSpan.Zero : reportingLag) : null;

    /// <summary>Whether both sides stand by a measurement: the other one confirmed it, or a review did.</summary>
    public bool IsConfirmed(Measurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);
        return (measurement.Marks & MeasurementMarks.Confirmed) != MeasurementMarks.None
            || (Reviewed.At(measurement.End) is not null && (measurement.Marks & (MeasurementMarks.Restated | MeasurementMarks.Disputed)) == MeasurementMarks.None);
    }

    long? LastSlot =>
        Window.Count > 0 ? Window.SlotOf(Window.Count - 1)
        : Totals.Length > 0 ? Totals[^1].Slot
        : null;
}

/// <summary>A period that is not closed yet.</summary>
/// <param name="Period">Which.</param>
/// <param name="End">When it ends, exclusive.</param>
/// <param name="Value">What came so far, as it would be observed; null for a quotient without a denominator.</param>
/// <param name="Size">How many measurements; the sum of denominators or exposures for quotients.</param>
public readonly record struct OpenPeriod(Period Period, DateTimeOffset End, double? Value, double Size);
