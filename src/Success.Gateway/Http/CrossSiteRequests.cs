using Microsoft.AspNetCore.Http;
using Success.Gateway.Errors;
using Success.Gateway.Identity;

namespace Success.Gateway.Http;

/// <summary>
/// Refuses what another site makes a signed-in browser do. A cookie counts only when the request comes from a page of ours and could not have
/// been made without a preflight; a WebSocket is opened, and a form of ours taken, only from a page of ours. Keys in a header need none of
/// this: no browser sends them by itself.
/// </summary>
sealed class CrossSiteRequests(RequestDelegate next, SameOrigin origins)
{
    /// <summary>A header that only scripts of our own pages can set, for requests whose content type needs no preflight.</summary>
    public const string PreflightHeader = "Success-Preflight";

    public Task InvokeAsync(HttpContext context) =>
        Refusal(context) is { } reason ? ErrorBody.WriteAsync(context, CrossSite, reason) : next(context);

    static ErrorRow CrossSite { get; } = ErrorTable.Of(Success.Domain.DomainErrorCode.Forbidden) with { Code = "CROSS_SITE" };

    string? Refusal(HttpContext context)
    {
        var request = context.Request;
        var origin = origins.Of(request);
        if (context.WebSockets.IsWebSocketRequest || request.Headers.Upgrade.Count > 0)
        {
            return origin == RequestOrigin.Foreign || (origin == RequestOrigin.Unsaid && HasCookie(context))
                ? "A connection is opened from a page of this server only."
                : null;
        }

        if (context.GetEndpoint()?.Metadata.GetMetadata<PeoplesPage>() is not null)
        {
            return IsUnsafe(request) && (origin == RequestOrigin.Foreign || (origin == RequestOrigin.Unsaid && request.Headers.Cookie.Count > 0))
                ? "This form is taken from a page of this server only; open the page and try again."
                : null;
        }

        if (!HasCookie(context) || context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<OpenToNavigation>() is not null)
        {
            return null;
        }

        return origin == RequestOrigin.Foreign ? "A session is used from pages of this server only."
            : IsUnsafe(request) && origin != RequestOrigin.Same ? "A request with a session's cookie says from which page it comes (Origin)."
            : NeedsPreflight(request) ? null
            : $"A request with a session's cookie has a JSON content type or the header {PreflightHeader}.";
    }

    static bool HasCookie(HttpContext context) => context.FindCaller() is { Session.IsNone: false };

    static bool IsUnsafe(HttpRequest request) => !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    /// <summary>Whether a browser would have asked first, had another site made the request.</summary>
    static bool NeedsPreflight(HttpRequest request) =>
        request.Headers.ContainsKey(PreflightHeader)
        || (request.ContentType is { } type
            && (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("application/graphql-response+json", StringComparison.OrdinalIgnoreCase)));
}

/// <summary>Marks an endpoint that is a page for people with a form: it is taken from our own pages, in a form's content type.</summary>
sealed class PeoplesPage;

/// <summary>Marks an endpoint that changes nothing and may be opened from anywhere, like the user interface's own files.</summary>
public sealed class OpenToNavigation;
