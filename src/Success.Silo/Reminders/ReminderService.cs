using Microsoft.Extensions.DependencyInjection;
using Success.Journal;

namespace Success.Silo;

/// <summary>Keeps the reminders of all grains: stored, and in memory by grain and by due time.</summary>
sealed class ReminderService(EmbeddedSilo silo) : IAsyncDisposable
{
    readonly Lock _lock = new();
    readonly Dictionary<(GrainId Grain, string Name), Reminder> _reminders = [];
    readonly PriorityQueue<Reminder, DateTimeOffset> _due = new();
    readonly SemaphoreSlim _places = new(Math.Max(1, silo.Options.MaxConcurrentReminders));
    readonly CancellationTokenSource _stopping = new();

    // Changes of the table one after the other: else a tick could write back what its grain has just removed.
    readonly SemaphoreSlim _changing = new(1);
    ReminderTable? _table;
    ITimer? _timer;

    ReminderTable Table => _table ?? throw new ReminderException("Reminders are not running: the silo has not started, or has no grain class with reminders.");

    /// <summary>Whether no tick is on its way.</summary>
    public bool IsIdle => _places.CurrentCount == silo.Options.MaxConcurrentReminders;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _table = new(silo.Services.GetRequiredService<IJournal>());
        _timer = silo.Time.CreateTimer(
            static service => ((ReminderService)service!).Wake(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        foreach (var reminder in await _table.ReadAllAsync(cancellationToken))
        {
            Keep(reminder);
        }
    }

    /// <summary>Waits, after <see cref="DisposeAsync"/>, for the ticks that are on their way: each of them holds a place.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        for (var place = 0; place < silo.Options.MaxConcurrentReminders; place++)
        {
            await _places.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Sends no more ticks.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }
    }

    public async Task<IGrainReminder> RegisterAsync(GrainId grain, string name, TimeSpan dueTime, TimeSpan period)
    {
        var first = silo.Time.GetUtcNow() + dueTime;
        var reminder = new Reminder(grain, name, first, period, first);
        await ChangeAsync(async () =>
        {
            await Table.PutAsync(reminder, CancellationToken.None);
            Keep(reminder);
        });
        return reminder;
    }

    public Task UnregisterAsync(Reminder reminder) => ChangeAsync(async () =>
    {
        await Table.DeleteAsync(reminder, CancellationToken.None);
        lock (_lock)
        {
            // What is in the queue of due times is found to be outdated when its time comes.
            _reminders.Remove((reminder.Grain, reminder.ReminderName));
        }
    });

    public Reminder? Find(GrainId grain, string name)
    {
        lock (_lock)
        {
            return _reminders.GetValueOrDefault((grain, name));
        }
    }

    public IReadOnlyList<Reminder> Of(GrainId grain)
    {
        lock (_lock)
        {
            return [.. _reminders.Values.Where(reminder => reminder.Grain == grain)];
        }
    }

    void Keep(Reminder reminder)
    {
        lock (_lock)
        {
            _reminders[(reminder.Grain, reminder.ReminderName)] = reminder;
            _due.Enqueue(reminder, reminder.Next);
            SetTimer();
        }
    }

    /// <summary>Sends what is due and waits for the next.</summary>
    void Wake()
    {
        foreach (var reminder in TakeDue())
        {
            _ = TickAsync(reminder);
        }
    }

    List<Reminder> TakeDue()
    {
        var taken = new List<Reminder>();
        lock (_lock)
        {
            var now = silo.Time.GetUtcNow();
            while (_due.TryPeek(out var reminder, out var next) && next <= now)
            {
                _due.Dequeue();
                if (IsCurrent(reminder))
                {
                    taken.Add(reminder);
                }
            }

            SetTimer();
        }

        return taken;
    }

    /// <summary>Sends one tick, and only when it was received notes the next due time: a crash between them repeats the tick.</summary>
    async Task TickAsync(Reminder reminder)
    {
        try
        {
            await _places.WaitAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            var now = silo.Time.GetUtcNow();
            await SendAsync(reminder, now);
            await ChangeAsync(() => AdvanceAsync(reminder, now));
        }
#pragma warning disable CA1031 // Nobody waits for a tick; the other reminders must go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            silo.Log.ReminderFailed(exception, reminder.ReminderName, reminder.Grain);
        }
        finally
        {
            _places.Release();
        }
    }

    async Task SendAsync(Reminder reminder, DateTimeOffset now)
    {
        if (silo.Catalog.Refer(typeof(IRemindable), reminder.Grain.Type, reminder.Grain.Key.ToString()) is not IRemindable grain)
        {
            silo.Log.ReminderWithoutGrain(reminder.ReminderName, reminder.Grain);
            return;
        }

        try
        {
            await grain.ReceiveReminder(
                reminder.ReminderName, new(reminder.First.UtcDateTime, reminder.Period, now.UtcDateTime));
        }
#pragma warning disable CA1031 // Whatever the grain throws: this due time is over, the next one counts.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            silo.Log.ReminderFailed(exception, reminder.ReminderName, reminder.Grain);
        }
    }

    async Task AdvanceAsync(Reminder reminder, DateTimeOffset now)
    {
        if (ReferenceEquals(Find(reminder.Grain, reminder.ReminderName), reminder))
        {
            var next = reminder.After(now);
            Keep(next);
            await Table.PutAsync(next, CancellationToken.None);
        }
    }

    /// <summary>Outside of the turns of the grain that asks: while it is busy, others must not wait.</summary>
    Task ChangeAsync(Func<Task> change) => Task.Run(async () =>
    {
        await _changing.WaitAsync();
        try
        {
            await change();
        }
        finally
        {
            _changing.Release();
        }
    });

    void SetTimer()
    {
        if (_due.TryPeek(out _, out var next) && !_stopping.IsCancellationRequested)
        {
            // A timer takes no more than 49 days; then it looks again.
            var wait = next - silo.Time.GetUtcNow();
            _timer!.Change(TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, TimeSpan.TicksPerDay * 49)), Timeout.InfiniteTimeSpan);
        }
    }

    bool IsCurrent(Reminder reminder) =>
        ReferenceEquals(_reminders.GetValueOrDefault((reminder.Grain, reminder.ReminderName)), reminder);
}
