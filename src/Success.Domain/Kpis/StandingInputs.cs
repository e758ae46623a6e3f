using Success.Domain.Drift;

namespace Success.Domain.Kpis;

/// <summary>
/// All that a KPI's standing depends on: facts that the KPI's terms, data and detector establish at one instant. The default value is
/// a KPI that has not begun.
/// </summary>
public readonly record struct StandingInputs
{
    /// <summary>Whether both sides agreed to stop the clock at this instant.</summary>
    public bool IsPaused { get; init; }

    /// <summary>The verdict at the due date (or at the end of an early achievement); null while none is final.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Whether the start has come, and either a value has too or 1.5 cadences have passed since.</summary>
    public bool HasBegun { get; init; }

    /// <summary>Whether the next value is overdue beyond the no-data limit.</summary>
    public bool LacksData { get; init; }

    /// <summary>Whether a baseline that is a rule has not been resolved yet.</summary>
    public bool IsBaselining { get; init; }

    /// <summary>What the detector says.</summary>
    public DriftLevel Level { get; init; }

    /// <summary>Whether the plan has overtaken the last value while the next one is overdue.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Whether the target was reached before the due date, and is watched until the plan ends.</summary>
    public bool IsSustaining { get; init; }
}

/// <summary>How a KPI ended; final but for corrections and new terms.</summary>
public enum Verdict
{
    /// <summary>The target was reached.</summary>
    Achieved,

    /// <summary>Short of the target, within tolerance.</summary>
    MetWithinTolerance,

    /// <summary>Short of it by more than the tolerance, or without a value that is young enough.</summary>
    Missed,
}
