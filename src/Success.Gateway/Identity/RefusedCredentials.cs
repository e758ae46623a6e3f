using Microsoft.AspNetCore.Http;
using Success.Gateway.Errors;
using Success.Gateway.Http;

namespace Success.Gateway.Identity;

/// <summary>Answers requests whose key is refused. It stands behind the limits, so that guessing is limited as well.</summary>
sealed class RefusedCredentials(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<RefusedCredential>() is not { } refused)
        {
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"success\", error=\"invalid_token\"";
        return ErrorBody.WriteAsync(context, ErrorTable.Unauthenticated, refused.Refusal.Message);
    }
}
