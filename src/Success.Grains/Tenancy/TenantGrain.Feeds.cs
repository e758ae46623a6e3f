using System.Collections.Immutable;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.Outbox;

namespace Success.Grains.Tenancy;

// What API clients deliver, and what changes by itself when they do not.
sealed partial class TenantGrain
{
    readonly WakeAlarm _alarm;

    public Task NoteDeliveries(ClientDeliveries deliveries) =>
        Execute(new(new TenantCommand.NoteDeliveries(deliveries.Client, deliveries.Metrics), new Caller.Service()));

    public Task ReceiveReminder(string reminderName, TickStatus status) => _alarm.ComeBackAsync();

    async Task WakeDueAsync()
    {
        // A timer and a reminder come from nobody: what follows is done for this grain's own tenant.
        TenantScope.Enter(_tag);
        if (_view is not null)
        {
            await Execute(new(new TenantCommand.WakeTenant(), new Caller.Service()));
            await SetAlarmAsync();
        }
    }

    Task SetAlarmAsync() => _alarm.SetAsync(_view?.Tenant.NextWake);

    /// <summary>Tells who looks at this moment that alerts of feeds have changed.</summary>
    void ShowFeedAlerts(IEnumerable<TenantEvent> events)
    {
        ImmutableArray<ChangeKind> kinds =
            [.. events.OfType<FeedAlertChanged>().Select(changed => new ChangeKind(Deeds.Of(changed), changed.At, changed.At))];
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
