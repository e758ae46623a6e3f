using System.Collections.Immutable;

namespace Success.Domain.Drift;

/// <content>Many observations at once.</content>
public sealed partial record ObservedSeries
{
    /// <summary>Takes the observations from an instant on away, and puts others at the end.</summary>
    /// <param name="terms">The terms in force.</param>
    /// <param name="from">From when on they are taken away; null for none.</param>
    /// <param name="observations">What comes at the end, in order, later than everything that is left.</param>
    /// <exception cref="InvalidOperationException">The change lies behind what is held: see <see cref="Reaches"/>.</exception>
    public ObservedSeries Replace(DriftTerms terms, DateTimeOffset? from, ImmutableArray<Observation> observations)
    {
        if (from is null && observations.IsEmpty)
        {
            return this;
        }

        RequireReach(from ?? observations[0].At);
        var kept = from is { } instant ? FirstFrom(instant) : Window.Length;
        var window = kept == Window.Length ? Window.AddRange(observations) : [.. Window.AsSpan()[..kept], .. observations];
        var series = kept == Window.Length
            ? (this with { Window = window }).Fold(terms, kept)
            : (this with { Window = window, Open = Base, Now = Base.Close(terms) }).Fold(terms, Settled);
        return series.TrimAll(terms);
    }

    ObservedSeries Fold(DriftTerms terms, int start)
    {
        var (open, now) = (Open, Now);
        for (var index = start; index < Window.Length; index++)
        {
            Fold(terms, Window[index], ref open, ref now);
        }

        return this with { Open = open, Now = now };
    }

    // What no longer fits moves behind the base, all of it in one step.
    ObservedSeries TrimAll(DriftTerms terms)
    {
        var over = Window.Length - Capacity;
        if (over <= 0)
        {
            return this;
        }

        var settled = Math.Min(Settled, over);
        var (past, known) = (Base, Base.Close(terms));
        for (var index = settled; index < over; index++)
        {
            Fold(terms, Window[index], ref past, ref known);
        }

        return this with
        {
            Window = Window[over..],
            Settled = Settled - settled,
            Base = past,
            BaseThrough = over > settled ? Window[over - 1].At : BaseThrough,
        };
    }

    // An observation that is not judged changes nothing.
    static void Fold(DriftTerms terms, Observation observation, ref Burst open, ref Watch now)
    {
        var next = open.Add(terms, now, observation);
        now = ReferenceEquals(next, open) ? now : next.Close(terms);
        open = next;
    }

    int FirstFrom(DateTimeOffset at)
    {
        var index = IndexOf(at);
        return index >= 0 ? index : ~index;
    }
}
