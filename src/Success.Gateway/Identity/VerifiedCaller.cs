using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.SignIn;

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
    readonly Lazy<CancellationToken>? _ended;

    /// <summary>The session of the browser; none for an API client.</summary>
    public Id<Session> Session { get; init; }

    /// <summary>
    /// Cancelled as soon as the credential is revoked, its member's or client's rights change, or its tenant is suspended. Whatever is
    /// still streamed to the caller then ends. Only who asks for it has it watched, until the request has ended.
    /// </summary>
    public CancellationToken Ended
    {
        get => _ended?.Value ?? CancellationToken.None;
        init => _ended = new(value);
    }

    /// <summary>The language that the request asks for; null for the tenant's.</summary>
    public LocaleTag? Locale { get; init; }

    /// <summary>What was verified, as the grains know it: for whoever listens to changes.</summary>
    public Verified Credential
    {
        get => field ?? new(Tenant, Audience, Session, 0, DateTimeOffset.MaxValue);
        init;
    }

    internal Lazy<CancellationToken> EndedWhenAsked
    {
        init => _ended = value;
    }

    /// <summary>Whether policy lets the caller do something.</summary>
    /// <param name="action">What.</param>
    /// <param name="account">To which account; null for what belongs to the tenant as a whole.</param>
    public bool May(PolicyAction action, AccountPath? account = null) => Policy.Allows(Audience, action, account);
}
