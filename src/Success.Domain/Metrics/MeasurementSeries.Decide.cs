using System.Collections.Immutable;
using System.Diagnostics;
using Success.Domain.Accounts;

namespace Success.Domain.Metrics;

public sealed partial record MeasurementSeries
{
    /// <summary>What a command leads to.</summary>
    /// <param name="series">The series as it is.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="context">What it depends on besides.</param>
    /// <returns>
    /// The decision, which may ask for stored measurements first; without an event when nothing changes. Or a refusal:
    /// <see cref="DomainErrorCode.Invalid"/> with the field, <see cref="DomainErrorCode.NotFound"/> for a measurement that does not
    /// exist, <see cref="DomainErrorCode.Forbidden"/> for the numbers of the wrong side, <see cref="DomainErrorCode.LimitReached"/>.
    /// </returns>
    public static Result<SeriesDecision> Decide(MeasurementSeries series, MeasurementCommand command, SeriesContext context)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(context);
        return command switch
        {
            RecordMeasurements record => series.Record(record, context),
            CorrectMeasurement correct => series.Correct(correct, context),
            RetractMeasurement retract => series.Retract(retract, context),
            ConfirmMeasurement it => series.Judge(it.Time, it.Source, new MeasurementConfirmed(series.Key, it.Time, it.Source), context),
            DisputeMeasurement it => series.Dispute(it, context),
            WithdrawDispute it => series.Judge(it.Time, it.Source, new DisputeWithdrawn(series.Key, it.Time, it.Source), context),
            ClosePeriods => series.Close(context),
            AcceptReview review => series.Accept(review, context),
            _ => throw new UnreachableException($"A series knows no {command?.GetType().Name}."),
        };
    }

    Result<SeriesDecision> Close(SeriesContext context) =>
        ClosedBy(context) > ClosedThrough ? Decided(this, new PeriodsClosed(Key), [], context) : new SeriesDecision();

    Result<SeriesDecision> Accept(AcceptReview review, SeriesContext context)
    {
        if (review.Through > context.Now)
        {
            return Refusal.Invalid("through", "Numbers can be accepted when they are there, not ahead.");
        }

        var time = new ReviewedTime(review.After.ToUniversalTime(), review.Through.ToUniversalTime());
        return Reviewed.Covers(time)
            ? new SeriesDecision()
            : Decided(this, new PeriodsReviewed(Key, time.Through) { After = time.After }, [], context);
    }

    /// <summary>The decision about an event that touches those positions, with everything that has to stand in it.</summary>
    SeriesDecision Decided(MeasurementSeries seen, MeasurementEvent happened, IReadOnlyList<SeriesPosition> touched, SeriesContext context)
    {
        var after = seen.Happen(happened);
        var closed = after.ClosedBy(context);
        after = after with { ClosedThrough = closed };
        return new()
        {
            Event = happened with
            {
                Closed = closed > ClosedThrough ? new(Kind.Periods()!.Value, DateOnly.FromDayNumber((int)closed)) : null,
                Behind = touched.All(IsHeld) ? null : after.TotalsThrough(Through!.Value),
            },
            Change = seen.ChangeTo(after, touched),
        };
    }

    /// <summary>The last slot that is closed: all that have a later one, and the last when it is complete or its time is over.</summary>
    long ClosedBy(SeriesContext context)
    {
        if (Kind.Periods() is null)
        {
            return ClosedThrough;
        }

        var open = Slots(ClosedThrough == long.MinValue ? ClosedThrough : ClosedThrough + 1);
        if (open.Count == 0)
        {
            return ClosedThrough;
        }

        var lag = CompleteThrough >= open[^1].Slot ? TimeSpan.Zero : context.ReportingLag;
        return open[^1].End + lag <= context.Now ? open[^1].Slot
            : open.Count > 1 ? open[^2].Slot
            : ClosedThrough;
    }

    ObservationChange ChangeTo(MeasurementSeries after, IReadOnlyList<SeriesPosition> touched)
    {
        var first = touched.Count == 0 ? long.MaxValue : touched.Min(position => position.Slot);
        if (after.ClosedThrough > ClosedThrough)
        {
            first = Math.Min(first, ClosedThrough == long.MinValue ? ClosedThrough : ClosedThrough + 1);
        }

        return first == long.MaxValue ? ObservationChange.None : ObservationChange.Between(ObserveFrom(first), after.ObserveFrom(first));
    }

    // What Apply, which sees less, would have made of everything up to a position; only as much as it would keep at most.
    ImmutableArray<PeriodTotal> TotalsThrough(SeriesPosition through)
    {
        var totals = Totals.ToList();
        for (var index = 0; index < Window.Count && Window.PositionOf(index).CompareTo(through) <= 0; index++)
        {
            Append(totals, Window.Alone(Kind, index));
        }

        return [.. totals.TakeLast(Capacity + Kind.Span())];
    }

    /// <summary>The series with the stored measurements, when there are some, in the place of what it no longer holds.</summary>
    /// <exception cref="ArgumentException">Measurements are missing between the stored ones and the held ones.</exception>
    MeasurementSeries Widen(StoredSeries? stored, Calendar calendar)
    {
        if (stored is null || Through is not { } through)
        {
            return this;
        }

        var first = Kind.Periods() is { } length
            ? calendar.PeriodAt(length, stored.From).Start.DayNumber
            : stored.From.ToUnixTimeMilliseconds();
        if (first > through.Slot)
        {
            throw new ArgumentException($"The series holds nothing before {through}, and what is stored was read from {stored.From:O} only.", nameof(stored));
        }

        var measurements = stored.Measurements
            .Where(measurement => Key.Takes(measurement.Source) && measurement.Position.Slot >= first)
            .ToDictionary(measurement => measurement.Position, measurement => (Measurement?)measurement);
        return this with
        {
            Window = SeriesWindow.Empty(Kind).With(measurements.OrderBy(pair => pair.Key), measurements.Count),
            Totals = [.. Totals.Where(total => total.Slot < first)],
            Through = stored.From <= DateTimeOffset.UnixEpoch ? null : new(first, long.MinValue, default),
        };
    }

    /// <summary>From where on stored measurements are needed to decide about a measurement behind those that are held.</summary>
    DateTimeOffset NeededFrom(Measurement measurement, SeriesContext context) =>
        // What lies before it matters here, however far away.
        Kind.Span() > 1 || Kind.IsRunningTotal() ? DateTimeOffset.UnixEpoch
        : measurement.Period is { } period ? context.Calendar.StartOf(period)
        : measurement.End;
}
