namespace Success.Silo;

/// <summary>A timer of an activation. Each tick is a request; the next one is set when it is done.</summary>
sealed class GrainTimer : IGrainTimer
{
    static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    readonly Lock _lock = new();
    readonly Activation _activation;
    readonly Func<CancellationToken, Task> _callback;
    readonly GrainTimerCreationOptions _options;
    readonly CancellationTokenSource _disposed = new();
    readonly ITimer _timer;
    TimeSpan _period;
    TimeSpan? _changedTo;
    bool _ticking;

    GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        (_activation, _callback, _options, _period) = (activation, callback, options, options.Period);

        // The timer must not carry on what its creator's caller set.
        using var noFlow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = activation.Class.Silo.Time.CreateTimer(
            static timer => ((GrainTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public static GrainTimer Start(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        ThrowIfOutOfRange(options.DueTime, options.Period);
        if (activation.Stage is LifeStage.Deactivating or LifeStage.Gone)
        {
            throw new InvalidOperationException($"{activation} is ending: it can have no new timers.");
        }

        var timer = new GrainTimer(activation, callback, options);
        activation.AddTimer(timer);
        timer._timer.Change(options.DueTime, Timeout.InfiniteTimeSpan);
        return timer;
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfOutOfRange(dueTime, period);
        lock (_lock)
        {
            _period = period;
            if (_ticking)
            {
                _changedTo = dueTime;
            }
            else
            {
                Set(dueTime);
            }
        }
    }

    public void Dispose()
    {
        _activation.RemoveTimer(this);
        lock (_lock)
        {
            _timer.Dispose();
        }

        try
        {
            _disposed.Cancel();
        }
        catch (AggregateException exception)
        {
            // Thrown by what a tick registered on its token; whoever ends the timer cannot help it.
            _activation.Class.Silo.Log.TimerFailed(exception.InnerException, _activation);
        }
    }

    static void ThrowIfOutOfRange(TimeSpan dueTime, TimeSpan period)
    {
        foreach (var time in (ReadOnlySpan<TimeSpan>)[dueTime, period])
        {
            if (time != Timeout.InfiniteTimeSpan && (time < TimeSpan.Zero || time > Longest))
            {
                throw new ArgumentOutOfRangeException(
                    time == dueTime ? nameof(dueTime) : nameof(period), time, $"A time is infinite, or from 0 to {Longest}.");
            }
        }
    }

    void Fire()
    {
        lock (_lock)
        {
            _ticking = true;
        }

        _activation.Enqueue(new Tick(this));
    }

    void Ticked()
    {
        lock (_lock)
        {
            _ticking = false;
            Set(_changedTo ?? _period);
            _changedTo = null;
        }
    }

    void Set(TimeSpan dueTime)
    {
        if (!_disposed.IsCancellationRequested)
        {
            _timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }
    }

    sealed class Tick(GrainTimer timer) : Request
    {
        public override bool Interleaves => timer._options.Interleave;

        public override bool IsUse => timer._options.KeepAlive;

        public override bool IsAnswered => timer._disposed.IsCancellationRequested;

        public override string ToString() => $"{timer._activation}.timer";

        public override Task Start(Activation activation)
        {
            try
            {
                return timer._callback(timer._disposed.Token);
            }
#pragma warning disable CA1031 // Whatever the callback throws is logged when the tick completes.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return Task.FromException(exception);
            }
        }

        public override void Complete(Activation activation, Task task)
        {
            if (task.IsFaulted)
            {
                activation.Class.Silo.Log.TimerFailed(task.Exception.InnerException, activation);
            }

            timer.Ticked();
        }

        public override void Forward(Activation activation)
        {
            // The activation is gone, and its timers with it.
        }

        public override void Fail(Exception exception)
        {
            // As above.
        }
    }
}
