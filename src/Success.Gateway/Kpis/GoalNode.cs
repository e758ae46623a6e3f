using System.Diagnostics;
using Success.Domain.Kpis;

namespace Success.Gateway.Kpis;

/// <summary>What a KPI is to do.</summary>
public abstract record GoalNode
{
    GoalNode()
    {
    }

    internal static GoalNode Of(Goal goal) => goal switch
    {
        Goal.Reach reach => new Reach(
            BaselineNode.Of(reach.Baseline),
            TargetNode.Of(reach.Target),
            reach.Direction,
            TrajectoryNode.Of(reach.Trajectory),
            reach.Tolerance,
            reach.Start,
            reach.Due),
        Goal.Keep keep => new Keep(keep.Lower, keep.Upper, keep.Tolerance, keep.Start, keep.Due),
        _ => throw new UnreachableException($"{goal.GetType().Name} has no type in the schema."),
    };

    /// <summary>Get from a baseline to a target.</summary>
    public sealed record Reach(
        BaselineNode Baseline, TargetNode Target, Direction Direction, TrajectoryNode Trajectory, double Tolerance, DateOnly Start, DateOnly Due) : GoalNode;

    /// <summary>Stay within a range.</summary>
    public sealed record Keep(double? Lower, double? Upper, double? Tolerance, DateOnly Start, DateOnly? Due) : GoalNode;
}

/// <summary>Where a KPI starts.</summary>
public abstract record BaselineNode
{
    private protected BaselineNode()
    {
    }

    internal static BaselineNode Of(Baseline baseline) => baseline switch
    {
        Baseline.Known known => new KnownBaseline(known.Value),
        Baseline.Taken taken => new BaselineRule(taken.Statistic, taken.Periods),
        _ => throw new UnreachableException($"{baseline.GetType().Name} has no type in the schema."),
    };
}

/// <summary>A value that both sides know.</summary>
public sealed record KnownBaseline(double Value) : BaselineNode;

/// <summary>A value that is taken from the first closed periods.</summary>
public sealed record BaselineRule(BaselineStatistic Statistic, int Periods) : BaselineNode;

/// <summary>What a KPI must reach.</summary>
public abstract record TargetNode
{
    private protected TargetNode()
    {
    }

    internal static TargetNode Of(Target target) => target switch
    {
        Target.Absolute absolute => new AbsoluteTarget(absolute.Value),
        Target.Relative relative => new RelativeTarget(relative.Percent),
        _ => throw new UnreachableException($"{target.GetType().Name} has no type in the schema."),
    };
}

/// <summary>A value.</summary>
public sealed record AbsoluteTarget(double Value) : TargetNode;

/// <summary>A change from the baseline.</summary>
public sealed record RelativeTarget(double Percent) : TargetNode;

/// <summary>The shape of the agreed way.</summary>
public sealed record TrajectoryNode(TrajectoryShape Shape, IReadOnlyList<Knot> Knots)
{
    internal static TrajectoryNode Of(Trajectory trajectory) => trajectory switch
    {
        Trajectory.Linear => new(TrajectoryShape.Linear, []),
        Trajectory.SCurve => new(TrajectoryShape.SCurve, []),
        Trajectory.Stepped stepped => new(TrajectoryShape.Stepped, stepped.Knots),
        Trajectory.Points points => new(TrajectoryShape.Points, points.Knots),
        _ => throw new UnreachableException($"{trajectory.GetType().Name} has no type in the schema."),
    };
}
