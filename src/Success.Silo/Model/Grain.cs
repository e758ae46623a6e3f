namespace Success.Silo;

/// <summary>
/// The base of grain classes. An instance runs one request at a time, and the continuations of its awaits come back to it, so that
/// its fields need no locks.
/// </summary>
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Only the silo makes grains.</summary>
    /// <exception cref="InvalidOperationException">It was called by something else.</exception>
    protected Grain() => Activation = Activation.Constructing
        ?? throw new InvalidOperationException($"{GetType().Name} was made outside a silo: ask IGrainFactory.GetGrain for a reference.");

    /// <summary>The activation that the instance belongs to.</summary>
    public IGrainContext GrainContext => Activation;

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => Activation.Class.Silo;

    internal Activation Activation { get; }

    /// <summary>
    /// Runs before the first call, when the constructor is done and every state is loaded. When it fails, so do the calls that wait
    /// for it, with its exception; the next call tries again.
    /// </summary>
    /// <param name="cancellationToken">Is cancelled after <see cref="SiloOptions.ActivationTimeout"/>.</param>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Runs after the last call. It does not run when the process dies, so nothing may depend on it. The next activation of the
    /// grain waits for its end; when it fails, that is logged.
    /// </summary>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Is cancelled after <see cref="SiloOptions.DeactivationTimeout"/>.</param>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Has the activation removed when the request that runs is done.</summary>
    protected void DeactivateOnIdle() =>
        Activation.Deactivate(new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));

    /// <summary>Keeps the activation in memory for at least <paramref name="timeSpan"/>, even if nobody calls it.</summary>
    /// <param name="timeSpan">
    /// <see cref="TimeSpan.MaxValue"/> for as long as the silo runs; zero or less takes an earlier delay back.
    /// </param>
    protected void DelayDeactivation(TimeSpan timeSpan) => Activation.DelayDeactivation(timeSpan);
}
