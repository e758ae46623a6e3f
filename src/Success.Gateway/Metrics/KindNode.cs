using System.Diagnostics;
using Success.Domain.Metrics;

namespace Success.Gateway.Metrics;

/// <summary>What a metric's measurements are: a rolling window stands with what is seen through it.</summary>
public abstract record KindNode
{
    KindNode()
    {
    }

    internal static KindNode Of(MetricKind kind)
    {
        int? window = kind is MetricKind.RollingWindow rolling ? rolling.Window : null;
        return kind.Seen() switch
        {
            MetricKind.LevelAtInstant => new Level(null, null, window),
            MetricKind.LevelPerPeriod level => new Level(level.Period, level.Summary, window),
            MetricKind.FlowPerPeriod flow => new Flow(flow.Period, flow.Summary, window),
            MetricKind.FlowToDate total => new RunningTotal(total.Since, total.MayFall),
            MetricKind.RatioPerPeriod ratio => new Ratio(ratio.Period, window),
            MetricKind.RatePerPeriod rate => new Rate(rate.Period, window),
            var other => throw new UnreachableException($"{other.GetType().Name} has no type in the schema."),
        };
    }

    /// <summary>A state.</summary>
    public sealed record Level(PeriodLength? Period, LevelSummary? Summary, int? Window) : KindNode;

    /// <summary>Something that happens, per period.</summary>
    public sealed record Flow(PeriodLength Period, FlowSummary Summary, int? Window) : KindNode;

    /// <summary>A running total.</summary>
    public sealed record RunningTotal(TotalSince Since, bool MayFall) : KindNode;

    /// <summary>A share per period.</summary>
    public sealed record Ratio(PeriodLength Period, int? Window) : KindNode;

    /// <summary>Events over exposure per period.</summary>
    public sealed record Rate(PeriodLength Period, int? Window) : KindNode;
}
