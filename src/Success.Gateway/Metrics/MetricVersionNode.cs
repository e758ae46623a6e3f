using Success.Domain.Metrics;

namespace Success.Gateway.Metrics;

/// <summary>A version of a metric.</summary>
public sealed class MetricVersionNode
{
    readonly Metric _metric;

    internal MetricVersionNode(Metric metric) => _metric = metric;

    /// <summary>1, 2, 3 …</summary>
    public int Version => _metric.Version;

    /// <summary>What a value counts.</summary>
    public string Unit => _metric.Unit;

    /// <summary>What its measurements are.</summary>
    public KindNode Kind => KindNode.Of(_metric.Kind);

    /// <summary>How long another value may replace one silently.</summary>
    public TimeSpan Settling => _metric.Settling;
}
