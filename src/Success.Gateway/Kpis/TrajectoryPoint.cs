using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Gateway.Kpis;

/// <summary>A point of the agreed way.</summary>
/// <param name="At">The instant.</param>
/// <param name="Planned">What is planned.</param>
/// <param name="Lower">The least value that is in order; null when more is always in order.</param>
/// <param name="Upper">The greatest value that is in order; null when less is always in order.</param>
public sealed record TrajectoryPoint(DateTimeOffset At, double Planned, double? Lower, double? Upper)
{
    /// <summary>Most points of one trajectory: one for every few pixels of a chart.</summary>
    public const int MaxPoints = 200;

    /// <summary>Points at equal distances from the start to the due date, or to now where there is none.</summary>
    /// <param name="terms">What is judged.</param>
    /// <param name="keptSince">When the target was reached, and became the plan; null before.</param>
    /// <param name="now">The instant.</param>
    /// <param name="count">How many points.</param>
    internal static IReadOnlyList<TrajectoryPoint> Of(DriftTerms terms, DateTimeOffset? keptSince, DateTimeOffset now, int count)
    {
        var start = terms.Timeline.Start;
        var end = terms.Timeline.ShiftedDue ?? (now > start ? now : start + terms.Timeline.Cadence.Length());
        var path = terms.Path(keptSince);
        return [.. Enumerable.Range(0, count).Select(index => PointAt(path, start + ((end - start) * index / (count - 1))))];
    }

    static TrajectoryPoint PointAt(DriftPath path, DateTimeOffset at)
    {
        var edge = path.Value(1, at);
        var planned = path.PlannedAt(at);
        return path.TwoSided
            ? new(at, planned, planned - path.Tolerance, planned + path.Tolerance)
            : new(at, planned, path.Sign > 0 ? edge : null, path.Sign > 0 ? null : edge);
    }
}
