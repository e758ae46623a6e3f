using System.Collections.Immutable;
using Success.Domain.Alerts;
using Success.Domain.Metrics;

namespace Success.Domain.Tenancy;

// What readers see of who takes part.
public sealed partial record Tenant
{
    /// <summary>Members, people and API clients that somebody may see: the one place where that is decided.</summary>
    /// <param name="audience">Who reads; of this tenant.</param>
    /// <param name="accounts">Where the accounts stand that anybody is tied to.</param>
    /// <param name="now">The instant.</param>
    public TenantSight For(Audience audience, AccountLookup accounts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var context = new TenantContext(now, new(Guid.Empty), new Caller.Credential(audience), accounts);
        return new(
            [.. Members.Values.Where(member => Sees(context, member)).OrderBy(member => member.Id)],
            [.. People.Values.Where(person => Sees(context, PolicyAction.ReadPeople, PlaceOf(person))).OrderBy(person => person.Id)],
            [.. Clients.Values.Where(client => Sees(context, client)).OrderBy(client => client.Id)],
            [.. Feeds.All.Where(feed => SeesFeed(context, feed.Key)).Select(feed => new FeedView(feed.Key, feed.Value)).OrderBy(feed => feed.Key.ToString(), StringComparer.Ordinal)],
            [.. Alerts.SeenBy(audience.Side, now).Where(alert => SeesAlert(context, alert.Subject))]);
    }

    static AccountScope PlaceOf(Person person) => AccountScope.BoundTo(new AccountBinding(person.Account, Subtree: false)).Value;

    static bool Sees(TenantContext context, ApiClient client) =>
        client.Id == context.Audience!.Client
        || Sees(context, ActionOn(client.Side, PolicyAction.ReadProviderClients, PolicyAction.ReadCustomerClients), client.Accounts);
}

/// <summary>Who takes part in a tenant, as one reader may see it; each by id.</summary>
/// <param name="Members">Members, those who left included.</param>
/// <param name="People">People who do not sign in.</param>
/// <param name="Clients">API clients, revoked ones included.</param>
/// <param name="Feeds">What API clients deliver.</param>
/// <param name="FeedAlerts">Alerts of feeds that are or lately were silent.</param>
public sealed record TenantSight(
    ImmutableArray<Member> Members,
    ImmutableArray<Person> People,
    ImmutableArray<ApiClient> Clients,
    ImmutableArray<FeedView> Feeds,
    ImmutableArray<AlertView> FeedAlerts)
{
    /// <summary>The active member of a side with an address; of several the one who was invited first, null when there is none.</summary>
    public Member? FindActive(Side side, EmailDigest address) =>
        Members.FirstOrDefault(member => member.Side == side && member.State == MemberState.Active && member.Email == address);
}

/// <summary>A feed as a reader sees it.</summary>
/// <param name="Key">Which.</param>
/// <param name="Feed">How it delivers.</param>
public sealed record FeedView(FeedKey Key, Feed Feed);
