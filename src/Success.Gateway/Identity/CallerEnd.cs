using Success.Grains.Changes;
using Success.Grains.SignIn;

namespace Success.Gateway.Identity;

/// <summary>
/// Watches one caller while something is streamed to it: ends at once when its rights change, and when time has ended its credential.
/// </summary>
sealed class CallerEnd : IDisposable
{
    // The longest that a timer can be told is 49 days; a day is soon enough to look again.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    readonly CancellationTokenSource _ended = new();
    readonly RightsWatch _watch;
    readonly ITimer _timer;
    readonly TimeProvider _time;
    readonly Func<Task<Verified?>> _verifyAgain;

    public CallerEnd(Verified credential, RightsChanges changes, TimeProvider time, Func<Task<Verified?>> verifyAgain)
    {
        (_time, _verifyAgain) = (time, verifyAgain);
        Token = _ended.Token;
        _watch = changes.Watch(credential);
        _watch.Changed.UnsafeRegister(static end => ((CallerEnd)end!).End(), this);
        _timer = time.CreateTimer(static end => _ = ((CallerEnd)end!).LookAgainAsync(), this, WaitUntil(credential.Until), Timeout.InfiniteTimeSpan);
    }

    public CancellationToken Token { get; }

    public void Dispose()
    {
        _timer.Dispose();
        _watch.Dispose();
        _ended.Dispose();
    }

    async Task LookAgainAsync()
    {
        try
        {
            if (await _verifyAgain() is { } still)
            {
                _timer.Change(WaitUntil(still.Until), Timeout.InfiniteTimeSpan);
            }
            else
            {
                End();
            }
        }
#pragma warning disable CA1031 // Who cannot be verified now is not let on: the client comes again when it can be.
        catch (Exception)
#pragma warning restore CA1031
        {
            End();
        }
    }

    void End()
    {
        try
        {
            _ = _ended.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The request has ended before.
        }
    }

    TimeSpan WaitUntil(DateTimeOffset until)
    {
        var left = until - _time.GetUtcNow();
        return left > LongestWait ? LongestWait : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
