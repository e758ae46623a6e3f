namespace Success.Silo;

/// <summary>What only some activations need.</summary>
sealed class ActivationExtras
{
    readonly List<GrainTimer> _timers = [];
    object? _reason;

    /// <summary>Not collected before this instant of the silo's clock; 0 for none.</summary>
    public long KeepUntil { get; set; }

    /// <summary>Why it is to be deactivated, once somebody said so; boxed, so that it is set at once or not at all.</summary>
    public object? Reason => Volatile.Read(ref _reason);

    /// <summary>Why it could not be activated.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Completes when the activation is gone.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first reason counts.</summary>
    public void SetReason(DeactivationReason reason) => Interlocked.CompareExchange(ref _reason, reason, null);

    public void AddTimer(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Add(timer);
        }
    }

    public void RemoveTimer(GrainTimer timer)
    {
        lock (_timers)
        {
            _timers.Remove(timer);
        }
    }

    public void StopTimers()
    {
        GrainTimer[] timers;
        lock (_timers)
        {
            timers = [.. _timers];
            _timers.Clear();
        }

        foreach (var timer in timers)
        {
            timer.Dispose();
        }
    }
}
