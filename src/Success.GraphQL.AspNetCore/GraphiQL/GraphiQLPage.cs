using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Success.GraphQL.AspNetCore.GraphiQL;

namespace Success.GraphQL.AspNetCore;

/// <summary>GraphiQL, for callers whose admission says who they are. Everything that it loads comes from this server.</summary>
sealed class GraphiQLPage(ICallerAdmission admission, string path, string endpoint)
{
    // No script and no style but our own files, no request but to ourselves, in nobody's frame. Fonts and icons stand in the style sheet.
    const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    readonly string _base = $"{path}/{GraphiQLAssets.Version}";

    /// <summary>Where people sign in; null for nowhere.</summary>
    public string? SignIn { get; init; }

    /// <summary>Where the page leads back to; null for nowhere.</summary>
    public string? Home { get; init; }

    /// <summary>The operation to begin with; null for GraphiQL's own.</summary>
    public string? Example { get; init; }

    /// <summary>Answers with the page itself.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var caller = await admission.AdmitAsync(http, http.RequestAborted);
        var response = http.Response;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        if (caller.Refusal is { } refusal && caller.RefusalStatus == StatusCodes.Status403Forbidden)
        {
            // To sign in again would change nothing.
            response.StatusCode = StatusCodes.Status403Forbidden;
            await response.WriteAsync(refusal.Message, http.RequestAborted);
        }
        else if (caller.Refusal is not null || caller.Caller is null)
        {
            await AnswerStrangerAsync(http);
        }
        else if (!GraphiQLAssets.AreBuiltIn)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            await response.WriteAsync("GraphiQL is not part of this build: npm was missing when it was built.", http.RequestAborted);
        }
        else
        {
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers["Referrer-Policy"] = "no-referrer";
            await response.WriteAsync(await TextAsync(http.Request.PathBase), http.RequestAborted);
        }
    }

    /// <summary>Answers with one of the files that the page loads.</summary>
    public static async Task AnswerAssetAsync(HttpContext http)
    {
        var name = (string)http.Request.RouteValues["file"]!;
        if (!GraphiQLAssets.Names.ContainsKey(name) || !string.Equals((string?)http.Request.RouteValues["version"], GraphiQLAssets.Version, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using var file = GraphiQLAssets.Open(name);
        http.Response.ContentType = GraphiQLAssets.MediaTypeOf(name);
        http.Response.ContentLength = file.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    Task AnswerStrangerAsync(HttpContext http)
    {
        if (SignIn is not null && http.Request.GetTypedHeaders().Accept.Any(static type => type.MediaType == "text/html" && type.Quality != 0))
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = $"{http.Request.PathBase}{SignIn}";
            return Task.CompletedTask;
        }

        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return http.Response.WriteAsync("Sign in first.", http.RequestAborted);
    }

    async Task<string> TextAsync(PathString pathBase)
    {
        using var reader = new StreamReader(GraphiQLAssets.Open("page.html"));
        var text = await reader.ReadToEndAsync();
        return text
            .Replace("{{base}}", HtmlEncoder.Default.Encode(pathBase + _base), StringComparison.Ordinal)
            .Replace("{{endpoint}}", HtmlEncoder.Default.Encode(pathBase + endpoint), StringComparison.Ordinal)
            .Replace("{{home}}", Home is null ? "" : HtmlEncoder.Default.Encode(pathBase + Home), StringComparison.Ordinal)
            .Replace("{{example}}", HtmlEncoder.Default.Encode(Example ?? ""), StringComparison.Ordinal);
    }
}
