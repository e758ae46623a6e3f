namespace Success.Domain.Kpis;

/// <summary>Days on which both sides agreed not to judge a KPI.</summary>
/// <param name="From">The first day of the pause.</param>
/// <param name="Through">The last day of the pause.</param>
/// <param name="Effect">What becomes of the plan meanwhile.</param>
public readonly record struct AgreedPause(DateOnly From, DateOnly Through, PauseEffect Effect);

/// <summary>What a pause does to trajectory and due date.</summary>
public enum PauseEffect
{
    /// <summary>They stay where they are.</summary>
    Keep,

    /// <summary>They move by the length of the pause.</summary>
    Shift,
}
