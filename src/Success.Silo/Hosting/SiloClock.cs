namespace Success.Silo;

/// <summary>A clock that is read with every request and so is only a field: it moves by whole periods of one timer.</summary>
sealed class SiloClock(TimeProvider time) : IAsyncDisposable
{
    readonly long _start = time.GetTimestamp();
    ITimer? _timer;
    long _now;
    int _ticking;

    /// <summary>Milliseconds since the silo was made; up to one period behind.</summary>
    public long Now => Volatile.Read(ref _now);

    /// <summary>Begins to move, and calls <paramref name="onTick"/> after each move; never twice at once.</summary>
    public void Start(TimeSpan period, Action<long> onTick) => _timer = time.CreateTimer(
        _ =>
        {
            if (Interlocked.Exchange(ref _ticking, 1) == 0)
            {
                try
                {
                    Volatile.Write(ref _now, (long)time.GetElapsedTime(_start).TotalMilliseconds);
                    onTick(_now);
                }
                finally
                {
                    Volatile.Write(ref _ticking, 0);
                }
            }
        },
        null,
        period,
        period);

    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;
}
