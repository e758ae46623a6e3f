using System.Runtime.InteropServices;

namespace Success.Domain.Metrics;

/// <content>The series as its bytes, for an account at rest.</content>
public sealed partial record MeasurementSeries
{
    // All but key and kind.
    internal void Pack(NumberWriter numbers)
    {
        Reviewed.Pack(numbers);
        numbers.Long(ClosedThrough);
        numbers.Long(CompleteThrough);
        numbers.Byte(Through is null ? (byte)0 : (byte)1);
        if (Through is { } through)
        {
            numbers.Long(through.Slot);
            numbers.Long(through.At);
            through.Source.Pack(numbers);
        }

        numbers.Long(Totals.Length);
        foreach (var total in Totals)
        {
            numbers.Long(total.Slot);
            numbers.Instant(total.End);
            numbers.Amount(total.Value);
            numbers.Amount(total.Size);
        }

        Window.Pack(numbers);
    }

    internal static MeasurementSeries Unpack(SeriesKey key, MetricKind kind, ref NumberReader numbers)
    {
        var (reviewed, closed, complete) = (ReviewedTimes.Unpack(ref numbers), numbers.Long(), numbers.Long());
        SeriesPosition? through = numbers.Byte() == 0 ? null : new(numbers.Long(), numbers.Long(), MeasurementSource.Unpack(ref numbers));
        var totals = new PeriodTotal[numbers.Int()];
        foreach (ref var total in totals.AsSpan())
        {
            total = new(numbers.Long(), numbers.Instant(), numbers.Amount(), numbers.Amount());
        }

        return new(key, kind, SeriesWindow.Unpack(kind, ref numbers))
        {
            Reviewed = reviewed,
            ClosedThrough = closed,
            CompleteThrough = complete,
            Through = through,
            Totals = ImmutableCollectionsMarshal.AsImmutableArray(totals),
        };
    }
}
