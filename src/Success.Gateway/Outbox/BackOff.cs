namespace Success.Gateway.Outbox;

/// <summary>When something that failed is tried again: after a minute, then after twice as long each time, up to an hour.</summary>
/// <typeparam name="T">What names it.</typeparam>
/// <param name="time">The clock.</param>
sealed class BackOff<T>(TimeProvider time)
    where T : notnull
{
    /// <summary>Most that are remembered, some 2 MB. One that finds no place waits <see cref="First"/> at each failure.</summary>
    public const int MaxRemembered = 10_000;

    /// <summary>How long the first failure makes wait.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>How long any failure makes wait at most: a mail server that is back must not be left idle for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    readonly Lock _lock = new();
    readonly Dictionary<T, (TimeSpan Wait, DateTimeOffset Until)> _failed = [];

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _failed.Count;
            }
        }
    }

    /// <summary>From when on it may be tried; null when at once.</summary>
    public DateTimeOffset? WaitsUntil(T one)
    {
        lock (_lock)
        {
            return _failed.TryGetValue(one, out var failed) && failed.Until > time.GetUtcNow() ? failed.Until : null;
        }
    }

    /// <summary>Does something that may fail. Whatever is wrong with one must not hold up the others, so it is told and not thrown.</summary>
    /// <param name="one">What names it.</param>
    /// <param name="work">What is done.</param>
    /// <param name="tell">Told what went wrong, and when it is tried again.</param>
    /// <param name="cancellationToken">What ends with it has not failed.</param>
    /// <returns>From when on it may be tried again; null when it is done.</returns>
    public async Task<DateTimeOffset?> TryAsync(T one, Func<Task> work, Action<Exception, DateTimeOffset> tell, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            Forget(one);
            return null;
        }
#pragma warning disable CA1031 // Whatever it is must not end the turn of the others; who tells logs it.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            var until = Failed(one);
            tell(exception, until);
            return until;
        }
    }

    /// <summary>It failed.</summary>
    /// <returns>From when on it may be tried again.</returns>
    public DateTimeOffset Failed(T one)
    {
        lock (_lock)
        {
            var isKnown = _failed.TryGetValue(one, out var before);
            var wait = !isKnown ? First : before.Wait * 2 < Longest ? before.Wait * 2 : Longest;
            var until = time.GetUtcNow() + wait;
            if (isKnown || _failed.Count < MaxRemembered)
            {
                _failed[one] = (wait, until);
            }

            return until;
        }
    }

    /// <summary>It is delivered, or not to be delivered any more.</summary>
    public void Forget(T one)
    {
        lock (_lock)
        {
            _failed.Remove(one);
        }
    }
}
