using System.Text.Json.Serialization;
using Success.Domain.Kpis;

namespace Success.Domain.Drift;

/// <summary>What is known of a KPI after some of its observations: the detector's state, and what stands around it.</summary>
/// <param name="Detector">The detector's state.</param>
/// <param name="MeanSize">n̄: mean size of the observations, recent ones counting more; 0 when they have none.</param>
/// <param name="Held">Observations in a row at the target.</param>
/// <param name="AchievedAt">When the target had held long enough; null before.</param>
/// <param name="Last">The last observation that was judged.</param>
/// <param name="SteppedAt">The instant at which it was stepped: its own, or that of the first value of its burst.</param>
public sealed partial record Watch(
    DetectorState Detector, double MeanSize, int Held, DateTimeOffset? AchievedAt, Observation? Last, DateTimeOffset SteppedAt)
{
    // The usual size follows the last ten or so observations.
    const double SizeMemory = 0.1;

    // One huge or tiny sample must neither decide alone nor be ignored.
    const double LeastWeight = 1.0 / 16;
    const double LargestWeight = 4;

    /// <summary>Before the first observation.</summary>
    public static Watch Nothing { get; } = new(new DetectorState { Version = Drift.Detector.Version }, 0, 0, null, null, default);

    /// <summary>Whether the target was achieved and is now kept.</summary>
    [JsonIgnore]
    public bool Achieved => AchievedAt is not null;

    /// <summary>The detector's settings for the next observation, or for reading.</summary>
    public DetectorSettings Settings(DriftTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);

        // A burst that reached the target is stepped at its first value, before it did; from here on the target is the plan.
        var at = AchievedAt > SteppedAt ? AchievedAt.Value : SteppedAt;
        return terms.Settings(Achieved, terms.Path(AchievedAt).PlannedAt(at), MeanSize);
    }

    /// <summary>Chances and forecast as of the last observation; null before the first.</summary>
    public DetectorReading? Read(DriftTerms terms) => Last is null ? null : Drift.Detector.Read(Settings(terms), Detector);

    /// <summary>Takes in one observation.</summary>
    /// <param name="terms">The terms in force.</param>
    /// <param name="at">The instant at which it is stepped.</param>
    /// <param name="observation">The value, with the instant at which the plan is looked up.</param>
    public Watch Step(DriftTerms terms, DateTimeOffset at, Observation observation)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var path = terms.Path(AchievedAt);
        var size = observation.Size ?? 0;
        var usual = MeanSize > 0 ? MeanSize : size;
        var settings = terms.Settings(Achieved, path.PlannedAt(observation.At), usual);
        var before = Last is null ? Drift.Detector.Start(settings) : Detector;
        var step = Drift.Detector.Step(
            settings, before, terms.Timeline.TimeAt(at), path.Residual(observation.Value, observation.At), Weight(size, usual));

        var held = terms.Aim is Aim.Reach reach && reach.IsReachedBy(observation.Value) ? Held + 1 : 0;
        var next = new Watch(step.State, usual + (SizeMemory * (size - usual)), held, AchievedAt, observation, at);
        return !Achieved && held >= terms.Hold ? next.Achieve(terms) : next;
    }

    /// <summary>Carries on under new terms: see <see cref="Drift.Detector.Restate"/>.</summary>
    public Watch Restate(DriftTerms old, DriftTerms next)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(next);
        return Restate(old.Path(AchievedAt), this with { AchievedAt = null, Held = 0 }, next);
    }

    // From here on the target is kept: the plan is the target, the horizon the plan's end.
    Watch Achieve(DriftTerms terms) => Restate(terms.Path(AchievedAt), this with { AchievedAt = Last!.Value.At }, terms);

    static Watch Restate(in DriftPath from, Watch watch, DriftTerms terms)
    {
        if (watch.Last is not { } last)
        {
            return watch;
        }

        var change = from.To(terms.Path(watch.AchievedAt), watch.SteppedAt, last.At);
        return watch with { Detector = Drift.Detector.Restate(watch.Settings(terms), watch.Detector, change) };
    }

    static double Weight(double size, double usual) => size > 0 ? Math.Clamp(size / usual, LeastWeight, LargestWeight) : 1;
}
