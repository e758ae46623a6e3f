using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Domain.Tests.Drift;

/// <summary>Terms and values to test with: weekly, a year long, from 0 to 52 with a tolerance of 3.</summary>
static class SomeTerms
{
    public static DateTimeOffset Start { get; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static DriftTerms Reach(params Pause[] pauses) => new(
        new Aim.Reach(0, 52, Direction.Increase, new Trajectory.Linear(), 3),
        new Timeline(Start, Week(52), Cadence.Weekly, pauses),
        TimeSpan.FromDays(1));

    public static DriftTerms Keep(DateTimeOffset? due = null) => new(
        new Aim.Keep(90, 110, null), new Timeline(Start, due, Cadence.Weekly), TimeSpan.FromDays(1));

    public static DateTimeOffset Week(double week) => Start.AddHours(168 * week);

    public static Observation Value(double week, double value) => new(Week(week), value);

    public static ObservedSeries Series(DriftTerms terms, params IEnumerable<Observation> observations) =>
        observations.Aggregate(ObservedSeries.Empty, (series, observation) => series.Insert(terms, observation).Value);
}
