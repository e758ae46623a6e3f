namespace Success.Domain.Drift;

/// <summary>What the metric's kind says about its noise before any value is seen.</summary>
public enum NoiseKind
{
    /// <summary>Nothing beyond the tolerance.</summary>
    Usual,

    /// <summary>The values are counts.</summary>
    Count,

    /// <summary>The values are shares of a denominator, the observation's size.</summary>
    Ratio,

    /// <summary>The values are events per exposure, the observation's size.</summary>
    Rate,
}
