namespace Success.Domain.Drift;

/// <summary>What one observation did to the alert.</summary>
public enum DriftEvent
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>An episode begins.</summary>
    Raised,

    /// <summary>The episode is over.</summary>
    Cleared,
}
