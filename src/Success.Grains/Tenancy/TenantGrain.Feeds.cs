using System.Collections.Immutable;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.Outbox;

namespace Success.Grains.Tenancy;

// What API clients deliver, and what changes by itself when they do not.
sealed partial class TenantGrain
{
    const string ReminderName = "feeds";

    // A timer is exact; a reminder only brings the grain back, and is not stored anew for a wake that is hardly earlier.
    static readonly TimeSpan ReminderPeriod = TimeSpan.FromHours(1);
    static readonly TimeSpan ReminderSlack = TimeSpan.FromMinutes(10);

    // Longer waits are looked at again in between: a timer takes seven weeks at most.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    IGrainTimer? _wake;

    // Not later than this the stored reminder comes; null when none is stored.
    DateTimeOffset? _reminded;

    public Task NoteDeliveries(ClientDeliveries deliveries) =>
        Execute(new(new TenantCommand.NoteDeliveries(deliveries.Client, deliveries.Metrics), new Caller.Service()));

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminded = _time.GetUtcNow() + ReminderPeriod;
        await WakeDueAsync();
    }

    async Task WakeDueAsync()
    {
        // A timer and a reminder come from nobody: what follows is done for this grain's own tenant.
        TenantScope.Enter(_tag);
        if (_view is not null)
        {
            await Execute(new(new TenantCommand.WakeTenant(), new Caller.Service()));
            await WatchWakesAsync();
        }
    }

    /// <summary>Sets the timer for the next wake, and sees to it that a reminder brings the grain back if the process ends before.</summary>
    async Task WatchWakesAsync()
    {
        _wake ??= this.RegisterGrainTimer(WakeDueAsync, new(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        if (_view?.Tenant.NextWake is not { } next)
        {
            _wake.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            return;
        }

        var now = _time.GetUtcNow();
        var wait = next <= now ? TimeSpan.Zero : next - now;
        _wake.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
        if (_reminded is null || _reminded <= now || now + wait + ReminderSlack < _reminded)
        {
            _reminded = now + (wait < ReminderSlack ? ReminderSlack : wait);
            await this.RegisterOrUpdateReminder(ReminderName, _reminded.Value - now, ReminderPeriod);
        }
    }

    /// <summary>Tells who looks at this moment that alerts of feeds have changed.</summary>
    void ShowFeedAlerts(IEnumerable<TenantEvent> events)
    {
        ImmutableArray<ChangeKind> kinds =
            [.. events.OfType<FeedAlertChanged>().Select(changed => new ChangeKind(TenantEventCodec.NameOf(changed), changed.At, changed.At))];
        if (!kinds.IsEmpty)
        {
            _changes.Publish(_tag, new(null, _tenant.Version.Number, kinds));
        }
    }

    /// <summary>What somebody must hear of who does not look; alerts of feeds go to others than invitations do.</summary>
    IEnumerable<OutboxNews> News()
    {
        foreach (var source in _tenant.Unpublished.Where(one => Newsworthy.Is(one.Event)).GroupBy(one => Newsworthy.SourceOf(one.Event), StringComparer.Ordinal))
        {
            yield return new(source.Key, [.. source.Select(one => new OutboxItem(source.Key, one.Number, TenantEventCodec.NameOf(one.Event), one.Event.At))]);
        }
    }
}
