namespace Success.Grains;

/// <summary>
/// Wakes a grain at an instant: by a timer, which is exact, and should the process end before, by a stored reminder, which brings the grain back. For
/// use in the grain's own turns.
/// </summary>
/// <param name="grain">The grain; an <see cref="IRemindable"/>.</param>
/// <param name="reminderName">The reminder's name among those of the grain.</param>
/// <param name="time">The clock.</param>
/// <param name="wake">What is done then; it sets the alarm anew.</param>
sealed class WakeAlarm(Grain grain, string reminderName, TimeProvider time, Func<Task> wake)
{
    /// <summary>
    /// How much later than its instant a reminder may bring the grain back. Without it, every change of something that is due would store another
    /// reminder.
    /// </summary>
    public static readonly TimeSpan ReminderSlack = TimeSpan.FromMinutes(1);

    // A reminder that came is not stored anew by its grain when there is nothing to wake for.
    static readonly TimeSpan ReminderPeriod = TimeSpan.FromHours(1);

    // Longer waits are looked at again in between: a timer takes seven weeks at most.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    IGrainTimer? _timer;

    // Not later than this the stored reminder comes; null when none is stored.
    DateTimeOffset? _reminded;

    /// <summary>Sets the instant; null for never.</summary>
    public async Task SetAsync(DateTimeOffset? next)
    {
        _timer ??= grain.RegisterGrainTimer(wake, new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        if (next is not { } instant)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var now = time.GetUtcNow();
        var wait = instant <= now ? TimeSpan.Zero : instant - now;
        _timer.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
        if (_reminded is null || _reminded <= now || now + wait + ReminderSlack < _reminded)
        {
            _reminded = now + (wait < ReminderSlack ? ReminderSlack : wait);
            await grain.RegisterOrUpdateReminder(reminderName, _reminded.Value - now, ReminderPeriod);
        }
    }

    /// <summary>The reminder has come.</summary>
    public Task ComeBackAsync()
    {
        _reminded = time.GetUtcNow() + ReminderPeriod;
        return wake();
    }
}
