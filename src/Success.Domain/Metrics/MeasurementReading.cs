using Success.Domain.Accounts;

namespace Success.Domain.Metrics;

/// <summary>Turns what somebody gives into a measurement of a metric, or says which field does not fit and why.</summary>
static class MeasurementReading
{
    /// <summary>
    /// Greatest amount in either direction: a quadrillion, beyond anything that is counted in a success plan, and far from where
    /// doubles no longer tell neighbouring integers apart.
    /// </summary>
    public const double MaxAmount = 1e15;

    public static Result<Measurement> Read(NewMeasurement given, MeasurementSource source, SeriesContext context)
    {
        var placed = Place(given, source, context);
        return placed.Error is not null ? placed : ReadAmounts(given, context.Metric.Kind).Then<Measurement>(amounts => placed.Value with
        {
            Value = amounts.Value,
            Denominator = amounts.Denominator,
            Marks = given.Complete ? MeasurementMarks.Complete : MeasurementMarks.None,
        });
    }

    /// <summary>A measurement of a time without its numbers.</summary>
    public static Measurement At(MeasurementTime time, MeasurementSource source, MetricKind kind, Calendar calendar)
    {
        var counted = time.Period ?? (kind.Periods() is { } length ? calendar.PeriodAt(length, time.At!.Value) : null);
        return new(time, source, 0, In: time.Period is null ? counted : null, Until: counted is { } period ? calendar.EndOf(period) : null);
    }

    static Result<Measurement> Place(NewMeasurement given, MeasurementSource source, SeriesContext context) => given switch
    {
        { At: { } at, Period: null } => ReadInstant(at, given.Complete, context).Then<Measurement>(time => At(time, source, context.Metric.Kind, context.Calendar)),
        { At: null, Period: { } period } => ReadPeriod(period, context).Then<Measurement>(time => At(time, source, context.Metric.Kind, context.Calendar)),
        _ => Refusal.Invalid("at", "A measurement speaks of an instant (at) or of a period: give one of the two."),
    };

    static Result<MeasurementTime> ReadInstant(DateTimeOffset at, bool complete, SeriesContext context)
    {
        if (Dates.Check(at, "at").Error is { } error)
        {
            return error;
        }

        if (at > context.Now + MeasurementSeries.MaxClockSkew)
        {
            return Refusal.Invalid("at", $"This instant lies ahead; up to {MeasurementSeries.MaxClockSkew.TotalMinutes:0} minutes are taken for a clock that is fast.");
        }

        return complete && context.Metric.Kind.Periods() is null
            ? Refusal.Invalid("complete", "Only a period can be complete, and this metric has none.")
            : MeasurementTime.Of(at);
    }

    static Result<MeasurementTime> ReadPeriod(Period period, SeriesContext context)
    {
        if (context.Metric.Kind.Periods() is not { } length)
        {
            return Refusal.Invalid("period", "This metric is measured at instants: give the instant (at).");
        }

        if (period.Length != length || Dates.Check(period.Start, "period").Error is not null || !context.Calendar.Has(period))
        {
            var example = PeriodText.Print(context.Calendar.PeriodAt(length, context.Now), context.Calendar);
            return Refusal.Invalid("period", $"This metric has periods like {example}, as the account's calendar has them.");
        }

        if (context.Metric.Kind.Seen() is MetricKind.FlowPerPeriod { Summary: FlowSummary.Count })
        {
            return Refusal.Invalid("period", "This metric counts its measurements: give each with its own instant (at).");
        }

        return context.Calendar.StartOf(period) > context.Now + MeasurementSeries.MaxClockSkew
            ? Refusal.Invalid("period", "This period has not begun.")
            : MeasurementTime.Of(period);
    }

    static Result<(double Value, double? Denominator)> ReadAmounts(NewMeasurement given, MetricKind kind)
    {
        if (kind.IsQuotient())
        {
            return ReadQuotient(given, kind);
        }

        if (given.Numerator is not null || given.Denominator is not null)
        {
            return Refusal.Invalid(given.Numerator is null ? "denominator" : "numerator", "This metric has one value, no numerator and denominator.");
        }

        var counts = kind.Seen() is MetricKind.FlowPerPeriod { Summary: FlowSummary.Count };
        return Amount(given.Value ?? (counts ? 1 : null), "value", -MaxAmount).Then<(double, double?)>(value => (value, null));
    }

    static Result<(double Value, double? Denominator)> ReadQuotient(NewMeasurement given, MetricKind kind)
    {
        if (given.Value is not null)
        {
            return Refusal.Invalid("value", "Give numerator and denominator instead: shares of different wholes cannot be put together.");
        }

        var numerator = Amount(given.Numerator, "numerator", 0);
        var denominator = Amount(given.Denominator, "denominator", 0);
        if ((numerator.Error ?? denominator.Error) is { } error)
        {
            return error;
        }

        return kind.Seen() is MetricKind.RatioPerPeriod && numerator.Value > denominator.Value
            ? Refusal.Invalid("numerator", "A ratio is a share of its denominator and cannot exceed it; a quotient that may exceed 1 is a RATE.")
            : (numerator.Value, (double?)denominator.Value);
    }

    static Result<double> Amount(double? given, string field, double least) => given switch
    {
        null => Refusal.Invalid(field, $"A {field} is needed."),
        { } amount when double.IsFinite(amount) && amount >= least && amount <= MaxAmount => amount + 0.0,
        _ => Refusal.Invalid(field, $"A {field} is a finite number from {(least < 0 ? "-1e15" : "0")} to 1e15."),
    };
}
