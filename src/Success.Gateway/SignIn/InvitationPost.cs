using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Grains.Directory;
using Success.Grains.Outbox;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.SignIn;

/// <summary>
/// Delivers invitations from the tenants' outboxes: at least once each, also over a crash or while the mail server is away. An invitation
/// that holds no more when its turn comes is not sent.
/// </summary>
sealed partial class InvitationPost(
    IGrainFactory grains, OutboxSignals signals, TenantNews news, SignInLetters letters, IPost post, TimeProvider time, ILogger<InvitationPost> logger)
    : BackgroundService
{
    /// <summary>How long a mail that could not be sent waits for its next try.</summary>
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    // As many as the outbox gives at once. What cannot be sent stays in front; more than this a tenant has hardly invited within the
    // fourteen days after which an invitation is dropped.
    const int AtOnce = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var shard in DirectoryShard.OfTenants)
        {
            foreach (var tenant in (await grains.GetGrain<IDirectoryGrain>(shard).All()).Tenants)
            {
                signals.Tell(tenant.RouteTag);
            }
        }

        await foreach (var tenant in signals.ReadAsync(stoppingToken))
        {
            try
            {
                await DeliverAsync(tenant, stoppingToken);
            }
#pragma warning disable CA1031 // What could not be delivered stays in the outbox; the others' invitations must go on.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                TryAgainLater(exception, tenant, stoppingToken);
            }
        }
    }

    async Task DeliverAsync(RouteTag tenant, CancellationToken cancellationToken)
    {
        TenantScope.Enter(tenant);
        var outbox = grains.GetGrain<IOutboxGrain>(tenant.ToString());
        var waiting = (await outbox.WaitingOf(Tenant.Prefix, AtOnce)).Items;
        Exception? failure = null;
        foreach (var item in waiting)
        {
            try
            {
                await DeliverAsync(tenant, item, cancellationToken);
                await outbox.Delivered(item);
            }
#pragma warning disable CA1031 // An address that no mail server takes, or whatever else is wrong with one mail, must not hold up the others.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failure = exception;
            }
        }

        if (failure is not null)
        {
            TryAgainLater(failure, tenant, cancellationToken);
        }
        else if (waiting.Length == AtOnce)
        {
            signals.Tell(tenant);
        }
    }

    async Task DeliverAsync(RouteTag tenant, OutboxItem item, CancellationToken cancellationToken)
    {
        if (await InvitationOfAsync(tenant, await news.ReadAsync(tenant, item)) is { } invitation)
        {
            await post.SendAsync(letters.WriteInvitation(invitation), cancellationToken);
            GatewayInstruments.Mailed("invitation", true);
        }
    }

    void TryAgainLater(Exception exception, RouteTag tenant, CancellationToken cancellationToken)
    {
        GatewayInstruments.Mailed("invitation", false);
        LogFailed(exception, tenant);
        _ = TellLaterAsync(tenant, cancellationToken);
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
            member.InvitedUntil);
    }

    async Task TellLaterAsync(RouteTag tenant, CancellationToken cancellationToken)
    {
        await Task.Delay(TryAgainAfter, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!cancellationToken.IsCancellationRequested)
        {
            signals.Tell(tenant);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Invitations of {Tenant} could not be sent; they are tried again")]
    partial void LogFailed(Exception exception, RouteTag tenant);
}
