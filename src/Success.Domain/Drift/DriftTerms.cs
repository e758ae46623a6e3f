using Success.Domain.Kpis;

namespace Success.Domain.Drift;

/// <summary>What of a KPI's agreed terms the detector and the clock-driven standings need.</summary>
/// <param name="Aim">Reach or keep, with the tolerance.</param>
/// <param name="Timeline">Start, due date, cadence, pauses.</param>
/// <param name="ReportingLag">How long after a period's end its value may take to arrive.</param>
/// <param name="Hold">How many observations in a row must be at the target for it to count as achieved, at least 1.</param>
/// <param name="FalseAlarms">How many false alarms are accepted for early ones.</param>
/// <param name="Noise">What the metric's kind says about its noise.</param>
/// <param name="Window">Observations in the metric's rolling window; 1 when it has none.</param>
/// <param name="PlanEnd">Until when an achieved target is watched, if later than the due date.</param>
public sealed record DriftTerms(
    Aim Aim,
    Timeline Timeline,
    TimeSpan ReportingLag,
    int Hold = DriftTerms.UsualHold,
    FalseAlarmSetting FalseAlarms = FalseAlarmSetting.Default,
    NoiseKind Noise = NoiseKind.Usual,
    int Window = 1,
    DateTimeOffset? PlanEnd = null)
{
    /// <summary>One value at the target may be luck; two in a row are taken for an achievement.</summary>
    public const int UsualHold = 2;

    /// <summary>The last instant that is judged: the due date, or the plan's end once the target was achieved; null for open.</summary>
    public DateTimeOffset? End(bool achieved) =>
        Timeline.ShiftedDue is { } due ? achieved && PlanEnd > due ? PlanEnd : due : null;

    /// <summary>Whether a value of that instant is judged: it lies in the KPI's time and in no pause.</summary>
    public bool Judges(DateTimeOffset at, bool achieved) =>
        at >= Timeline.Start && !(at > End(achieved)) && Timeline.PauseAt(at) is null;

    /// <summary>What values are compared with.</summary>
    /// <param name="keptSince">When the target was achieved (<see cref="Watch.AchievedAt"/>): from then on it is the plan itself; null before.</param>
    public DriftPath Path(DateTimeOffset? keptSince) => new(this, keptSince);

    /// <summary>What the due date compares the last value with: the target, however the way to it went.</summary>
    public DriftPath PathAtEnd() => new(this, keptSince: DateTimeOffset.MinValue);

    /// <summary>The detector's settings.</summary>
    /// <param name="achieved">Whether the target was achieved and is now kept.</param>
    /// <param name="planned">Planned value at the first observation: the noise of counts and shares depends on it.</param>
    /// <param name="size">Mean size of the observations; 0 when they have none.</param>
    public DetectorSettings Settings(bool achieved, double planned, double size)
    {
        var path = PathAtEnd();
        return DetectorSettings.Create(
            path.TwoSided,
            End(achieved) is { } end ? Timeline.TimeAt(end) : null,
            Prior(planned, size, path.Tolerance),
            Drift.FalseAlarms.RunLength(FalseAlarms, Timeline.Cadence.PerYear()),
            1 - (1.0 / Window));
    }

    NoisePrior Prior(double planned, double size, double tolerance) => Noise switch
    {
        NoiseKind.Ratio when size > 0 => NoisePrior.Ratio(planned, size, tolerance),
        NoiseKind.Rate when size > 0 => NoisePrior.Rate(planned, size, tolerance),
        NoiseKind.Count => NoisePrior.Count(planned, tolerance),
        _ => NoisePrior.Usual,
    };
}
