using System.Text.Json.Serialization;

namespace Success.Domain.Kpis;

/// <summary>
/// How a KPI, a plan or an account stands. The order is the order of worry, worst first: a plan stands as its worst decisive KPI,
/// an account as its worst active plan. The numbers are stored and never reused.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<Standing>))]
public enum Standing
{
    /// <summary>Will miss what was agreed unless something changes.</summary>
    OffTrack = 0,

    /// <summary>The due date has passed without the target.</summary>
    Missed = 1,

    /// <summary>Has really left the agreed path; whether it will miss is open.</summary>
    AtRisk = 2,

    /// <summary>Too old data, or none, to say anything.</summary>
    NoData = 3,

    /// <summary>Begins to leave the path; shown, without an alert.</summary>
    Drifting = 4,

    /// <summary>The baseline is not known yet.</summary>
    Baselining = 5,

    /// <summary>On the agreed path.</summary>
    OnTrack = 6,

    /// <summary>The target is reached and must last for the agreed periods.</summary>
    Sustaining = 7,

    /// <summary>The target was reached, and lasted.</summary>
    Achieved = 8,

    /// <summary>Ended short of the target, within the agreed tolerance.</summary>
    MetWithinTolerance = 9,

    /// <summary>Both sides agreed to stop the clock.</summary>
    Paused = 10,

    /// <summary>The agreed start lies ahead.</summary>
    NotStarted = 11,

    /// <summary>Of an account only: it has no active plan.</summary>
    NoPlan = 12,

    /// <summary>Of an account only: it has a plan, and nothing in it is agreed yet.</summary>
    NotAgreed = 13,
}

/// <summary>What can be said of standings.</summary>
public static class StandingExtensions
{
    /// <summary>Whether what was agreed is in danger or lost: off track, missed or at risk. Money of such accounts is at risk.</summary>
    public static bool IsAtRisk(this Standing standing) => standing is Standing.OffTrack or Standing.Missed or Standing.AtRisk;
}
