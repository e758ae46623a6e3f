using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Success.Domain;
using Success.Grains.Tenancy;

namespace Success.Gateway.Identity;

/// <summary>
/// Finds out who makes a request. A key in the <c>Authorization</c> header comes before a cookie, and one that is refused makes the whole
/// request refused; a cookie that does not work (any more) is taken back, and the request is nobody's.
/// </summary>
sealed class Authentication(RequestDelegate next, Callers callers)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var caller = await FindAsync(context);
        if (caller is { IsSuccess: true } found)
        {
            context.SetCaller(found.Value);

            // From here on every grain that is called for this request is this tenant's, or refuses.
            TenantScope.Enter(found.Value.Tenant);
            Activity.Current?.SetTag("success.tenant", found.Value.Tenant.ToString());
        }
        else if (caller is { Error: { } refusal })
        {
            context.Features.Set(new RefusedCredential(refusal));
        }

        await next(context);
    }

    async Task<Result<VerifiedCaller>?> FindAsync(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization;
        if (authorization.Count > 0)
        {
            return await callers.VerifyAsync(context, authorization.ToString());
        }

        if (SessionCookie.Read(context) is not { } cookie)
        {
            return null;
        }

        if (cookie.IsSuccess && await callers.VerifyAsync(context, cookie.Value) is { IsSuccess: true } caller)
        {
            return caller;
        }

        SessionCookie.Delete(context);
        return null;
    }
}

/// <summary>A key was given and is refused.</summary>
/// <param name="Refusal">The sentence for its owner.</param>
sealed record RefusedCredential(DomainError Refusal);
