namespace Success.Domain.Metrics;

public sealed partial record MeasurementSeries
{
    /// <summary>Why a running total cannot be: it would fall, or the next one would. Null when it can, and for other kinds.</summary>
    /// <param name="given">The total.</param>
    /// <param name="index">Its index in the window, or the complement of where it belongs.</param>
    /// <param name="last">The total before it that is recorded by the same command; null when there is none.</param>
    /// <param name="context">Where totals begin.</param>
    DomainError? CheckTotal(Measurement given, int index, Measurement? last, SeriesContext context)
    {
        if (Kind is not MetricKind.FlowToDate { MayFall: false } kind)
        {
            return null;
        }

        var start = TotalStart(given.End, kind, context);
        var before = index >= 0 ? index : ~index;
        var (previous, previousAt) =
            before > 0 ? (Window.Values[before - 1], Window.Stamps[before - 1].At)
            : Totals.Length > 0 ? (Totals[^1].Value, Totals[^1].End)
            : (double.NegativeInfinity, DateTimeOffset.MinValue);
        if (last is not null && last.End >= previousAt)
        {
            (previous, previousAt) = (last.Value, last.End);
        }

        if (given.Value < previous && TotalStart(previousAt, kind, context) == start)
        {
            return Refusal.Conflict("value", $"A running total does not fall: it was {previous:R} before. A metric whose total may fall says so.");
        }

        var after = index >= 0 ? index + 1 : ~index;
        return after < Window.Count && given.Value > Window.Values[after] && TotalStart(Window.Stamps[after].At, kind, context) == start
            ? Refusal.Conflict("value", $"A running total does not fall: it is {Window.Values[after]:R} later on. A metric whose total may fall says so.")
            : null;
    }

    /// <summary>Where the total that an instant belongs to began.</summary>
    static DateTimeOffset TotalStart(DateTimeOffset at, MetricKind.FlowToDate kind, SeriesContext context) => kind.Since switch
    {
        TotalSince.FiscalYearStart => context.Calendar.StartOf(context.Calendar.FiscalYearStart(context.Calendar.DateAt(at))),
        _ => at >= context.TermsStart ? context.TermsStart.Value : DateTimeOffset.MinValue,
    };
}
