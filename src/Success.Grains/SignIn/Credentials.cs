using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Tenancy;

namespace Success.Grains.SignIn;

/// <summary>
/// Tells who a credential stands for: the only way from a request to a tenant and its rights. The secret goes no further than this; a
/// grain gets its hash.
/// </summary>
public sealed class Credentials(IGrainFactory grains, SecretKeys keys)
{
    /// <summary>
    /// A session's cookie. Refused (<see cref="DomainErrorCode.Forbidden"/>) when it has ended, or its member may not come in any more.
    /// </summary>
    /// <param name="cookie">The cookie.</param>
    /// <param name="isUse">Whether somebody does something by it; false when a stream only asks whether it may go on.</param>
    public async Task<Result<Verified>> VerifyAsync(Ticket<Session> cookie, bool isUse = true)
    {
        ArgumentNullException.ThrowIfNull(cookie);
        var answer = await TenantOf(cookie.Tenant).VerifySession(new(cookie.Id, keys.HashOf(cookie.Secret), isUse));
        return VerifiedBy(answer, cookie.Tenant, cookie.Id);
    }

    /// <summary>
    /// An API client's key. Refused (<see cref="DomainErrorCode.Forbidden"/>) when it is revoked or expired, was never given out, or the
    /// tenant is suspended.
    /// </summary>
    public async Task<Result<Verified>> VerifyAsync(ApiKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var answer = await TenantOf(key.Tenant).VerifyKey(new(key.Client, keys.HashOf(key.Secret)));
        return VerifiedBy(answer, key.Tenant, default);
    }

    ITenantGrain TenantOf(RouteTag tag)
    {
        // The tag only routes. What comes back acts for this tenant when the secret is right, and for nobody otherwise.
        TenantScope.Enter(tag);
        return grains.GetGrain<ITenantGrain>(tag.ToString());
    }

    static Result<Verified> VerifiedBy(CredentialAnswer answer, RouteTag tag, Id<Session> session) =>
        answer.Audience is { } audience ? new Verified(tag, audience, session, answer.Version, answer.Until) : answer.Refusal!;
}
