using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Gateway.Outbox;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.SignIn;

/// <summary>
/// Delivers invitations: at least once each, also over a crash or while the mail server is away. An invitation that holds no more when its
/// turn comes is not sent. One that fails waits longer each time, and keeps no other.
/// </summary>
sealed partial class InvitationDelivery(
    IGrainFactory grains, TenantNews news, SignInLetters letters, IPost post, TimeProvider time, ILogger<InvitationDelivery> logger)
    : IDelivery
{
    // As many as the outbox gives at once.
    const int ItemsPerPage = 1_000;

    readonly BackOff<(RouteTag Tenant, long Number)> _backOff = new(time);

    public string Kind => "invitation";

    public async Task<DeliveryTurn> DeliverAsync(RouteTag tenant, CancellationToken cancellationToken)
    {
        TenantScope.Enter(tenant);
        var waiting = await WaitingAsync(tenant);
        var due = waiting.Where(item => _backOff.WaitsUntil((tenant, item.Number)) is null).ToList();
        var failed = new ConcurrentBag<DateTimeOffset?>();
        await MailTurn.SendAsync(
            due,
            async (item, token) =>
            {
                if (await TryDeliverAsync(tenant, item, token) is { } until)
                {
                    failed.Add(until);
                }
            },
            cancellationToken);

        var left = waiting.Count - Math.Min(due.Count, MailTurn.Mails) + failed.Count;
        var next = waiting.Select(item => _backOff.WaitsUntil((tenant, item.Number))).Concat(failed).Min();
        return new(left, due.Count > MailTurn.Mails ? time.GetUtcNow() : next);
    }

    async Task<List<OutboxItem>> WaitingAsync(RouteTag tenant)
    {
        var outbox = OutboxOf(tenant);
        var waiting = new List<OutboxItem>();
        for (var isMore = true; isMore;)
        {
            var page = (await outbox.WaitingOf(Tenant.Prefix, waiting is [.., var last] ? last.Number : 0, ItemsPerPage)).Items;
            waiting.AddRange(page);
            isMore = page.Length == ItemsPerPage;
        }

        return waiting;
    }

    Task<DateTimeOffset?> TryDeliverAsync(RouteTag tenant, OutboxItem item, CancellationToken cancellationToken) => _backOff.TryAsync(
        (tenant, item.Number),
        () => DeliverAsync(tenant, item, cancellationToken),
        (exception, until) =>
        {
            GatewayInstruments.Mailed(Kind, false);
            LogFailed(exception, tenant, until);
        },
        cancellationToken);

    async Task DeliverAsync(RouteTag tenant, OutboxItem item, CancellationToken cancellationToken)
    {
        if (await InvitationOfAsync(tenant, await news.ReadAsync(tenant, item)) is { } invitation)
        {
            await post.SendAsync(letters.WriteInvitation(invitation), cancellationToken);
            GatewayInstruments.Mailed(Kind, true);
        }

        await OutboxOf(tenant).Delivered(item);
    }

    async Task<SignInInvitation?> InvitationOfAsync(RouteTag tag, TenantEvent happened)
    {
        Id<Member> id = happened switch
        {
            MemberInvited invited => invited.Member,
            InvitationRenewed renewed => renewed.Member,
            AddressCorrected corrected => corrected.Member,
            _ => default,
        };
        var tenant = grains.GetGrain<ITenantGrain>(tag.ToString());
        if ((await tenant.View(0))?.Tenant is not { } state
            || !state.Members.TryGetValue(id, out var member)
            || member.State != MemberState.Invited
            || member.InvitedUntil <= time.GetUtcNow())
        {
            return null;
        }

        var (address, name, workspace) = ($"{id}.email", $"{id}.name", $"{state.Id}.name");
        var texts = (await tenant.Texts([address, name, workspace])).Texts;
        return new(
            new(tag, id),
            EmailAddress.Create(texts[address]).Value,
            texts.GetValueOrDefault(name, ""),
            texts.GetValueOrDefault(workspace, ""),
            state.Settings.Locale,
            member.InvitedUntil);
    }

    IOutboxGrain OutboxOf(RouteTag tenant) => grains.GetGrain<IOutboxGrain>(tenant.ToString());

    [LoggerMessage(1, LogLevel.Error, "An invitation of {Tenant} could not be sent; it is tried again at {Until:u}")]
    partial void LogFailed(Exception exception, RouteTag tenant, DateTimeOffset until);
}
