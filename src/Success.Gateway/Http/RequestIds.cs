using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Success.Gateway.Http;

/// <summary>
/// Gives every request an id, which goes back as <c>Request-Id</c> and stands with whatever is logged or refused: the trace's id when the
/// request is traced, so that one leads to the other.
/// </summary>
sealed class RequestIds(RequestDelegate next)
{
    public const string Header = "Request-Id";

    public Task InvokeAsync(HttpContext context)
    {
        context.TraceIdentifier = (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        context.Response.Headers[Header] = context.TraceIdentifier;
        return next(context);
    }
}
