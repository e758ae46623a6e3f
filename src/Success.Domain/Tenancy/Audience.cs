using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>
/// Who reads or acts: of which tenant and side, as what, and with which accounts. Made only from a member or client whose credential was
/// verified, never from anything that a request says. It is data, so that it can travel with a call; rights that change make a new one.
/// </summary>
public sealed record Audience
{
    [JsonConstructor]
    Audience(Id<Tenant> tenant, Side side, Role? role, ClientScopes scopes, Id<Member> member, Id<ApiClient> client, AccountScope accounts)
    {
        Tenant = tenant;
        Side = side;
        Role = role;
        Scopes = scopes;
        Member = member;
        Client = client;
        Accounts = accounts;
    }

    /// <summary>The tenant, beyond which nothing exists for it.</summary>
    public Id<Tenant> Tenant { get; }

    /// <summary>Its side.</summary>
    public Side Side { get; }

    /// <summary>A member's role; null for a client.</summary>
    public Role? Role { get; }

    /// <summary>A client's scopes; <see cref="ClientScopes.None"/> for a member.</summary>
    public ClientScopes Scopes { get; }

    /// <summary>The member, or none.</summary>
    public Id<Member> Member { get; }

    /// <summary>The client, or none.</summary>
    public Id<ApiClient> Client { get; }

    /// <summary>The accounts that are its own.</summary>
    public AccountScope Accounts { get; }

    /// <summary>How the journal names it.</summary>
    [JsonIgnore]
    public Who Who => Client.IsNone ? Who.Of(Side, Member) : Who.Of(Side, Client);

    /// <summary>
    /// Rank of the highest role of its side that it may give and take. A provider's client counts as a manager, so that no program makes
    /// owners; a customer's as an admin.
    /// </summary>
    internal int Rank => Role?.Rank() ?? (Side == Side.Provider ? Tenancy.Role.ProviderManager : Tenancy.Role.CustomerAdmin).Rank();

    /// <summary>
    /// A member who has signed in. Refused (<see cref="DomainErrorCode.Forbidden"/>) unless it is active and the tenant is not suspended.
    /// </summary>
    public static Result<Audience> Of(Tenant tenant, Member member)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(member);
        if (tenant.Status == TenantStatus.Suspended)
        {
            return Suspended;
        }

        return member.State == MemberState.Active
            ? new Audience(tenant.Id, member.Side, member.Role, ClientScopes.None, member.Id, default, member.Accounts)
            : Refusal.Forbidden(null, "This membership is not active; sign in by an invitation or a fresh link.");
    }

    /// <summary>
    /// A client whose key was verified. Refused (<see cref="DomainErrorCode.Forbidden"/>) when it is revoked or expired or the tenant is
    /// suspended.
    /// </summary>
    public static Result<Audience> Of(Tenant tenant, ApiClient client, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(client);
        if (tenant.Status == TenantStatus.Suspended)
        {
            return Suspended;
        }

        return client.IsLive(now)
            ? new Audience(tenant.Id, client.Side, null, client.Scopes, default, client.Id, client.Accounts)
            : Refusal.Forbidden(null, "This key is revoked or expired; create another.");
    }

    static DomainError Suspended => Refusal.Forbidden(null, "This workspace is suspended; its owner knows why.");
}
