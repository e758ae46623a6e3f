using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Changes;

/// <summary>Whose rights a step of a tenant's journal changed.</summary>
/// <param name="Version">Number of its last entry.</param>
/// <param name="Everybody">Whether nobody is left out.</param>
/// <param name="Members">Members.</param>
/// <param name="Clients">API clients.</param>
/// <param name="Sessions">Sessions.</param>
sealed record RightsChange(
    long Version, bool Everybody, ImmutableArray<Id<Member>> Members, ImmutableArray<Id<ApiClient>> Clients, ImmutableArray<Id<Session>> Sessions)
{
    public bool IsNone => !Everybody && Members.IsEmpty && Clients.IsEmpty && Sessions.IsEmpty;

    public static RightsChange OfEverybody(long version) => new(version, true, [], [], []);

    public static RightsChange Of(IEnumerable<TenantEvent> events, long version) =>
        events.Aggregate(new RightsChange(version, false, [], [], []), static (change, happened) => change.With(happened));

    public bool IsOf(Audience audience, Id<Session> session) =>
        Everybody
        || (!audience.Member.IsNone && Members.Contains(audience.Member))
        || (!audience.Client.IsNone && Clients.Contains(audience.Client))
        || (!session.IsNone && Sessions.Contains(session));

    RightsChange With(TenantEvent happened) => happened switch
    {
        TenantSuspended or TenantResumed => this with { Everybody = true },
        RoleChanged changed => Of(changed.Member),
        MemberRebound rebound => Of(rebound.Member),
        MandateGiven given => Of(given.Member),
        MemberBounced bounced => Of(bounced.Member),
        MemberLeft left => Of(left.Member),
        MemberErased erased => Of(erased.Member),
        AddressCorrected corrected => Of(corrected.Member),
        SignedOutEverywhere signedOut => Of(signedOut.Member),
        SessionEnded ended => this with { Sessions = Sessions.Add(ended.Session) },
        ClientRotated rotated => Of(rotated.Client),
        ClientRevoked revoked => Of(revoked.Client),
        ClientForgotten forgotten => Of(forgotten.Client),
        _ => this,
    };

    RightsChange Of(Id<Member> member) => this with { Members = Members.Add(member) };

    RightsChange Of(Id<ApiClient> client) => this with { Clients = Clients.Add(client) };
}
