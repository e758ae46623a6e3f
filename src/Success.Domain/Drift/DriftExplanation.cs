using System.Text.Json.Serialization;

namespace Success.Domain.Drift;

/// <summary>
/// Why a KPI stands as it does, in numbers. Values and paces are in the metric's unit (per cadence); sentences are composed from it
/// for each reader. Supplier, confirmation and revision of the terms are known to the KPI, not here.
/// </summary>
/// <param name="Value">The last value.</param>
/// <param name="At">The instant that it speaks of.</param>
/// <param name="Age">How long ago that is.</param>
/// <param name="Planned">What was planned then; for a band its centre.</param>
/// <param name="Tolerance">How far from it is agreed to be in order.</param>
/// <param name="Shortfall">Since when, how often and by how much it was short; null while nothing fires and nothing is raised.</param>
/// <param name="Landing">The expected value at the due date.</param>
/// <param name="LandingLow">Lower end of the landing's 80 % interval.</param>
/// <param name="LandingHigh">Upper end of the landing's 80 % interval.</param>
/// <param name="ChanceWithinTolerance">Chance of landing within tolerance, 0 to 1.</param>
/// <param name="Behind">How much later than planned the value was reached, negative when earlier; null without a plan that moves.</param>
/// <param name="NeededPace">Change per cadence that would reach the target by the due date; null without a target or time left.</param>
/// <param name="RecentPace">Change per cadence lately.</param>
/// <param name="IsMoving">Whether the recent pace differs from none by more than a hundredth of the tolerance.</param>
/// <param name="LeavesToleranceAt">When it is out of tolerance at this pace; null when it already is or never will be.</param>
/// <param name="FalseAlarms">The agreed false-alarm setting.</param>
public sealed record DriftExplanation(
    double Value,
    DateTimeOffset At,
    TimeSpan Age,
    double Planned,
    double Tolerance,
    Shortfall? Shortfall,
    double Landing,
    double LandingLow,
    double LandingHigh,
    double ChanceWithinTolerance,
    TimeSpan? Behind,
    double? NeededPace,
    double RecentPace,
    bool IsMoving,
    DateTimeOffset? LeavesToleranceAt,
    FalseAlarmSetting FalseAlarms)
{
    /// <summary>When the target was reached ahead of the due date: since then it is to be kept, and is the plan itself; null before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? KeptSince { get; init; }

    /// <summary>
    /// What stands in the data and the plan alone: neither the detector's evidence nor its forecast. Landing and pace are those of a
    /// value that stays as it is, and the chance is 0.
    /// </summary>
    internal DriftExplanation WithoutForecast() => this with
    {
        Shortfall = null,
        Landing = Value,
        LandingLow = Value,
        LandingHigh = Value,
        ChanceWithinTolerance = 0,
        RecentPace = 0,
        IsMoving = false,
        LeavesToleranceAt = null,
    };
}

/// <summary>A stretch of values short of plan.</summary>
/// <param name="Since">The first of them: the onset of the chart that leads.</param>
/// <param name="Observations">How many were held since then.</param>
/// <param name="Mean">Mean distance from plan, in the metric's unit, positive on the bad side.</param>
public readonly record struct Shortfall(DateTimeOffset Since, int Observations, double Mean);
