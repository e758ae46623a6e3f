using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>What a metric's measurements are, and so what the detector sees of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LevelAtInstant), "level")]
[JsonDerivedType(typeof(LevelPerPeriod), "levelPerPeriod")]
[JsonDerivedType(typeof(FlowPerPeriod), "flowPerPeriod")]
[JsonDerivedType(typeof(FlowToDate), "flowToDate")]
[JsonDerivedType(typeof(RatioPerPeriod), "ratio")]
[JsonDerivedType(typeof(RatePerPeriod), "rate")]
[JsonDerivedType(typeof(RollingWindow), "rolling")]
public abstract record MetricKind
{
    MetricKind()
    {
    }

    /// <summary>A state at an instant, like the number of seats in use. Each measurement is an observation at its instant.</summary>
    public sealed record LevelAtInstant : MetricKind;

    /// <summary>A state over a period: one observation for each closed period.</summary>
    /// <param name="Period">The periods.</param>
    /// <param name="Summary">Which of the period's measurements stands for it.</param>
    public sealed record LevelPerPeriod(PeriodLength Period, LevelSummary Summary) : MetricKind;

    /// <summary>Something that happens, like orders: the sum (or number) of a closed period's measurements.</summary>
    /// <param name="Period">The periods.</param>
    /// <param name="Summary">Whether values are added or counted.</param>
    public sealed record FlowPerPeriod(PeriodLength Period, FlowSummary Summary) : MetricKind;

    /// <summary>A running total, at any instant, since <paramref name="Since"/>.</summary>
    /// <param name="Since">Where the total begins at zero.</param>
    /// <param name="MayFall">A net total (orders less returns) may fall; any other total that falls is refused.</param>
    public sealed record FlowToDate(TotalSince Since, bool MayFall) : MetricKind;

    /// <summary>
    /// A share: the sum of numerators over the sum of denominators of a closed period, never a mean of ratios. No observation when
    /// the denominator is 0.
    /// </summary>
    /// <param name="Period">The periods.</param>
    public sealed record RatioPerPeriod(PeriodLength Period) : MetricKind;

    /// <summary>Events over exposure (tickets per 100 users): sums of a closed period. No observation when the exposure is 0.</summary>
    /// <param name="Period">The periods.</param>
    public sealed record RatePerPeriod(PeriodLength Period) : MetricKind;

    /// <summary>
    /// Any of the others over a window that ends at the instant of each closed period (of each measurement, for instants).
    /// </summary>
    /// <param name="Of">What is seen through the window; not itself rolling, and not a running total.</param>
    /// <param name="Window">Number of periods (of measurements, for instants) in the window, 2 to 366.</param>
    public sealed record RollingWindow(MetricKind Of, int Window) : MetricKind;
}

/// <summary>The length of a metric's periods, in the account's calendar.</summary>
public enum PeriodLength
{
    /// <summary>From midnight to midnight in the account's zone.</summary>
    Day,

    /// <summary>From Monday to Sunday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three months of the account's fiscal year.</summary>
    Quarter,

    /// <summary>A fiscal year.</summary>
    Year,
}

/// <summary>Which of a period's levels stands for the period.</summary>
public enum LevelSummary
{
    /// <summary>The latest.</summary>
    Last,

    /// <summary>The arithmetic mean of the measurements.</summary>
    Mean,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,
}

/// <summary>How a period's flow is put together.</summary>
public enum FlowSummary
{
    /// <summary>The values are added.</summary>
    Sum,

    /// <summary>The measurements are counted, whatever their values.</summary>
    Count,
}

/// <summary>Where a running total begins.</summary>
public enum TotalSince
{
    /// <summary>At the start of the KPI's terms.</summary>
    PlanStart,

    /// <summary>At the start of the account's fiscal year, each year anew.</summary>
    FiscalYearStart,
}
