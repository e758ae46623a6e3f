namespace Success.Silo;

/// <summary>How the activation begins and ends.</summary>
sealed partial class Activation
{
    static readonly SendOrPostCallback Nothing = static _ => { };

    /// <summary>The activation whose grain's constructor runs on this thread, or null.</summary>
    public static Activation? Constructing =>
        Current is Activation { _stage: LifeStage.Activating, GrainInstance: null } activation ? activation : null;

    /// <summary>Completes when the activation is gone.</summary>
    public Task Ended => Extras.Ended.Task;

    bool IsToBeDeactivated => _stage == LifeStage.Active && _extras?.Reason is not null;

    /// <summary>Whether the grain wanted to go when only the two steps of its life had run.</summary>
    bool HasServedNobody =>
        _requests <= 2 && _extras?.Reason is DeactivationReason { ReasonCode: DeactivationReasonCode.ApplicationRequested };

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        Extras.SetReason(deactivationReason);

        // Has the owner look.
        Post(Nothing, null);
    }

    /// <summary>Deactivates it if it is still idle when its turn comes.</summary>
    public void Collect() => Post(
        static state =>
        {
            var activation = (Activation)state!;
            if (activation.IsIdleInTurn(activation.Class.Silo.Clock.Now))
            {
                activation.Extras.SetReason(new(DeactivationReasonCode.ActivationIdle, "Nobody called it for the collection age."));
            }
        },
        this);

    public void StopTimers() => _extras?.StopTimers();

    /// <summary>Asks for a sign when everything that waits now is done.</summary>
    public Task<bool> Probe()
    {
        var probe = new Probe(this);
        Enqueue(probe);
        return probe.Quiet;
    }

    /// <summary>Called by a probe in its turn: whether it is the only request since the last one.</summary>
    public bool WasQuiet()
    {
        var quiet = unchecked(_requests - _requestsAtProbe) == 1 && _interleaved == 0 && _ready.IsEmpty;
        _requestsAtProbe = _requests;
        return quiet;
    }

    bool IsIdleInTurn(long now) =>
        _stage == LifeStage.Active && _current is null && _interleaved == 0
        && _ready.IsEmpty && _waiting.First is not Request { IsUse: true }
        && now - _lastUsed >= Class.CollectionAge && now >= (_extras?.KeepUntil ?? 0);

    void BeginLife()
    {
        _stage = LifeStage.Activating;
        RunStep(new ActivationStep(this));
    }

    void BeginEnd()
    {
        _stage = LifeStage.Deactivating;
        Extras.StopTimers();
        RunStep(new DeactivationStep(this, (DeactivationReason)Extras.Reason!));
    }

    void RunStep(Request step)
    {
        var task = Start(step, out var context);
        if (task.IsCompleted)
        {
            Finish(step, task);
        }
        else
        {
            step.FinishAfter(task, context);
        }
    }

    async Task ActivateAsync()
    {
        var instance = Class.Construct(this, out var states);
        GrainInstance = instance;
        try
        {
            await PrepareAsync(instance, states);
        }
        catch
        {
            await DisposeAsync(instance);
            throw;
        }
    }

    async Task PrepareAsync(Grain instance, IReadOnlyList<IStorage> states)
    {
        foreach (var state in states)
        {
            await state.ReadStateAsync();
        }

        if (Class.OverridesOnActivate)
        {
            using var timeout = new CancellationTokenSource(Class.Silo.Options.ActivationTimeout, Class.Silo.Time);
            await instance.OnActivateAsync(timeout.Token);
        }
    }

    void Begun(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            SiloInstruments.Activated(this);
            _stage = LifeStage.Active;
            AdmitAgain();
            return;
        }

        var failure = task.Exception?.InnerException ?? new TaskCanceledException(task);
        Class.Silo.Log.ActivationFailed(failure, this);
        Extras.Failure = failure;
        Extras.StopTimers();
        Go();
        while (!_waiting.IsEmpty)
        {
            Interlocked.Decrement(ref _queued);
            ((Request)_waiting.Take()).Fail(failure);
        }
    }

    async Task DeactivateAsync(DeactivationReason reason)
    {
        var instance = (Grain)GrainInstance!;
        try
        {
            if (Class.OverridesOnDeactivate)
            {
                using var timeout = new CancellationTokenSource(Class.Silo.Options.DeactivationTimeout, Class.Silo.Time);
                await instance.OnDeactivateAsync(reason, timeout.Token);
            }
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    static async ValueTask DisposeAsync(Grain instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else if (instance is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    void Over(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            Class.Silo.Log.DeactivationFailed(task.Exception?.InnerException, this);
        }

        SiloInstruments.Deactivated(this);
        Go();
    }

    /// <summary>From here on the next call makes a new activation; what this one still holds is forwarded there.</summary>
    void Go()
    {
        GrainInstance = null;
        _stage = LifeStage.Gone;
        Class.Unlist(this);
        Extras.Ended.TrySetResult();
    }

    sealed class ActivationStep(Activation activation) : LifeStep(activation, nameof(Grain.OnActivateAsync))
    {
        public override Task Start(Activation activation) => activation.ActivateAsync();

        public override void Complete(Activation activation, Task task) => activation.Begun(task);
    }

    sealed class DeactivationStep(Activation activation, DeactivationReason reason)
        : LifeStep(activation, nameof(Grain.OnDeactivateAsync))
    {
        public override Task Start(Activation activation) => activation.DeactivateAsync(reason);

        public override void Complete(Activation activation, Task task) => activation.Over(task);
    }

    /// <summary>A step of the activation's life; the activation runs it itself, so it never waits in a queue.</summary>
    abstract class LifeStep(Activation activation, string name) : Request
    {
        public override bool Interleaves => false;

        public override void Forward(Activation activation) => throw new System.Diagnostics.UnreachableException();

        public override void Fail(Exception exception) => throw new System.Diagnostics.UnreachableException();

        public override string ToString() => $"{activation}.{name}";
    }
}
