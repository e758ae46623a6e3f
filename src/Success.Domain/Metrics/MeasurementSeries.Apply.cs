using System.Diagnostics;

namespace Success.Domain.Metrics;

public sealed partial record MeasurementSeries
{
    /// <summary>Carries out an event of this series. Never refuses; what the series no longer holds stands in the event.</summary>
    public static MeasurementSeries Apply(MeasurementSeries series, MeasurementEvent happened)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(happened);
        return series.Happen(happened).Settle(happened);
    }

    // What both Decide, before it looks at the observations, and Apply do.
    MeasurementSeries Happen(MeasurementEvent happened) => happened switch
    {
        MeasurementsRecorded recorded => Put(recorded.Items.Select(item => item.Measurement), recorded.Items.Length),
        MeasurementCorrected corrected => Put([corrected.Measurement], 1),
        MeasurementRetracted retracted => Remove(Window.IndexOf(retracted.Time, retracted.Source)),
        MeasurementConfirmed it => Mark(it.Time, it.Source, MeasurementMarks.Confirmed, MeasurementMarks.Disputed),
        MeasurementDisputed it => Mark(it.Time, it.Source, MeasurementMarks.Disputed, MeasurementMarks.Confirmed),
        DisputeWithdrawn it => Mark(it.Time, it.Source, MeasurementMarks.None, MeasurementMarks.Disputed),
        PeriodsReviewed reviewed => this with { Reviewed = Reviewed.With(new(reviewed.After, reviewed.Through)) },
        PeriodsClosed => this,
        _ => throw new UnreachableException($"A series knows no {happened.GetType().Name}."),
    };

    MeasurementSeries Settle(MeasurementEvent happened)
    {
        var next = happened.Closed is { } closed ? this with { ClosedThrough = Math.Max(ClosedThrough, closed.Start.DayNumber) } : this;
        return (happened.Behind is { } behind ? next with { Totals = behind } : next).Trim();
    }

    MeasurementSeries Put(IEnumerable<Measurement> measurements, int count)
    {
        var complete = CompleteThrough;
        var changes = new List<KeyValuePair<SeriesPosition, Measurement?>>(count);
        foreach (var measurement in measurements)
        {
            var position = measurement.Position;
            if (IsHeld(position))
            {
                changes.Add(new(position, measurement));
            }

            if ((measurement.Marks & MeasurementMarks.Complete) != MeasurementMarks.None)
            {
                complete = Math.Max(complete, position.Slot);
            }
        }

        return this with { Window = Window.With(changes, changes.Count), CompleteThrough = complete };
    }

    MeasurementSeries Remove(int index) =>
        index < 0 ? this : this with { Window = Window.With([new(Window.PositionOf(index), null)], 0) };

    MeasurementSeries Mark(MeasurementTime time, MeasurementSource source, MeasurementMarks added, MeasurementMarks removed)
    {
        var index = Window.IndexOf(time, source);
        if (index < 0)
        {
            return this;
        }

        var measurement = Window[index];
        return this with
        {
            Window = Window.With([new(measurement.Position, measurement with { Marks = (measurement.Marks & ~removed) | added })], 0),
        };
    }

    /// <summary>Whether a measurement at that position would stand in the window.</summary>
    bool IsHeld(SeriesPosition position) => Through is not { } through || position.CompareTo(through) > 0;

    // The oldest measurements become part of the totals, and the oldest totals are forgotten.
    MeasurementSeries Trim()
    {
        if (Window.Count <= Capacity)
        {
            return TrimTotals();
        }

        var totals = Totals.ToList();
        var count = Window.Count - Capacity;
        for (var index = 0; index < count; index++)
        {
            Append(totals, Window.Alone(Kind, index));
        }

        return (this with { Totals = [.. totals], Through = Window.PositionOf(count - 1), Window = Window.Skip(count) }).TrimTotals();
    }

    MeasurementSeries TrimTotals()
    {
        if (Totals.Length <= 1)
        {
            return this;
        }

        // The last one's period may go on in the window. Of the others, those without a denominator are nothing to look back at.
        var totals = Kind.Span() == 1 ? Totals : Totals.RemoveAll(total => total.Size <= 0 && total != Totals[^1]);
        var most = Capacity - Window.CountSlots() + Kind.Span();
        return this with { Totals = totals.Length <= most ? totals : totals[^most..] };
    }
}
