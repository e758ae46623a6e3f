namespace Success.Silo;

/// <summary>
/// Where the turns of a request run: the synchronization context that awaits capture, so that what follows an await comes back to
/// the activation. It also tells, for a call that is made in a turn, which grain and which request makes it.
/// </summary>
abstract class TurnContext : SynchronizationContext
{
    /// <summary>The context of the turn that runs on this thread, or null outside of grains.</summary>
    public static new TurnContext? Current => SynchronizationContext.Current as TurnContext;

    public abstract Activation Owner { get; }

    /// <summary>The request whose turns these are, or null between requests.</summary>
    public abstract Request? Request { get; }

    public sealed override void Post(SendOrPostCallback d, object? state) => Owner.Push(new Continuation(this, d, state));

    /// <exception cref="NotSupportedException">Always: waiting for a grain's turn blocks a thread, and can wait for itself.</exception>
    public sealed override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("A grain's turns cannot be waited for; post or await instead.");

    public sealed override SynchronizationContext CreateCopy() => this;
}

/// <summary>The context of a request that interleaves with others: the activation's own context belongs to the one that does not.</summary>
sealed class InterleavedContext(Activation activation, Request request) : TurnContext
{
    public override Activation Owner => activation;

    public override Request Request => request;
}
