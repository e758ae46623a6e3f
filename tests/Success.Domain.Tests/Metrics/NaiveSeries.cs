using Success.Domain.Drift;
using Success.Domain.Metrics;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Domain.Tests.Metrics;

/// <summary>Keeps every measurement and computes everything from all of them, each time: what a series must be indistinguishable from.</summary>
sealed class NaiveSeries(Metric metric, Calendar calendar, TimeSpan lag)
{
    readonly Dictionary<(MeasurementTime Time, MeasurementSource Source), (double Value, double? Denominator)> _all = [];
    readonly Dictionary<MeasurementTime, DateOnly> _days = [];
    readonly Dictionary<MeasurementTime, DateOnly> _years = [];
    DateOnly _closedThrough = DateOnly.MinValue;
    DateOnly _completeThrough = DateOnly.MinValue;

    public IEnumerable<(MeasurementTime Time, MeasurementSource Source)> Identities => _all.Keys;

    public MeasurementOutcome Record(NewMeasurement given, MeasurementSource source, DateTimeOffset now, bool bound)
    {
        var time = given.At is { } at ? MeasurementTime.Of(at) : MeasurementTime.Of(given.Period!.Value);
        var value = (given.Value ?? given.Numerator!.Value, given.Denominator);
        var known = _all.TryGetValue((time, source), out var before);
        if (Falls(time, source, value.Item1))
        {
            return known && before == value ? Repeat(time, given.Complete) : MeasurementOutcome.Refused;
        }

        if (known && before == value)
        {
            return Repeat(time, given.Complete);
        }

        _all[(time, source)] = value;
        Complete(time, given.Complete);
        return known ? (now < EndOf(time) + metric.Settling ? MeasurementOutcome.Replaced : MeasurementOutcome.Corrected)
            : bound ? MeasurementOutcome.Recorded
            : MeasurementOutcome.Unbound;
    }

    public void Retract(MeasurementTime time, MeasurementSource source) => _all.Remove((time, source));

    public void Close(DateTimeOffset now)
    {
        var open = Slots().Select(slot => slot.Key).Where(day => day > _closedThrough).Order().ToList();
        if (metric.Kind.Periods() is not { } length || open.Count == 0)
        {
            return;
        }

        var end = calendar.EndOf(new Period(length, open[^1]));
        var due = end + (_completeThrough >= open[^1] ? TimeSpan.Zero : lag) <= now;
        _closedThrough = due ? open[^1] : open.Count > 1 ? open[^2] : _closedThrough;
    }

    public List<Observation> Observe()
    {
        var slots = metric.Kind.Periods() is null
            ? _all.GroupBy(pair => pair.Key.Time.At!.Value).OrderBy(slot => slot.Key).Select(slot => (End: slot.Key, Values: InOrder(slot))).ToList()
            : Slots().Where(slot => slot.Key <= _closedThrough).OrderBy(slot => slot.Key)
                .Select(slot => (End: calendar.EndOf(new Period(metric.Kind.Periods()!.Value, slot.Key)), Values: InOrder(slot))).ToList();
        slots.RemoveAll(slot => metric.Kind.IsQuotient() && slot.Values.Sum(value => value.Denominator!.Value) == 0);
        var span = metric.Kind.Span();
        return [.. Enumerable.Range(span - 1, Math.Max(0, slots.Count - span + 1)).Select(last => Look(slots.GetRange(last - span + 1, span)))];
    }

    public (DateOnly Start, double? Value)? Open()
    {
        if (metric.Kind.Periods() is null || !Slots().Any() || Slots().MaxBy(slot => slot.Key) is not { } last || last.Key <= _closedThrough)
        {
            return null;
        }

        var values = InOrder(last);
        return (last.Key, metric.Kind.IsQuotient() && values.Sum(value => value.Denominator!.Value) == 0 ? null : Value(metric.Kind.Seen(), [values]));
    }

    MeasurementOutcome Repeat(MeasurementTime time, bool complete)
    {
        // Only the periods' states are modelled; whether a mark is new is asked of the series itself.
        Complete(time, complete);
        return MeasurementOutcome.Duplicate;
    }

    void Complete(MeasurementTime time, bool complete)
    {
        if (complete && DayOf(time) > _completeThrough)
        {
            _completeThrough = DayOf(time);
        }
    }

    bool Falls(MeasurementTime time, MeasurementSource source, double value)
    {
        if (metric.Kind is not MetricKind.FlowToDate { MayFall: false })
        {
            return false;
        }

        var others = _all.Where(pair => pair.Key != (time, source) && YearOf(pair.Key.Time) == YearOf(time));
        return others.Any(pair => (pair.Key.Time.At!.Value, pair.Key.Source).CompareTo((time.At!.Value, source)) < 0
            ? pair.Value.Value > value : pair.Value.Value < value);
    }

    Observation Look(List<(DateTimeOffset End, List<(double Value, double? Denominator)> Values)> slots)
    {
        var values = slots.Select(slot => slot.Values).ToList();
        return new(slots[^1].End, Value(metric.Kind, values), metric.Kind.IsQuotient() ? values.Sum(slot => slot.Sum(value => value.Denominator!.Value)) : null);
    }

    static double Value(MetricKind kind, List<List<(double Value, double? Denominator)>> slots) => kind.Seen() switch
    {
        MetricKind.LevelPerPeriod { Summary: LevelSummary.Mean } => slots.Sum(slot => slot.Sum(value => value.Value)) / slots.Sum(slot => slot.Count),
        MetricKind.LevelPerPeriod { Summary: LevelSummary.Min } => slots.Min(slot => slot.Min(value => value.Value)),
        MetricKind.LevelPerPeriod { Summary: LevelSummary.Max } => slots.Max(slot => slot.Max(value => value.Value)),
        MetricKind.FlowPerPeriod { Summary: FlowSummary.Count } => slots.Sum(slot => slot.Count),
        MetricKind.FlowPerPeriod => slots.Sum(slot => slot.Sum(value => value.Value)),
        MetricKind.RatioPerPeriod or MetricKind.RatePerPeriod =>
            slots.Sum(slot => slot.Sum(value => value.Value)) / slots.Sum(slot => slot.Sum(value => value.Denominator!.Value)),
        _ => slots.Sum(slot => slot[^1].Value) / slots.Count,
    };

    // A value that speaks of the whole period comes after those from within.
    static List<(double Value, double? Denominator)> InOrder<TKey>(
        IGrouping<TKey, KeyValuePair<(MeasurementTime Time, MeasurementSource Source), (double Value, double? Denominator)>> slot) =>
        [.. slot.OrderBy(pair => pair.Key.Time.At ?? DateTimeOffset.MaxValue).ThenBy(pair => pair.Key.Source).Select(pair => pair.Value)];

    IEnumerable<IGrouping<DateOnly, KeyValuePair<(MeasurementTime Time, MeasurementSource Source), (double Value, double? Denominator)>>> Slots() =>
        metric.Kind.Periods() is null ? [] : _all.GroupBy(pair => DayOf(pair.Key.Time));

    DateOnly DayOf(MeasurementTime time)
    {
        if (!_days.TryGetValue(time, out var day))
        {
            day = metric.Kind.Periods() is { } length ? time.Period?.Start ?? calendar.PeriodAt(length, time.At!.Value).Start : DateOnly.MinValue;
            _days.Add(time, day);
        }

        return day;
    }

    DateOnly YearOf(MeasurementTime time)
    {
        if (!_years.TryGetValue(time, out var year))
        {
            year = calendar.FiscalYearStart(calendar.DateAt(time.At!.Value));
            _years.Add(time, year);
        }

        return year;
    }

    DateTimeOffset EndOf(MeasurementTime time) =>
        metric.Kind.Periods() is { } length ? calendar.EndOf(new Period(length, DayOf(time))) : time.At!.Value;
}
