using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Success.Domain.Explanations;

namespace Success.Gateway.SignIn;

/// <summary>A page for people: plain HTML without scripts, which works on any device and with any reader.</summary>
static class Page
{
    /// <summary>These pages have no scripts at all, so none is let in.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // Letters of all languages stand as they are; what HTML has a meaning for does not.
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Answers with a page.</summary>
    public static Task WriteAsync(HttpContext context, PageLook look, int status, string title, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        var html = $"""
            <!DOCTYPE html>
            <html lang="{look.Locale.Tag}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <title>{Text(title)} · {Text(look.Product)}</title>
            <link rel="stylesheet" href="{PageStyle.PathOf(look.Accent)}">
            <link rel="icon" href="{SignInPaths.Icon}" type="image/svg+xml">
            </head>
            <body>
            <main>
            <p class="product"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 17l5-5 4 3 8-9"/><path d="M15 6h5v5"/></svg><span>{Text(look.Product)}</span></p>
            <h1>{Text(title)}</h1>
            {body}
            </main>
            </body>
            </html>

            """;
        var bytes = Encoding.UTF8.GetBytes(html);
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>A text as it stands in HTML.</summary>
    public static string Text(string text) => Encoder.Encode(text);

    /// <summary>A sentence of the table as it stands in HTML.</summary>
    public static string Text(PageLook look, Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values) => Text(look.Say(phrase, values));

    /// <summary>A link that looks like a button.</summary>
    public static string LinkTo(PageLook look, string path, Phrase phrase, bool isSecond = false) =>
        $"""<p><a class="button{(isSecond ? " second" : "")}" href="{Text(path)}">{Text(look, phrase)}</a></p>""";

    /// <summary>What is wrong with what was typed, under an id by which a field names it; nothing when nothing is.</summary>
    public static string Wrong(string? wrong, string id = "wrong") => wrong is null ? "" : $"<p class=\"wrong\" role=\"alert\" id=\"{id}\">{Text(wrong)}</p>\n";

    /// <summary>How a field says that something is wrong with it.</summary>
    public static string Described(string? wrong, string id = "wrong") => wrong is null ? "" : $" aria-invalid=\"true\" aria-describedby=\"{id}\"";
}
