namespace Success.Domain.Drift;

/// <summary>What a change of a series did to the alert. Raise times are never dated back: a raise happens now.</summary>
public enum DriftTransition
{
    /// <summary>Nothing began and nothing ended.</summary>
    None,

    /// <summary>An episode is active that was not.</summary>
    Raised,

    /// <summary>The episode is over.</summary>
    Cleared,

    /// <summary>With what is known now the episode would never have been raised.</summary>
    Withdrawn,
}

/// <summary>Compares what was known before and after.</summary>
public static class DriftTransitions
{
    /// <summary>What the change did to the alert.</summary>
    /// <param name="before">Before the change.</param>
    /// <param name="after">After it.</param>
    public static DriftTransition Between(Watch before, Watch after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var was = before.Detector.Active != DriftSide.None;
        var still = after.Detector.Active != DriftSide.None;
        return (was, still) switch
        {
            (false, true) => DriftTransition.Raised,
            (true, false) => RaisedInAnyCase(before.Detector, after.Detector) ? DriftTransition.Cleared : DriftTransition.Withdrawn,
            _ => DriftTransition.None,
        };
    }

    // Whether the last episode of 'after' is the one that was active before, and not an earlier one.
    static bool RaisedInAnyCase(in DetectorState before, in DetectorState after) =>
        after.RaisedAt is { } raised
        && (before.ClearedAt is not { } earlier || raised > earlier || after.ClearedAt >= before.RaisedAt);
}
