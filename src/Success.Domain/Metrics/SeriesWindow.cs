using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>
/// Measurements in the order of their positions, in columns: 16 bytes each, 8 more for kinds with periods and 8 more for quotients.
/// An account holds a window for each of its series, so that an object for each measurement would be five times as large.
/// </summary>
/// <param name="Length">Length of the periods; null for kinds without.</param>
/// <param name="Sources">What <see cref="Stamp.Source"/> counts in.</param>
/// <param name="Stamps">Instant, marks and source.</param>
/// <param name="Values">Values; numerators or events for quotients.</param>
/// <param name="Denominators">Denominators or exposures; empty unless the kind is a quotient.</param>
/// <param name="Periods">First days and ends of periods; empty for kinds without.</param>
[method: JsonConstructor]
sealed partial record SeriesWindow(
    PeriodLength? Length,
    ImmutableArray<MeasurementSource> Sources,
    ImmutableArray<Stamp> Stamps,
    ImmutableArray<double> Values,
    ImmutableArray<double> Denominators,
    ImmutableArray<PeriodStamp> Periods)
{
    public static SeriesWindow Empty(MetricKind kind) => new(kind.Periods(), [], [], [], [], []);

    [JsonIgnore]
    public int Count => Stamps.Length;

    public Measurement this[int index]
    {
        get
        {
            var source = Sources[Stamps[index].Source];
            var denominator = Denominators.IsEmpty ? (double?)null : Denominators[index];
            if (Length is not { } length)
            {
                return new(MeasurementTime.Of(Stamps[index].At), source, Values[index], denominator, Stamps[index].Marks);
            }

            var period = new Period(length, DateOnly.FromDayNumber(Periods[index].Day));
            var isWhole = Periods[index].IsWhole;
            return new(
                isWhole ? MeasurementTime.Of(period) : MeasurementTime.Of(Stamps[index].At),
                source, Values[index], denominator, Stamps[index].Marks, isWhole ? null : period, Periods[index].End);
        }
    }

    public SeriesPosition PositionOf(int index) => new(
        SlotOf(index),
        Length is not null && Periods[index].IsWhole ? SeriesPosition.Whole : Stamps[index].Milliseconds,
        Sources[Stamps[index].Source]);

    public long SlotOf(int index) => Length is null ? Stamps[index].Milliseconds : Periods[index].Day;

    public PeriodTotal Alone(MetricKind kind, int index) => PeriodTotal.Of(
        kind, SlotOf(index), Length is null ? Stamps[index].At : Periods[index].End, Values[index], Denominators.IsEmpty ? 1 : Denominators[index]);

    /// <summary>The index of a position, or the complement of the index where it belongs.</summary>
    public int Find(SeriesPosition position)
    {
        var (low, high) = (0, Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (PositionOf(middle).CompareTo(position))
            {
                case 0: return middle;
                case < 0: low = middle + 1; break;
                default: high = middle - 1; break;
            }
        }

        return ~low;
    }

    /// <summary>The index of the first measurement of a slot or a later one.</summary>
    public int FirstFrom(long slot)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = SlotOf(middle) < slot ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The index of a measurement by its identity; -1 when there is none.</summary>
    public int IndexOf(MeasurementTime time, MeasurementSource source)
    {
        for (var index = Count - 1; index >= 0; index--)
        {
            if (Sources[Stamps[index].Source] == source && this[index].Time == time)
            {
                return index;
            }
        }

        return -1;
    }

    public int CountSlots()
    {
        var count = 0;
        for (var index = 0; index < Count; index++)
        {
            count += index == 0 || SlotOf(index) != SlotOf(index - 1) ? 1 : 0;
        }

        return count;
    }
}
