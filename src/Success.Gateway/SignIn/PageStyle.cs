using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Http;
using Success.Domain.Tenancy;

namespace Success.Gateway.SignIn;

/// <summary>The files that pages load: their style, in the colour that the address names, and their icon.</summary>
static class PageStyle
{
    const string Accent = "accent";

    static readonly byte[] Style = Read("SignIn/style.css");
    static readonly byte[] Icon = Read("SignIn/icon.svg");

    /// <summary>Where the style is that sets pages off in a colour.</summary>
    public static string PathOf(AccentColor accent) => accent == AccentColor.Default ? SignInPaths.Style : $"{SignInPaths.Style}?{Accent}={accent.ToString()[1..]}";

    /// <summary>Answers with the style; in the usual colour when the address names none.</summary>
    public static Task WriteStyleAsync(HttpContext context)
    {
        var accent = AccentColor.Create($"#{context.Request.Query[Accent]}");
        return WriteAsync(context, "text/css; charset=utf-8", [.. Encoding.UTF8.GetBytes(PageColors.RulesOf(accent.IsSuccess ? accent.Value : AccentColor.Default)), .. Style]);
    }

    /// <summary>Answers with the icon.</summary>
    public static Task WriteIconAsync(HttpContext context) => WriteAsync(context, "image/svg+xml", Icon);

    static Task WriteAsync(HttpContext context, string type, byte[] file)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = file.Length;
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return context.Response.Body.WriteAsync(file, context.RequestAborted).AsTask();
    }

    static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
