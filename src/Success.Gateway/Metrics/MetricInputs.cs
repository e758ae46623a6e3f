using Success.Domain.Metrics;
using Success.Gateway.Errors;

namespace Success.Gateway.Metrics;

/// <summary>What a metric's measurements are: exactly one of these.</summary>
public sealed record MetricKindInput(LevelInput? Level, FlowInput? Flow, RunningTotalInput? RunningTotal, RatioInput? Ratio, RateInput? Rate)
{
    /// <summary>Which of them was given, as the schema calls it.</summary>
    internal string Name => this switch
    {
        { Level: not null } => "level",
        { Flow: not null } => "flow",
        { RunningTotal: not null } => "runningTotal",
        { Ratio: not null } => "ratio",
        _ => "rate",
    };

    internal MetricKind? ToDomain() => this switch
    {
        { Level: { Period: { } period } level } => Rolling(new MetricKind.LevelPerPeriod(period, level.Summary ?? LevelSummary.Last), level.Window),
        { Level: { } level } => Rolling(new MetricKind.LevelAtInstant(), level.Window),
        { Flow: { } flow } => Rolling(new MetricKind.FlowPerPeriod(flow.Period, flow.Summary), flow.Window),
        { RunningTotal: { } total } => new MetricKind.FlowToDate(total.Since, total.MayFall),
        { Ratio: { } ratio } => Rolling(new MetricKind.RatioPerPeriod(ratio.Period), ratio.Window),
        { Rate: { } rate } => Rolling(new MetricKind.RatePerPeriod(rate.Period), rate.Window),
        _ => null,
    };

    static MetricKind Rolling(MetricKind kind, int? window) => window is { } span ? new MetricKind.RollingWindow(kind, span) : kind;
}

/// <summary>A state.</summary>
public sealed record LevelInput(PeriodLength? Period, LevelSummary? Summary, int? Window);

/// <summary>Something that happens, per period.</summary>
public sealed record FlowInput(PeriodLength Period, FlowSummary Summary, int? Window);

/// <summary>A running total.</summary>
public sealed record RunningTotalInput(TotalSince Since, bool MayFall);

/// <summary>A share per period.</summary>
public sealed record RatioInput(PeriodLength Period, int? Window);

/// <summary>Events over exposure per period.</summary>
public sealed record RateInput(PeriodLength Period, int? Window);

/// <summary>What stateFeedGap takes.</summary>
public sealed record StateFeedGapInput(string ApiClient, string Metric, TimeSpan? Gap);

/// <summary>What stateFeedGap gives back.</summary>
public sealed record FeedPayload(FeedNode? Feed, IReadOnlyList<UserErrorNode> UserErrors);

/// <summary>What recordMeasurements takes.</summary>
public sealed record RecordMeasurementsInput(IReadOnlyList<MeasurementInput> Items, bool DryRun);

/// <summary>What correctMeasurement takes.</summary>
public sealed record CorrectMeasurementInput(string Measurement, double? Value, double? Numerator, double? Denominator, string Reason);

/// <summary>What retractMeasurement takes.</summary>
public sealed record RetractMeasurementInput(string Measurement, string Reason);

/// <summary>What confirmMeasurement takes.</summary>
public sealed record ConfirmMeasurementInput(string Measurement);

/// <summary>What disputeMeasurement takes.</summary>
public sealed record DisputeMeasurementInput(string Measurement, string Reason);

/// <summary>What withdrawDispute takes.</summary>
public sealed record WithdrawDisputeInput(string Measurement);

/// <summary>What defineMetric takes.</summary>
public sealed record DefineMetricInput(
    string Key, string Name, string? Meaning, string Unit, MetricKindInput Kind, TimeSpan? Settling, string? IdempotencyKey);

/// <summary>What reviseMetric takes.</summary>
public sealed record ReviseMetricInput(string Metric, int Latest, string Unit, MetricKindInput Kind, TimeSpan? Settling, string? IdempotencyKey);

/// <summary>What describeMetric takes.</summary>
public sealed record DescribeMetricInput(string Metric, string Name, string? Meaning);

/// <summary>What retireMetric takes.</summary>
public sealed record RetireMetricInput(string Metric);

/// <summary>What reinstateMetric takes.</summary>
public sealed record ReinstateMetricInput(string Metric);

/// <summary>A measurement to record. Its account is named by exactly one of account and externalAccountId.</summary>
public sealed record MeasurementInput(
    string? Account,
    string? ExternalAccountId,
    string Metric,
    int? Version,
    DateTimeOffset? At,
    string? Period,
    double? Value,
    double? Numerator,
    double? Denominator,
    bool Complete,
    string? Note);
