namespace Success.Domain.Drift;

/// <summary>What the detector has to say, mildest first.</summary>
public enum DriftLevel
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something changed, but it probably does not matter by the due date: shown, nobody is notified.</summary>
    Drifting,

    /// <summary>It changed and more likely than not it matters: an alert is raised.</summary>
    AtRisk,

    /// <summary>Raised, and the chance of missing is at least 90 %.</summary>
    OffTrack,
}
