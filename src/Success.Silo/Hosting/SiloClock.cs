namespace Success.Silo;

/// <summary>
/// A clock that is read with every request and so is only a field: it moves with one timer. When the time jumps (a machine that slept, a
/// simulated day) it moves by <see cref="MaxPeriods"/> periods at most: nobody has waited meanwhile, so no call must time out for it.
/// </summary>
sealed class SiloClock(TimeProvider time) : IAsyncDisposable
{
    /// <summary>How far one tick moves it: a busy machine's ticks come late, and those count in full.</summary>
    public const int MaxPeriods = 3;

    ITimer? _timer;
    long _last;
    TimeSpan _moved;
    long _now;
    int _ticking;

    /// <summary>Milliseconds for which the silo has run; up to one period behind, and without what was jumped over.</summary>
    public long Now => Volatile.Read(ref _now);

    /// <summary>Begins to move, and calls <paramref name="onTick"/> after each move; never twice at once.</summary>
    public void Start(TimeSpan period, Action<long> onTick)
    {
        _last = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Tick(period, onTick), null, period, period);
    }

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    void Tick(TimeSpan period, Action<long> onTick)
    {
        if (Interlocked.Exchange(ref _ticking, 1) != 0)
        {
            return;
        }

        try
        {
            var timestamp = time.GetTimestamp();
            var passed = time.GetElapsedTime(_last, timestamp);
            _last = timestamp;
            _moved += passed < MaxPeriods * period ? passed : MaxPeriods * period;
            Volatile.Write(ref _now, (long)_moved.TotalMilliseconds);
            onTick(_now);
        }
        finally
        {
            Volatile.Write(ref _ticking, 0);
        }
    }
}
