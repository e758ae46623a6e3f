using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Success.Domain;
using Success.Gateway.Http;
using Success.Grains.Tenancy;

namespace Success.Gateway.Identity;

/// <summary>
/// Finds out who makes a request. A key in the <c>Authorization</c> header comes before a cookie, and one that is refused makes the whole
/// request refused; a cookie that does not work (any more) is taken back, and the request is nobody's. What was not looked up because too
/// many from its network address were refused is refused as a whole, and leaves the browser its cookie.
/// </summary>
sealed class Authentication(RequestDelegate next, Callers callers, GatewayOptions options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeverLimited>() is not null)
        {
            await next(context);
            return;
        }

        var caller = await FindAsync(context);
        if (caller is { IsSuccess: false, Error: { Code: DomainErrorCode.LimitReached } tooMany })
        {
            LimitAnswer.Tell(context, CredentialChecks.Policy, options.FailedCredentials, 0);
            await LimitAnswer.RefuseAsync(context, CredentialChecks.Policy, options.FailedCredentials, tooMany.Message);
            return;
        }

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

        if (cookie.IsSuccess
            && await callers.VerifyAsync(context, cookie.Value) is { } caller
            && (caller.IsSuccess || caller.Error.Code == DomainErrorCode.LimitReached))
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
