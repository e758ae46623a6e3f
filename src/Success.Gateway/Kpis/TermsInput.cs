using Success.Domain;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.GraphQL;

namespace Success.Gateway.Kpis;

/// <summary>Terms as they are typed.</summary>
public sealed record TermsInput(
    int MetricVersion,
    GoalInput Goal,
    Cadence Cadence,
    TimeSpan? ReportingLag,
    TimeSpan? Settling,
    int Hold,
    int Weight,
    Supplier Supplier,
    FalseAlarmSetting? FalseAlarms,
    IReadOnlyList<AgreedPauseInput> Pauses)
{
    /// <summary>The goal's field, in which the domain has it directly.</summary>
    internal string GoalField => Goal.Reach is null ? "goal.keep" : "goal.reach";

    internal Result<TermsDraft> ToDraft() => Goal.ToGoal().Then<TermsDraft>(goal => new TermsDraft(MetricVersion, goal, Cadence)
    {
        ReportingLag = ReportingLag ?? TimeSpan.Zero,
        Settling = Settling,
        Hold = Hold,
        Weight = Weight,
        Supplier = Supplier,
        FalseAlarms = FalseAlarms,
        Pauses = [.. Pauses.Select(pause => pause.ToPause())],
    });
}

/// <summary>What a KPI is to do: one of the two.</summary>
public sealed record GoalInput(ReachInput? Reach, KeepInput? Keep)
{
    internal Result<Goal> ToGoal() => (Reach, Keep) switch
    {
        ({ } reach, _) => reach.ToGoal(),
        (_, { } keep) => new Goal.Keep(keep.Lower, keep.Upper, keep.Tolerance, keep.Start, keep.Due),
        _ => new DomainError(DomainErrorCode.Invalid, "A KPI has a goal: to reach a target, or to keep a range.", "goal"),
    };
}

/// <summary>Get from a baseline to a target.</summary>
public sealed record ReachInput(
    BaselineInput Baseline, TargetInput Target, Direction Direction, TrajectoryInput Trajectory, double Tolerance, DateOnly Start, DateOnly Due)
{
    internal Result<Goal> ToGoal()
    {
        Baseline baseline = Baseline.Rule is { } rule
            ? new Baseline.Taken(rule.Statistic, rule.Periods)
            : new Baseline.Known(Baseline.Value.GetValueOrDefault(double.NaN));
        Target target = Target.Percent is { } percent
            ? new Target.Relative(percent)
            : new Target.Absolute(Target.Value.GetValueOrDefault(double.NaN));
        return Trajectory.ToTrajectory().Then<Goal>(trajectory =>
            new Goal.Reach(baseline, target, Direction, trajectory, Tolerance, Start, Due));
    }
}

/// <summary>Stay within a range.</summary>
public sealed record KeepInput(double? Lower, double? Upper, double? Tolerance, DateOnly Start, DateOnly? Due);

/// <summary>Where a KPI starts: one of the two.</summary>
public sealed record BaselineInput(double? Value, BaselineRuleInput? Rule);

/// <summary>A rule by which a baseline is taken.</summary>
public sealed record BaselineRuleInput(BaselineStatistic Statistic, int Periods);

/// <summary>What a KPI must reach: one of the two.</summary>
public sealed record TargetInput(double? Value, double? Percent);

/// <summary>The agreed way.</summary>
public sealed record TrajectoryInput(TrajectoryShape Shape, IReadOnlyList<KnotInput> Knots)
{
    internal Result<Trajectory> ToTrajectory()
    {
        IReadOnlyList<Knot> knots = [.. Knots.Select(knot => new Knot(knot.Time, knot.Share))];
        return Shape switch
        {
            TrajectoryShape.Stepped => new Trajectory.Stepped(knots),
            TrajectoryShape.Points => new Trajectory.Points(knots),
            _ when knots.Count > 0 => new DomainError(
                DomainErrorCode.Invalid, "Only STEPPED and POINTS have knots.", "goal.reach.trajectory.knots"),
            TrajectoryShape.SCurve => new Trajectory.SCurve(),
            _ => new Trajectory.Linear(),
        };
    }
}

/// <summary>A point of a trajectory.</summary>
public sealed record KnotInput(double Time, double Share);

/// <summary>Days on which a KPI is not to be judged.</summary>
public sealed record AgreedPauseInput(DateOnly From, DateOnly Through, PauseEffect Effect)
{
    internal AgreedPause ToPause() => new(From, Through, Effect);
}

/// <summary>Shapes of the agreed way.</summary>
public enum TrajectoryShape
{
    /// <summary>The same progress every day.</summary>
    Linear,

    /// <summary>Slow at both ends.</summary>
    [GraphQLName("S_CURVE")]
    SCurve,

    /// <summary>Holds each share until the next knot.</summary>
    Stepped,

    /// <summary>Straight lines from knot to knot.</summary>
    Points,
}
