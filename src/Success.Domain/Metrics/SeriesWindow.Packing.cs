using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Success.Domain.Metrics;

sealed partial record SeriesWindow
{
    public void Pack(NumberWriter numbers)
    {
        numbers.Long(Count);
        numbers.Long(Sources.Length);
        foreach (var source in Sources)
        {
            source.Pack(numbers);
        }

        Span<long> column = new long[Count];
        numbers.Longs(Fill(column, Stamps, static stamp => stamp.Milliseconds));
        numbers.Longs(Fill(column, Stamps, static stamp => stamp.Rest));
        numbers.Doubles(Values.AsSpan());
        numbers.Byte(Denominators.IsEmpty ? (byte)0 : (byte)1);
        if (!Denominators.IsEmpty)
        {
            numbers.Doubles(Denominators.AsSpan());
        }

        if (Length is not null)
        {
            numbers.Longs(Fill(column, Periods, static period => period.Day));
            numbers.Longs(Fill(column, Periods, static period => period.Rest));
        }
    }

    public static SeriesWindow Unpack(MetricKind kind, ref NumberReader numbers)
    {
        var count = numbers.Int();
        var sources = new MeasurementSource[numbers.Int()];
        foreach (ref var source in sources.AsSpan())
        {
            source = MeasurementSource.Unpack(ref numbers);
        }

        Span<long> first = new long[2 * count];
        var second = first[count..];
        first = first[..count];
        numbers.Longs(first);
        numbers.Longs(second);
        var stamps = new Stamp[count];
        for (var index = 0; index < count; index++)
        {
            stamps[index] = Stamp.Of(first[index], second[index]);
        }

        var values = Amounts(count, ref numbers);
        var denominators = numbers.Byte() == 0 ? [] : Amounts(count, ref numbers);
        var length = kind.Periods();
        var periods = length is null ? [] : new PeriodStamp[count];
        if (length is not null)
        {
            numbers.Longs(first);
            numbers.Longs(second);
            for (var index = 0; index < count; index++)
            {
                periods[index] = PeriodStamp.Of(first[index], second[index]);
            }
        }

        return new(length, Frozen(sources), Frozen(stamps), Frozen(values), Frozen(denominators), Frozen(periods));
    }

    static double[] Amounts(int count, ref NumberReader numbers)
    {
        var amounts = new double[count];
        numbers.Doubles(amounts);
        return amounts;
    }

    static ReadOnlySpan<long> Fill<T>(Span<long> column, ImmutableArray<T> from, Func<T, long> part)
    {
        for (var index = 0; index < from.Length; index++)
        {
            column[index] = part(from[index]);
        }

        return column[..from.Length];
    }

    static ImmutableArray<T> Frozen<T>(T[] column) => ImmutableCollectionsMarshal.AsImmutableArray(column);
}
