using System.Diagnostics;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Gateway.Kpis;

namespace Success.Gateway.Templates;

/// <summary>Usual terms of a KPI.</summary>
public sealed class TemplateTermsNode
{
    readonly TemplateTerms _terms;

    internal TemplateTermsNode(TemplateTerms terms) => _terms = terms;

    TermsDraft Draft => _terms.Terms;

    /// <summary>What it says about the customer.</summary>
    public Measures Measures => _terms.Measures;

    /// <summary>Whether the plan stands or falls with it.</summary>
    public bool IsDecisive => _terms.IsDecisive;

    /// <summary>The version of the metric's definition that is meant.</summary>
    public int MetricVersion => Draft.MetricVersion;

    /// <summary>Reach a target, or keep a range.</summary>
    public TemplateGoalNode Goal => TemplateGoalNode.Of(Draft.Goal);

    /// <summary>First day that counts.</summary>
    public int StartAfterDays => _terms.StartAfterDays;

    /// <summary>Last day that counts.</summary>
    public int? DueAfterDays => _terms.DueAfterDays;

    /// <summary>How often a value is expected.</summary>
    public Cadence Cadence => Draft.Cadence;

    /// <summary>How long a value may take to arrive.</summary>
    public TimeSpan ReportingLag => Draft.ReportingLag;

    /// <summary>How long a value may still be replaced silently.</summary>
    public TimeSpan? Settling => Draft.Settling;

    /// <summary>How many observations in a row must be at the target.</summary>
    public int Hold => Draft.Hold;

    /// <summary>Weight in the plan's progress.</summary>
    public int Weight => Draft.Weight;

    /// <summary>Who gives the numbers.</summary>
    public Supplier Supplier => Draft.Supplier;

    /// <summary>How many false alarms are taken for early ones.</summary>
    public FalseAlarmSetting? FalseAlarms => Draft.FalseAlarms;
}

/// <summary>What a KPI is to do.</summary>
public abstract record TemplateGoalNode
{
    private protected TemplateGoalNode()
    {
    }

    internal static TemplateGoalNode Of(Goal goal) => goal switch
    {
        Goal.Reach reach => new TemplateReach(
            BaselineNode.Of(reach.Baseline), TargetNode.Of(reach.Target), reach.Direction, TrajectoryNode.Of(reach.Trajectory), reach.Tolerance),
        Goal.Keep keep => new TemplateKeep(keep.Lower, keep.Upper, keep.Tolerance),
        _ => throw new UnreachableException($"{goal.GetType().Name} has no type in the schema."),
    };
}

/// <summary>Get from a baseline to a target.</summary>
public sealed record TemplateReach(BaselineNode Baseline, TargetNode Target, Direction Direction, TrajectoryNode Trajectory, double Tolerance) : TemplateGoalNode;

/// <summary>Stay within a range.</summary>
public sealed record TemplateKeep(double? Lower, double? Upper, double? Tolerance) : TemplateGoalNode;
