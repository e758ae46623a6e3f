namespace Success.Domain.Drift;

/// <summary>The side to which a KPI leaves its path, by the sign of its residual.</summary>
public enum DriftSide
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>Short of the plan; for a band: above its centre.</summary>
    Positive = 1,

    /// <summary>Only for a band: below its centre.</summary>
    Negative = -1,
}
