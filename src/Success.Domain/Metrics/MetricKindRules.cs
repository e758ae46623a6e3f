namespace Success.Domain.Metrics;

/// <summary>What the kinds of metrics have in common, and which of them make sense.</summary>
public static class MetricKindRules
{
    /// <summary>Shortest rolling window: one value is no window.</summary>
    public const int MinWindow = 2;

    /// <summary>Longest rolling window: a leap year of days. An account's state holds every value of it.</summary>
    public const int MaxWindow = 366;

    /// <summary>The kind itself, or for a rolling window the kind that is seen through it.</summary>
    public static MetricKind Seen(this MetricKind kind) => kind is MetricKind.RollingWindow rolling ? rolling.Of : kind;

    /// <summary>How many periods or measurements one observation spans; 1 unless the kind is rolling.</summary>
    public static int Span(this MetricKind kind) => kind is MetricKind.RollingWindow rolling ? rolling.Window : 1;

    /// <summary>The length of the kind's periods; null for kinds that are measured at instants.</summary>
    public static PeriodLength? Periods(this MetricKind kind) => kind.Seen() switch
    {
        MetricKind.LevelPerPeriod level => level.Period,
        MetricKind.FlowPerPeriod flow => flow.Period,
        MetricKind.RatioPerPeriod ratio => ratio.Period,
        MetricKind.RatePerPeriod rate => rate.Period,
        _ => null,
    };

    /// <summary>Whether a measurement is a numerator and a denominator, or events and exposure, instead of one value.</summary>
    public static bool IsQuotient(this MetricKind kind) => kind.Seen() is MetricKind.RatioPerPeriod or MetricKind.RatePerPeriod;

    /// <summary>Whether a measurement is a running total.</summary>
    public static bool IsRunningTotal(this MetricKind kind) => kind is MetricKind.FlowToDate;

    /// <summary>The kind, or why there can be no such metric; the field begins with <c>kind</c>.</summary>
    public static Result<MetricKind> Check(MetricKind? kind) => kind switch
    {
        null => Wrong("kind", "A metric has a kind: level, flow, ratio, rate or a rolling window over one of them."),
        MetricKind.RollingWindow rolling => CheckRolling(rolling),
        MetricKind.LevelPerPeriod level when !Enum.IsDefined(level.Summary) => Wrong("kind.summary", "A level per period is its LAST, MEAN, MIN or MAX."),
        MetricKind.FlowPerPeriod flow when !Enum.IsDefined(flow.Summary) => Wrong("kind.summary", "A flow per period is its SUM or COUNT."),
        MetricKind.FlowToDate total when !Enum.IsDefined(total.Since) => Wrong("kind.since", "A running total begins at PLAN_START or FISCAL_YEAR_START."),
        _ when kind.Periods() is { } period && !Enum.IsDefined(period) => Wrong("kind.period", "A period is a DAY, WEEK, MONTH, QUARTER or YEAR."),
        _ => kind,
    };

    static Result<MetricKind> CheckRolling(MetricKind.RollingWindow rolling)
    {
        if (rolling.Of is MetricKind.RollingWindow or MetricKind.FlowToDate)
        {
            return Wrong("kind.of", "A rolling window looks at a level, flow, ratio or rate, not at another window nor at a running total.");
        }

        if (rolling.Window is < MinWindow or > MaxWindow)
        {
            return Wrong("kind.window", $"A rolling window spans {MinWindow} to {MaxWindow} periods, or measurements where there are no periods.");
        }

        return Check(rolling.Of).Error is { } error
            ? error with { Field = error.Field == "kind" ? "kind.of" : error.Field!.Replace("kind.", "kind.of.", StringComparison.Ordinal) }
            : rolling;
    }

    static DomainError Wrong(string field, string message) => new(DomainErrorCode.Invalid, message, field);
}
