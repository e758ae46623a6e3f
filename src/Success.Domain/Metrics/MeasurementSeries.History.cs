using Success.Domain.Accounts;
using Success.Domain.Drift;

namespace Success.Domain.Metrics;

/// <content>What a KPI is told when it looks back.</content>
public sealed partial record MeasurementSeries
{
    /// <summary>Every observation at or after an instant, as it is once an event has happened.</summary>
    /// <param name="start">From when on.</param>
    /// <param name="next">The event; null for none.</param>
    /// <param name="stored">Stored measurements, if they were loaded.</param>
    /// <param name="calendar">The account's calendar.</param>
    /// <returns>Null when some may no longer be held: those from <see cref="NeededSince"/> on are to be loaded.</returns>
    internal IReadOnlyList<Observation>? ObserveSince(DateTimeOffset start, MeasurementEvent? next, StoredSeries? stored, Calendar calendar)
    {
        stored = Usable(stored, calendar) is { } usable && usable.From <= NeededSince(start, calendar) ? usable : null;
        var seen = Widen(stored, calendar);
        if (next is not null)
        {
            seen = seen.Happen(next);
            seen = next.Closed is { } closed ? seen with { ClosedThrough = Math.Max(ClosedThrough, closed.Start.DayNumber) } : seen;
        }

        return stored is null ? seen.FirstSince(start, int.MaxValue) : [.. seen.ObserveFrom(long.MinValue).Where(observation => observation.At >= start)];
    }

    /// <summary>Stored measurements if they reach up to those that are held; null when they are of no use here.</summary>
    internal StoredSeries? Usable(StoredSeries? stored, Calendar calendar) =>
        stored is not null && Through is { } through && through.Slot >= SlotOf(stored.From, calendar) ? stored : null;

    long SlotOf(DateTimeOffset instant, Calendar calendar) =>
        Kind.Periods() is { } length ? calendar.PeriodAt(length, instant).Start.DayNumber : instant.ToUnixTimeMilliseconds();

    /// <summary>From where on stored measurements are needed to know every observation since an instant.</summary>
    internal DateTimeOffset NeededSince(DateTimeOffset start, Calendar calendar)
    {
        if (Kind.Span() > 1 || Through is not { } through)
        {
            return DateTimeOffset.UnixEpoch;
        }

        var reach = Kind.Periods() is null
            ? DateTimeOffset.FromUnixTimeMilliseconds(through.Slot)
            : calendar.StartOf(DateOnly.FromDayNumber((int)through.Slot));
        return start < reach ? start : reach;
    }

    /// <summary>
    /// The series that both sides write to, made of what each has written so far. Where both have written more than is held, it begins
    /// where the longer one of them does; what came before is in the rows.
    /// </summary>
    internal static MeasurementSeries Joined(SeriesKey key, MetricKind kind, IEnumerable<MeasurementSeries> sides)
    {
        var joined = Empty(key, kind);
        foreach (var side in sides)
        {
            joined = joined.Window.Count == 0 && joined.Through is null
                ? new(key, kind, side.Window)
                {
                    Totals = side.Totals,
                    Through = side.Through,
                    ClosedThrough = side.ClosedThrough,
                    CompleteThrough = side.CompleteThrough,
                    Reviewed = side.Reviewed,
                }
                : joined.JoinedBy(side);
        }

        return joined;
    }

    MeasurementSeries JoinedBy(MeasurementSeries other)
    {
        var through = Nullable.Compare(Through, other.Through) >= 0 ? Through : other.Through;
        var all = Measurements.Concat(other.Measurements)
            .Where(measurement => through is not { } last || measurement.Position.CompareTo(last) > 0)
            .ToDictionary(measurement => measurement.Position, measurement => (Measurement?)measurement);
        return (this with
        {
            Window = SeriesWindow.Empty(Kind).With(all.OrderBy(pair => pair.Key), all.Count),
            Totals = [],
            Through = through,
            ClosedThrough = Math.Max(ClosedThrough, other.ClosedThrough),
            CompleteThrough = Math.Min(CompleteThrough, other.CompleteThrough),
            Reviewed = ReviewedTimes.None,
        }).Trim();
    }
}
