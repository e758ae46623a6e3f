using Success.Domain.Kpis;

namespace Success.Domain.Drift;

/// <summary>
/// What values are compared with: a plan for a target, a centre for a band. One form for both: residual = sign × (plan − value) /
/// tolerance, where a band with two edges has the sign −1 and half its width as tolerance. A target that was achieved is kept from
/// then on: its plan is the target itself. Whoever judges, explains or draws takes the plan from here.
/// </summary>
public readonly record struct DriftPath
{
    readonly Timeline _timeline;
    readonly Aim.Reach? _reach;
    readonly double _level;
    readonly DateTimeOffset? _keptSince;

    internal DriftPath(DriftTerms terms, DateTimeOffset? keptSince)
    {
        (_timeline, _keptSince) = (terms.Timeline, keptSince);
        switch (terms.Aim)
        {
            case Aim.Reach reach:
                _reach = reach;
                (_level, Sign, Tolerance) = (reach.Target, (int)reach.Direction, reach.Tolerance);
                break;
            case Aim.Keep { Lower: { } lower, Upper: { } upper }:
                (_level, Sign, Tolerance, TwoSided) = ((lower + upper) / 2, -1, (upper - lower) / 2, true);
                break;
            case Aim.Keep { Lower: { } lower, Tolerance: { } tolerance }:
                (_level, Sign, Tolerance) = (lower + tolerance, 1, tolerance);
                break;
            case Aim.Keep { Upper: { } upper, Tolerance: { } tolerance }:
                (_level, Sign, Tolerance) = (upper - tolerance, -1, tolerance);
                break;
            default:
                throw new ArgumentException("The aim was not checked.", nameof(terms));
        }
    }

    /// <summary>+1 when more is better, −1 when less is, and −1 for a band with two edges.</summary>
    public int Sign { get; }

    /// <summary>τ, in the metric's unit.</summary>
    public double Tolerance { get; }

    /// <summary>Whether both signs of the residual are bad.</summary>
    public bool TwoSided { get; }

    /// <summary>The planned value at an instant.</summary>
    public double PlannedAt(DateTimeOffset at) => MovingAt(at) is { } reach
        ? reach.Baseline + ((reach.Target - reach.Baseline) * reach.Trajectory.ShareAt(_timeline.PlanTime(at)))
        : _level;

    /// <summary>Planned change per cadence at an instant.</summary>
    public double PlannedPace(DateTimeOffset at) => MovingAt(at) is { } reach
        ? (reach.Target - reach.Baseline) * reach.Trajectory.SlopeAt(_timeline.PlanTime(at)) * _timeline.PlanTimePerCadence
        : 0;

    /// <summary>e, in tolerances.</summary>
    public double Residual(double value, DateTimeOffset at) => Sign * (PlannedAt(at) - value) / Tolerance;

    /// <summary>The value whose residual is <paramref name="residual"/>.</summary>
    public double Value(double residual, DateTimeOffset at) => PlannedAt(at) - (Sign * Tolerance * residual);

    /// <summary>The pace, in units per cadence, of a value whose residual changes by <paramref name="slope"/> per cadence.</summary>
    public double Pace(double slope, DateTimeOffset at) => PlannedPace(at) - (Sign * Tolerance * slope);

    /// <summary>How residuals under this path read under <paramref name="next"/>.</summary>
    /// <param name="next">The path from now on.</param>
    /// <param name="steppedAt">When the last observation was stepped.</param>
    /// <param name="at">The instant that its value speaks of.</param>
    internal Restatement To(in DriftPath next, DateTimeOffset steppedAt, DateTimeOffset at)
    {
        var unit = next.Sign / next.Tolerance;
        var pace = next._timeline.Cadence.Length() / _timeline.Cadence.Length();
        return new(
            next._timeline.TimeAt(steppedAt),
            unit * Sign * Tolerance,
            unit * (next.PlannedAt(at) - PlannedAt(at)),
            pace,
            unit * (next.PlannedPace(at) - (pace * PlannedPace(at))));
    }

    // The way to the target, until it is reached.
    Aim.Reach? MovingAt(DateTimeOffset at) => at >= _keptSince ? null : _reach;
}
