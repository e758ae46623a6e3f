using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Success.Domain.Drift;

/// <content>What was observed, as its bytes, for an account at rest.</content>
public sealed partial record ObservedSeries
{
    /// <summary>Packs what does not follow from something else that is at hand.</summary>
    /// <param name="terms">The terms in force: what is known now is one step from what was known before the open burst.</param>
    /// <param name="measured">What the measurements show; mostly the observations are the last of these.</param>
    /// <param name="numbers">Where to.</param>
    internal void Pack(DriftTerms terms, IReadOnlyList<Observation> measured, NumberWriter numbers)
    {
        Base.Pack(numbers);
        numbers.Instant(BaseThrough);
        numbers.Long(Settled);
        numbers.Long(Window.Length);
        var isMeasured = EndsWith(measured);
        numbers.Byte(isMeasured ? (byte)1 : (byte)0);
        if (!isMeasured)
        {
            PackWindow(numbers);
        }

        Open.Pack(numbers);
        var follows = Open.Close(terms) == Now;
        numbers.Byte(follows ? (byte)1 : (byte)0);
        if (!follows)
        {
            Now.Pack(numbers);
        }
    }

    internal static ObservedSeries Unpack(DriftTerms terms, IReadOnlyList<Observation> measured, ref NumberReader numbers)
    {
        var (known, through, settled, count) = (Burst.Unpack(ref numbers), numbers.InstantOrNull(), numbers.Int(), numbers.Int());
        ImmutableArray<Observation> window = numbers.Byte() == 1
            ? [.. measured.Skip(measured.Count - count)]
            : UnpackWindow(count, ref numbers);
        var open = Burst.Unpack(ref numbers);
        return new(known, through, window, settled, open, numbers.Byte() == 1 ? open.Close(terms) : Watch.Unpack(ref numbers));
    }

    bool EndsWith(IReadOnlyList<Observation> measured)
    {
        var before = measured.Count - Window.Length;
        for (var index = 0; before >= 0 && index < Window.Length; index++)
        {
            if (measured[before + index] != Window[index])
            {
                return false;
            }
        }

        return before >= 0;
    }

    void PackWindow(NumberWriter numbers)
    {
        numbers.Longs([.. Window.Select(observation => observation.At.UtcTicks)]);
        numbers.Doubles([.. Window.Select(observation => observation.Value)]);
        numbers.Doubles([.. Window.Select(observation => observation.Size ?? 0)]);
    }

    static ImmutableArray<Observation> UnpackWindow(int count, ref NumberReader numbers)
    {
        var (ticks, values, sizes) = (new long[count], new double[count], new double[count]);
        numbers.Longs(ticks);
        numbers.Doubles(values);
        numbers.Doubles(sizes);
        var window = new Observation[count];
        for (var index = 0; index < count; index++)
        {
            window[index] = new(new(ticks[index], TimeSpan.Zero), values[index], sizes[index] > 0 ? sizes[index] : null);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(window);
    }
}
