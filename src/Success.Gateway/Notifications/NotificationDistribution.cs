using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Notifications;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Outbox;
using Success.Gateway.Requests;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;

namespace Success.Gateway.Notifications;

/// <summary>
/// Works out who is told of what happened in the accounts, and of feeds that fell silent: takes the items of the outbox, and puts in their place what each member is to be
/// told. It sends nothing.
/// </summary>
sealed partial class NotificationDistribution(
    GatewayServices services, AccountNews news, TenantNews feeds, GatewayOptions options, TimeProvider time, ILogger<NotificationDistribution> logger)
    : IDelivery
{
    /// <summary>Most items of one tenant's turn.</summary>
    public const int ItemsPerTurn = 200;

    readonly BackOff<(RouteTag Tenant, string Source, long Number)> _backOff = new(time);

    public string Kind => "news";

    public async Task<DeliveryTurn> DeliverAsync(RouteTag tenant, CancellationToken cancellationToken)
    {
        TenantScope.Enter(tenant);
        var outbox = services.Grains.GetGrain<IOutboxGrain>(tenant.ToString());
        var (done, failed) = (0, new List<DateTimeOffset>());
        MemberEyes? eyes = null;
        OutboxItem? last = null;

        // A feed that is silent comes first: who hears of it is not told of each value that is missing for it.
        var ofFeeds = (await outbox.WaitingOf(OutboxItem.Feeds, 0, ItemsPerTurn)).Items;
        while (done < ItemsPerTurn)
        {
            var page = (await outbox.WaitingOfAccounts(last, ItemsPerTurn)).Items;
            foreach (var item in ofFeeds.Concat(page))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (_backOff.WaitsUntil((tenant, item.Source, item.Number)) is { } until)
                {
                    failed.Add(until);
                    continue;
                }

                eyes ??= await EyesAsync(tenant);
                if (await TryDistributeAsync(outbox, tenant, eyes, item, cancellationToken) is { } again)
                {
                    failed.Add(again);
                }
                else
                {
                    done++;
                }
            }

            ofFeeds = [];
            if (page.Length < ItemsPerTurn)
            {
                return new(failed.Count, failed.Count == 0 ? null : failed.Min());
            }

            last = page[^1];
        }

        return new(failed.Count, time.GetUtcNow());
    }

    async Task<MemberEyes> EyesAsync(RouteTag tenant)
    {
        var view = await services.Grains.GetGrain<ITenantGrain>(tenant.ToString()).View(0);
        return new(services, tenant, view!.Tenant);
    }

    // What fails for so long that it is too old to be told goes.
    Task<DateTimeOffset?> TryDistributeAsync(
        IOutboxGrain outbox, RouteTag tenant, MemberEyes eyes, OutboxItem item, CancellationToken cancellationToken) => _backOff.TryAsync(
            (tenant, item.Source, item.Number),
            async () => await outbox.Distribute(item, await NotificationsOfAsync(tenant, eyes, item)),
            (exception, until) => LogFailed(exception, item.Kind, item.Source, tenant, until),
            cancellationToken);

    async Task<ImmutableArray<Notification>> NotificationsOfAsync(RouteTag tenant, MemberEyes eyes, OutboxItem item)
    {
        if (!options.MailsNotifications || item.At < time.GetUtcNow() - Tidings.MaxAge)
        {
            return [];
        }

        if (item.Source == OutboxItem.Feeds)
        {
            return await NotificationsOfFeedAsync(tenant, eyes, item);
        }

        var account = Id<Account>.Parse(item.Source).Value;
        if (Tidings.Of(await news.ReadAsync(tenant, account, item.Number)) is not { } tidings || await eyes.FindAsync(account, item.Number) is not { } place)
        {
            return [];
        }

        var notifications = ImmutableArray.CreateBuilder<Notification>();
        foreach (var side in Enum.GetValues<Side>().Where(tidings.IsFor))
        {
            var meant = Recipients.Of(eyes.Tenant, place.Path, place.View.Profile.Owners, side, tidings.Topic);
            foreach (var member in meant.Where(member => member.Mails.Choice != MailChoice.None))
            {
                if (await eyes.FindAsync(member.Id, account, item.Number) is { } page
                    && Interrupts(page, tidings, side) is { } interrupts
                    && !(Recipients.AreToldOfFeeds(member) && await IsForAFeedAsync(page, tidings)))
                {
                    var zone = side == Side.Provider ? eyes.Tenant.Settings.Zone : ZoneName.Create(page.Calendar.Zone).Value;
                    notifications.Add(new(member.Id, account, item.Number, tidings.Topic, tidings.Subject, interrupts, item.At, zone));
                }
            }
        }

        return notifications.ToImmutable();
    }

    async Task<ImmutableArray<Notification>> NotificationsOfFeedAsync(RouteTag tenant, MemberEyes eyes, OutboxItem item)
    {
        if (Tidings.Of(await feeds.ReadAsync(tenant, item)) is not { } tidings || eyes.Tenant.IsSandbox)
        {
            return [];
        }

        var notifications = ImmutableArray.CreateBuilder<Notification>();
        foreach (var member in eyes.Tenant.Members.Values.Where(member => Recipients.AreToldOfFeeds(member) && member.Mails.Choice != MailChoice.None).OrderBy(member => member.Role).ThenBy(member => member.Id))
        {
            if (notifications.Count < 2 * Recipients.Most
                && await eyes.FeedsAsync(member.Id, item.Number) is { } seen
                && seen.All.FirstOrDefault(alert => alert.Id.ToString() == tidings.Subject) is { } alert
                && tidings.IsFor(member.Side)
                && tidings.Interrupts(alert, member.Side) is { } interrupts)
            {
                notifications.Add(new(member.Id, default, item.Number, tidings.Topic, tidings.Subject, interrupts, item.At, eyes.Tenant.Settings.Zone));
            }
        }

        return notifications.ToImmutable();
    }

    // Who is told of the silent feed need not be told of each value that is missing for it.
    static async Task<bool> IsForAFeedAsync(AccountPage page, Tidings tidings) =>
        tidings.Topic == Topic.Alert
        && page.View.Alerts.FirstOrDefault(alert => alert.Id.ToString() == tidings.Subject) is { } missing
        && await FeedCause.FindAsync(page, missing) is not null;

    static bool? Interrupts(AccountPage page, Tidings tidings, Side side)
    {
        if (tidings.Topic == Topic.Proposal)
        {
            var proposal = page.View.Proposals.FirstOrDefault(proposal => proposal.Id.ToString() == tidings.Subject);
            return proposal is null ? null : Tidings.Interrupts(proposal, side, page.View.Now);
        }

        var alert = page.View.Alerts.FirstOrDefault(alert => alert.Id.ToString() == tidings.Subject);
        return alert is null ? null : tidings.Interrupts(alert, side);
    }

    [LoggerMessage(1, LogLevel.Error, "What members are told of {Kind} in {Source} of {Tenant} could not be worked out; it is tried again at {Until:u}")]
    partial void LogFailed(Exception exception, string kind, string source, RouteTag tenant, DateTimeOffset until);
}
