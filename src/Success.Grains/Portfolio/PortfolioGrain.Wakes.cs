using Success.Grains.Accounts;
using Success.Grains.Tenancy;

namespace Success.Grains.Portfolio;

// Waking accounts when something in them falls due.
sealed partial class PortfolioGrain
{
    const string ReminderName = "wakes";

    // The shortest reminder that is worth storing: a timer is exact, a reminder only brings the grain back.
    static readonly TimeSpan ReminderPeriod = TimeSpan.FromHours(1);

    // How much later than an account falls due a reminder may bring the grain back. Without it, every change of an account that is due would
    // store another reminder.
    static readonly TimeSpan ReminderSlack = TimeSpan.FromMinutes(1);

    // Longer waits are looked at again in between: a timer takes seven weeks at most.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    readonly WakeQueue _wakes = new();
    IGrainTimer? _timer;

    // Not later than this the stored reminder comes; null when none is stored.
    DateTimeOffset? _reminded;

    public async Task Woken(WokenAccount woken)
    {
        _wakes.Finish(woken, _time.GetUtcNow());
        await WakeDueAsync();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminded = _time.GetUtcNow() + ReminderPeriod;
        await WakeDueAsync();
    }

    async Task WakeDueAsync()
    {
        // A timer and a reminder come from nobody: what follows is done for this grain's own tenant.
        TenantScope.Enter(_tag);
        foreach (var wake in _wakes.TakeDue(_time.GetUtcNow()))
        {
            await GrainFactory.GetGrain<IAccountGrain>(new AccountKey(_tag, wake.Account).ToString()).Wake();
        }

        await WatchWakesAsync();
    }

    /// <summary>Sets the timer for the next wake, and sees to it that a reminder brings the grain back if the process ends before.</summary>
    async Task WatchWakesAsync()
    {
        _timer ??= this.RegisterGrainTimer(WakeDueAsync, new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        var now = _time.GetUtcNow();
        if (_wakes.Next is not { } next)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var wait = next <= now ? TimeSpan.Zero : next - now;
        _timer.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
        if (_reminded is null || _reminded <= now || (next < now ? now : next) + ReminderSlack < _reminded)
        {
            _reminded = wait < ReminderSlack ? now + ReminderSlack : next;
            await this.RegisterOrUpdateReminder(ReminderName, _reminded.Value - now, ReminderPeriod);
        }
    }
}
