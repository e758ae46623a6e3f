using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Gateway.Kpis;

/// <summary>Everything about a KPI that the two sides must have agreed on.</summary>
public sealed class TermsNode
{
    readonly Terms _terms;

    internal TermsNode(Terms terms) => _terms = terms;

    /// <summary>Key of the metric.</summary>
    public string Metric => _terms.Metric.ToString();

    /// <summary>The version of its definition.</summary>
    public int MetricVersion => _terms.MetricVersion;

    /// <summary>Reach a target, or keep a range.</summary>
    public GoalNode Goal => GoalNode.Of(_terms.Goal);

    /// <summary>How often a value is expected.</summary>
    public Cadence Cadence => _terms.Cadence;

    /// <summary>How long a value may take to arrive.</summary>
    public TimeSpan ReportingLag => _terms.ReportingLag;

    /// <summary>How long a value may still be replaced silently.</summary>
    public TimeSpan Settling => _terms.Settling;

    /// <summary>How many observations in a row must be at the target.</summary>
    public int Hold => _terms.Hold;

    /// <summary>Weight in the plan's progress.</summary>
    public int Weight => _terms.Weight;

    /// <summary>Who gives the numbers.</summary>
    public Supplier Supplier => _terms.Supplier;

    /// <summary>How many false alarms are taken for early ones.</summary>
    public FalseAlarmSetting FalseAlarms => _terms.FalseAlarms;

    /// <summary>Agreed pauses.</summary>
    public IReadOnlyList<AgreedPause> Pauses => _terms.Pauses;
}
