using System.Collections.Concurrent;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Identity;
using Success.Gateway.Requests;

namespace Success.Gateway.Notifications;

/// <summary>
/// What members see, for who writes to them while they do not look: the same pages that they would get, so that no mail says more than what its
/// reader may see. One for a turn of one tenant, and what it has read is read once.
/// </summary>
sealed class MemberEyes(GatewayServices services, RouteTag tag, Tenant tenant)
{
    readonly ConcurrentDictionary<Id<Member>, GatewayRequest?> _requests = new();

    public Tenant Tenant => tenant;

    /// <summary>An account as a member sees it now; null when it may not come in or may not see it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="account">The account.</param>
    /// <param name="number">Number of the journal entry that it must have; what was read before it is read again.</param>
    public async Task<AccountPage?> FindAsync(Id<Member> member, Id<Account> account, long number)
    {
        if (_requests.GetOrAdd(member, RequestOf) is not { } request)
        {
            return null;
        }

        var page = await request.Accounts.FindAsync(account);
        if (page is null || page.Version >= number)
        {
            return page;
        }

        request.Accounts.Forget(account);
        return await request.Accounts.FindAsync(account);
    }

    /// <summary>The alerts of feeds as a member sees them now; null when it may not come in.</summary>
    /// <param name="member">The member.</param>
    /// <param name="number">Number of the entry of the tenant's journal that they must have.</param>
    public async Task<FeedAlerts?> FeedsAsync(Id<Member> member, long number)
    {
        if (_requests.GetOrAdd(member, RequestOf) is not { } request)
        {
            return null;
        }

        if (await request.Workspace.VersionAsync() < number)
        {
            request.Workspace.Forget();
        }

        return await FeedAlerts.ReadAsync(request);
    }

    /// <summary>An account as anybody sees it who does: where it stands and who looks after it is the same for all.</summary>
    public async Task<AccountPage?> FindAsync(Id<Account> account, long number)
    {
        foreach (var member in tenant.Members.Values.OrderBy(member => member.Role).ThenBy(member => member.Id))
        {
            if (await FindAsync(member.Id, account, number) is { } page)
            {
                return page;
            }
        }

        return null;
    }

    GatewayRequest? RequestOf(Id<Member> id) =>
        tenant.Members.TryGetValue(id, out var member) && Audience.Of(tenant, member) is { IsSuccess: true } audience
            ? new(services, new VerifiedCaller(tag, audience.Value))
            : null;
}
