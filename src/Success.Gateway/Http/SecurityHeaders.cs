using Microsoft.AspNetCore.Http;

namespace Success.Gateway.Http;

/// <summary>What browsers are told about everything that comes from here: no scripts but our own files, no frames, no guessing of types, nothing kept.</summary>
sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>A year, as the preload lists ask.</summary>
    public const string StrictTransport = "max-age=31536000";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";

        // What is for everybody says so itself.
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "DENY";

        // Not 'no-referrer': with that, browsers send forms from our own pages without their origin.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = StrictTransport;
        }

        return next(context);
    }
}
