namespace Success.Silo;

/// <summary>An activation: one grain in memory.</summary>
public interface IGrainContext
{
    /// <summary>Which grain it is.</summary>
    GrainId GrainId { get; }

    /// <summary>The instance of the grain class, or null before its constructor has run and after it was deactivated.</summary>
    object? GrainInstance { get; }

    /// <summary>
    /// Has the activation removed as soon as the calls that run in it are done; calls that still wait go to a new activation.
    /// </summary>
    /// <param name="deactivationReason">What <see cref="Grain.OnDeactivateAsync"/> is told. The first one that is given counts.</param>
    /// <param name="cancellationToken">Not used: a deactivation that has begun is not taken back.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
