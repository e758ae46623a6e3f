using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Success.Gateway.SignIn;

/// <summary>A page for people: plain HTML without scripts, which works on any device and with any reader.</summary>
static class Page
{
    /// <summary>These pages have no scripts at all, so none is let in.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Answers with a page.</summary>
    public static Task WriteAsync(HttpContext context, int status, string title, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        var html = $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{Text(title)} · Success</title>
            <link rel="stylesheet" href="{SignInPaths.Style}">
            <link rel="icon" href="{SignInPaths.Icon}" type="image/svg+xml">
            </head>
            <body>
            <main>
            <p class="product"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 17l5-5 4 3 8-9"/><path d="M15 6h5v5"/></svg>Success</p>
            <h1>{Text(title)}</h1>
            {body}
            </main>
            </body>
            </html>

            """;
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), context.RequestAborted).AsTask();
    }

    /// <summary>A text as it stands in HTML.</summary>
    public static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
