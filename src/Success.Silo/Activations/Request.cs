namespace Success.Silo;

/// <summary>
/// Something that keeps an activation busy from its start until its task is complete: a call, a tick of a timer, a step of its
/// life. Another request starts only then, unless one of the two interleaves.
/// </summary>
abstract class Request : WorkItem
{
    /// <summary>The request that made this one and waits for it, or null.</summary>
    public Request? Caller { get; set; }

    /// <summary>What this request asked for last and may be waiting for.</summary>
    public Request? Awaited { get; set; }

    /// <summary>Whether its turns run between the turns of other requests.</summary>
    public abstract bool Interleaves { get; }

    /// <summary>Whether it counts as use of the activation.</summary>
    public virtual bool IsUse => true;

    /// <summary>Whether nobody waits for it any more, so that it need not start.</summary>
    public virtual bool IsAnswered => false;

    /// <summary>Where it runs, for people: <c>account/t7k2|0193.Record</c>.</summary>
    public abstract override string ToString();

    /// <summary>The execution context to run in, or null for the thread's own.</summary>
    public virtual ExecutionContext? Flow => null;

    /// <summary>Runs its first turn. Never throws.</summary>
    public abstract Task Start(Activation activation);

    /// <summary>Its task is complete: hands over the answer.</summary>
    public abstract void Complete(Activation activation, Task task);

    /// <summary>The activation ended before it could start.</summary>
    public abstract void Forward(Activation activation);

    /// <summary>The activation could not begin.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>
    /// Has <see cref="Activation.Finish"/> called in a turn of its own when <paramref name="task"/> completes: at once when it
    /// completes in a turn of this request, posted to the activation when it completes elsewhere.
    /// </summary>
    public void FinishAfter(Task task, TurnContext context) =>
        // The awaiter captures the current context, which is the one that was given.
        task.GetAwaiter().UnsafeOnCompleted(() => context.Owner.Finish(this, task));
}
