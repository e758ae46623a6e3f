using System.Runtime.InteropServices;
using Success.Domain.Drift;

namespace Success.Domain.Metrics;

public sealed partial record MeasurementSeries
{
    /// <summary>The totals of the slots from <paramref name="first"/> on, closed or not.</summary>
    List<PeriodTotal> Slots(long first)
    {
        var slots = new List<PeriodTotal>();
        foreach (var total in Totals)
        {
            if (total.Slot >= first)
            {
                slots.Add(total);
            }
        }

        for (var index = Window.FirstFrom(first); index < Window.Count; index++)
        {
            Append(slots, Window.Alone(Kind, index));
        }

        return slots;
    }

    /// <summary>The observations of the slots from <paramref name="first"/> on.</summary>
    List<Observation> ObserveFrom(long first)
    {
        // A rolling window looks back at slots before the first.
        var span = Kind.Span();
        var totals = Slots(span > 1 ? long.MinValue : first);
        totals.RemoveAll(total => !IsClosed(total.Slot) || PeriodTotal.Observe(Kind.Seen(), [total]) is null);

        var observations = new List<Observation>();
        for (var last = span - 1; last < totals.Count; last++)
        {
            if (totals[last].Slot >= first)
            {
                observations.Add(Observation(CollectionsMarshal.AsSpan(totals).Slice(last - span + 1, span)));
            }
        }

        return observations;
    }

    Observation Observation(ReadOnlySpan<PeriodTotal> totals) => new(
        totals[^1].End, PeriodTotal.Observe(Kind, totals)!.Value, Kind.IsQuotient() ? PeriodTotal.SizeOf(totals) : null);

    bool IsClosed(long slot) => Kind.Periods() is null || slot <= ClosedThrough;

    void Append(List<PeriodTotal> slots, PeriodTotal next)
    {
        if (slots.Count > 0 && slots[^1].Slot == next.Slot)
        {
            slots[^1] = slots[^1].Plus(Kind, next);
        }
        else
        {
            slots.Add(next);
        }
    }
}
