using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Gateway.Identity;

/// <summary>
/// Who makes a request. Made only where a credential was verified (a session's cookie, an API client's key) and given with the request to
/// the engine; nothing that a request says can change it. Rights are those of this moment: whoever acts on them has them checked again by
/// the grain that is called.
/// </summary>
/// <param name="Tenant">The tenant's route tag, as the credential was found under.</param>
/// <param name="Audience">Tenant, side, role or scopes, member or client, accounts.</param>
public sealed record VerifiedCaller(RouteTag Tenant, Audience Audience)
{
    /// <summary>The session of the browser; none for an API client.</summary>
    public Id<Session> Session { get; init; }

    /// <summary>
    /// Cancelled as soon as the credential is revoked, its member's or client's rights change, or its tenant is suspended. Whatever is
    /// still streamed to the caller then ends.
    /// </summary>
    public CancellationToken Ended { get; init; }

    /// <summary>The language that the request asks for; null for the tenant's.</summary>
    public LocaleTag? Locale { get; init; }

    /// <summary>Whether policy lets the caller do something.</summary>
    /// <param name="action">What.</param>
    /// <param name="account">To which account; null for what belongs to the tenant as a whole.</param>
    public bool May(PolicyAction action, AccountPath? account = null) => Policy.Allows(Audience, action, account);
}
