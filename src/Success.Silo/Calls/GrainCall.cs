namespace Success.Silo;

/// <summary>A call of a grain's method: the base of the emitted classes, which hold the arguments.</summary>
/// <remarks>Its promise, the only thing that decides who answers it, exists only once the caller has to wait.</remarks>
abstract class GrainCall : Request
{
    object? _cancellation;
    ExecutionContext? _flow;

    /// <summary>The method that is called.</summary>
    public abstract GrainMethod Method { get; }

    /// <summary>The argument that is a cancellation token, if the method has one.</summary>
    public virtual CancellationToken Token => default;

    /// <summary>The grain that calls, or null for the outside.</summary>
    public Activation? Source { get; set; }

    /// <summary>Where the call waits or runs.</summary>
    public Activation? Target { get; set; }

    /// <summary>The instant of the silo's clock after which it has timed out.</summary>
    public long Deadline { get; private set; }

    /// <summary>Its neighbours and its place in <see cref="PendingCalls"/>.</summary>
    public GrainCall? Previous { get; set; }

    /// <inheritdoc cref="Previous"/>
    public GrainCall? Following { get; set; }

    /// <inheritdoc cref="Previous"/>
    public PendingCalls.Stripe? Stripe { get; set; }

    public sealed override bool Interleaves => Method.Interleaves;

    public sealed override ExecutionContext? Flow => _flow;

    /// <summary>Calls the method of the grain.</summary>
    public abstract Task Invoke(object grain);

    /// <summary>The result of a task that <see cref="Invoke"/> returned; null for methods without one.</summary>
    public abstract object? ResultOf(Task task);

    /// <summary>An answer that is an error, for a caller that does not wait yet.</summary>
    public abstract Task Failed(Exception exception);

    /// <summary>An answer that says that the call was cancelled, for a caller that does not wait yet.</summary>
    public abstract Task Cancelled(CancellationToken token);

    /// <summary>Makes the caller wait for an answer.</summary>
    public Task Await(Activation target)
    {
        _flow = ExecutionContext.Capture();
        if (Method.IsOneWay)
        {
            return Task.CompletedTask;
        }

        if (Caller is { } caller)
        {
            caller.Awaited = this;
        }

        var answer = MakePromise();
        var silo = target.Class.Silo;
        Deadline = silo.Clock.Now + silo.ResponseTimeout;
        silo.PendingCalls.Add(this);
        if (Token.CanBeCanceled)
        {
            _cancellation = Token.UnsafeRegister(static (call, token) => ((GrainCall)call!).Cancel(token), this);
        }

        return answer;
    }

    public sealed override Task Start(Activation activation)
    {
        try
        {
            var grain = activation.GrainInstance!;
            var task = activation.Class.Silo.NeedsEnvelope ? InvokeInEnvelope(grain) : Invoke(grain);
            return task ?? Failed(new InvalidOperationException($"{this} returned null instead of a task."));
        }
#pragma warning disable CA1031 // Whatever a grain throws belongs to its caller.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failed(exception);
        }
    }

    public sealed override void Complete(Activation activation, Task task)
    {
        if (!Method.IsOneWay)
        {
            Answered();
            Answer(task);
        }
        else if (!task.IsCompletedSuccessfully)
        {
            activation.Class.Silo.Log.OneWayFailed(task.Exception?.InnerException, this);
        }
    }

    public sealed override void Forward(Activation activation) => activation.Class.Find(activation.Key).Requeue(this);

    public sealed override void Fail(Exception exception) => Complete(Target!, Failed(exception));

    public sealed override string ToString() => $"{Target}.{Method.Name}";

    protected abstract Task MakePromise();

    /// <summary>Passes the outcome of <paramref name="task"/> on, unless the call was answered before.</summary>
    protected abstract void Answer(Task task);

    /// <summary>As <see cref="Invoke"/>, through the filters and in a span.</summary>
    protected abstract Task InvokeInEnvelope(object grain);

    void Cancel(CancellationToken token)
    {
        PendingCalls.Remove(this);
        Answer(Cancelled(token));
    }

    void Answered()
    {
        PendingCalls.Remove(this);
        if (_cancellation is CancellationTokenRegistration registration)
        {
            // Not Dispose: that would wait for a callback that runs.
            registration.Unregister();
        }
    }
}
