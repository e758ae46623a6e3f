using System.Net;
using Microsoft.AspNetCore.Http;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Gateway.Identity;

/// <summary>
/// The cookie by which a browser shows its session. On https it is bound to this host by its name; on plain http it exists only where
/// nobody can listen in, between a browser and a server on the same machine.
/// </summary>
static class SessionCookie
{
    /// <summary>Its name on https. Browsers take a cookie of such a name only with Secure, for the whole host and for no other.</summary>
    public const string SecureName = "__Host-success";

    /// <summary>Its name on plain http.</summary>
    public const string PlainName = "success";

    /// <summary>Whether somebody may sign in by a request at all.</summary>
    public static bool IsAllowed(HttpContext context) =>
        context.Request.IsHttps || (IsLoopback(context.Connection.RemoteIpAddress) && IsLoopback(context.Request.Host.Host));

    /// <summary>Whether a browser that ended up here without https came by a name of this machine, and from it.</summary>
    static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    static bool IsLoopback(IPAddress? address) => address is not null && IPAddress.IsLoopback(address);

    /// <summary>The session's ticket; null when there is no cookie, or none that may be used here.</summary>
    public static Result<Ticket<Session>>? Read(HttpContext context) =>
        context.Request.Cookies.TryGetValue(NameFor(context), out var text) && IsAllowed(context) ? Ticket<Session>.Parse(text) : (Result<Ticket<Session>>?)null;

    /// <summary>Gives the browser a session.</summary>
    public static void Write(HttpContext context, Ticket<Session> session) =>
        context.Response.Cookies.Append(NameFor(context), session.Reveal(), Options(context, Session.Lifetime));

    /// <summary>Takes it back.</summary>
    public static void Delete(HttpContext context) => context.Response.Cookies.Append(NameFor(context), "", Options(context, TimeSpan.Zero));

    static string NameFor(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;

    static CookieOptions Options(HttpContext context, TimeSpan life) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}
