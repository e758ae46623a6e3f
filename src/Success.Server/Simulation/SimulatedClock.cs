namespace Success.Server.Simulation;

/// <summary>
/// A clock that stands still until it is moved. Timers whose time has come by then run once each, as on a machine that wakes after having
/// slept: in the order of their times, on the thread that moves the clock. Safe for concurrent use; one thread at a time moves it.
/// </summary>
sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    readonly Lock _lock = new();
    readonly HashSet<SimulatedTimer> _timers = [];
    DateTimeOffset _now = start;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves to an instant that is not past.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        List<SimulatedTimer> due;
        lock (_lock)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(instant, _now);
            _now = instant;
            due = [.. _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due)];
            due.ForEach(Rearm);
        }

        due.ForEach(timer => timer.Run());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    void Rearm(SimulatedTimer timer)
    {
        if (!timer.Rearm(_now))
        {
            _timers.Remove(timer);
        }
    }

    void Set(SimulatedTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        bool isDue;
        lock (_lock)
        {
            timer.Set(dueTime < TimeSpan.Zero ? null : _now + dueTime, period);
            _timers.Add(timer);
            isDue = timer.Due <= _now;
            if (isDue || dueTime < TimeSpan.Zero)
            {
                Rearm(timer);
            }
        }

        if (isDue)
        {
            // Not here: whoever sets a timer does not expect it to run before it is set.
            ThreadPool.QueueUserWorkItem(static timer => timer.Run(), timer, preferLocal: false);
        }
    }

    void Forget(SimulatedTimer timer)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
        }
    }

    // Its fields are the clock's to change, under the clock's lock.
    sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public void Set(DateTimeOffset? due, TimeSpan period) => (Due, _period) = (due, period);

        /// <summary>Waits for the next period; false when there is none.</summary>
        public bool Rearm(DateTimeOffset now)
        {
            Due = _period > TimeSpan.Zero && Due is not null ? now + _period : null;
            return Due is not null;
        }

        public void Run() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
