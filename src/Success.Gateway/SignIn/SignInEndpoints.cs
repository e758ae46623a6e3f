using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain.Tenancy;
using Success.Gateway.Http;
using Success.Gateway.Identity;
using Success.Gateway.Notifications;
using Success.Grains.SignIn;

namespace Success.Gateway.SignIn;

/// <summary>The way of a person into a workspace, and out again.</summary>
static class SignInEndpoints
{
    static readonly byte[] Style = Read("SignIn/style.css");
    static readonly byte[] Icon = Read("SignIn/icon.svg");

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("").WithMetadata(new OpenToNavigation());
        files.MapGet(SignInPaths.Style, static context => WriteFileAsync(context, "text/css; charset=utf-8", Style));
        files.MapGet(SignInPaths.Icon, static context => WriteFileAsync(context, "image/svg+xml", Icon));
        files.MapGet(SignInPaths.UsualIcon, static context => WriteFileAsync(context, "image/svg+xml", Icon));

        var pages = endpoints.MapGroup("").WithMetadata(new PeoplesPage());
        foreach (var path in new[] { "/", "/alerts/{id}", "/proposals/{id}" })
        {
            // Where mails lead: nobody is let in by having one.
            pages.MapGet(path, static context => Go(context, context.FindCaller() is null ? SignInPaths.Ask : SignInPaths.Session));
        }

        Map(pages.MapGet, SignInPaths.Ask, static context => SignInPages.AskAsync(context));
        Map(pages.MapPost, SignInPaths.Ask, AskAsync);
        Map(pages.MapGet, SignInPaths.Link, ShowLinkAsync);
        Map(pages.MapPost, SignInPaths.Link, EnterByLinkAsync);
        Map(pages.MapPost, SignInPaths.Code, EnterByCodeAsync);
        Map(pages.MapGet, SignInPaths.Invitation + "/{ticket}", ShowInvitationAsync);
        Map(pages.MapPost, SignInPaths.Invitation + "/{ticket}", AcceptInvitationAsync);
        Map(pages.MapGet, SignInPaths.Session, SignOutEndpoints.ShowSessionAsync);
        Map(pages.MapPost, SignInPaths.SignOut, SignOutEndpoints.SignOutAsync);
        Map(pages.MapPost, SignInPaths.SignOutEverywhere, SignOutEndpoints.SignOutEverywhereAsync);
        Map(pages.MapGet, SignInPaths.SignedOut, SignInPages.SignedOutAsync);
        Map(pages.MapGet, MailSettingsPage.Path, MailSettingsPage.ShowAsync);
        Map(pages.MapPost, MailSettingsPage.Path, MailSettingsPage.KeepAsync);
    }

    /// <summary>Sends the browser to another page of ours.</summary>
    public static Task Go(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = path;
        return Task.CompletedTask;
    }

    static void Map(Func<string, RequestDelegate, IEndpointConventionBuilder> map, string path, RequestDelegate answer) =>
        map(path, context => SessionCookie.IsAllowed(context) ? answer(context) : SignInPages.HttpsOnlyAsync(context));

    static async Task AskAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var typed = form["email"].ToString();
        var address = EmailAddress.Create(typed);
        if (!address.IsSuccess)
        {
            await SignInPages.AskAsync(context, typed, address.Error.Message);
        }
        else if (context.RequestServices.GetRequiredService<SignInPost>().Request(address.Value))
        {
            await SignInPages.SentAsync(context, address.Value.ToString());
        }
        else
        {
            await TooBusyAsync(context);
        }
    }

    static Task ShowLinkAsync(HttpContext context)
    {
        var choices = context.RequestServices.GetRequiredService<LinkSeal>().Open(context.Request.Query["with"]);
        return choices is { IsEmpty: false } some
            ? SignInPages.ConfirmAsync(context, some)
            : SignInPages.RefusedAsync(context, StatusCodes.Status404NotFound, "No such link", "This is no link of ours; check that all of it was copied.");
    }

    static async Task EnterByLinkAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var ticket = Ticket<SignInLink>.Parse(form["ticket"]);
        var signedIn = ticket.IsSuccess
            ? await context.RequestServices.GetRequiredService<SignInByEmail>().EnterAsync(ticket.Value)
            : ticket.Error;
        GatewayInstruments.SignedIn("link", signedIn.IsSuccess);
        if (signedIn.IsSuccess)
        {
            await EnterAsync(context, signedIn.Value);
        }
        else
        {
            await SignInPages.RefusedAsync(context, StatusCodes.Status403Forbidden, "This did not work", signedIn.Error.Message);
        }
    }

    static async Task EnterByCodeAsync(HttpContext context)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var asked = time.GetTimestamp();
        var form = await FormAsync(context);
        var (address, code) = (EmailAddress.Create(form["email"]), SignInCode.Parse(form["code"]));
        if (!address.IsSuccess)
        {
            await SignInPages.AskAsync(context, form["email"].ToString(), address.Error.Message);
            return;
        }

        var signedIn = code.IsSuccess
            ? await context.RequestServices.GetRequiredService<SignInByEmail>().EnterAsync(address.Value, code.Value)
            : code.Error;
        GatewayInstruments.SignedIn("code", signedIn.IsSuccess);
        if (signedIn.IsSuccess)
        {
            await EnterAsync(context, signedIn.Value);
            return;
        }

        // An address that is known costs the store a write; the wait hides that.
        var left = context.RequestServices.GetRequiredService<GatewayOptions>().RefusalTime - time.GetElapsedTime(asked);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, context.RequestAborted);
        }

        await SignInPages.SentAsync(context, address.Value.ToString(), signedIn.Error.Message);
    }

    static Task ShowInvitationAsync(HttpContext context) => InvitationTicket.Parse(context.Request.RouteValues["ticket"] as string) is { IsSuccess: true } ticket
        ? SignInPages.InvitationAsync(context, ticket.Value)
        : NoInvitationAsync(context);

    static Task AcceptInvitationAsync(HttpContext context)
    {
        var ticket = InvitationTicket.Parse(context.Request.RouteValues["ticket"] as string);
        return !ticket.IsSuccess ? NoInvitationAsync(context)
            : context.RequestServices.GetRequiredService<SignInPost>().Request(ticket.Value) ? SignInPages.InvitedAsync(context)
            : TooBusyAsync(context);
    }

    /// <summary>A session begins, and the one that this browser had before ends: whoever knew that one knows nothing any more.</summary>
    static async Task EnterAsync(HttpContext context, SignedIn signedIn)
    {
        await SignOutEndpoints.EndSessionAsync(context);
        context.RequestServices.GetRequiredService<ProvenCredentials>().Add(signedIn.Cookie.Reveal());
        SessionCookie.Write(context, signedIn.Cookie);
        await Go(context, "/");
    }

    /// <summary>What was typed; nothing when it is no form.</summary>
    public static async Task<IFormCollection> FormAsync(HttpContext context) => context.Request.HasFormContentType
        ? await context.Request.ReadFormAsync(context.RequestAborted)
        : FormCollection.Empty;

    static Task NoInvitationAsync(HttpContext context) => SignInPages.RefusedAsync(
        context, StatusCodes.Status404NotFound, "No such invitation", "This is no link of an invitation; check that all of it was copied.");

    static Task TooBusyAsync(HttpContext context) => SignInPages.RefusedAsync(
        context, StatusCodes.Status503ServiceUnavailable, "A moment, please", "Many people ask for a link just now; try again in a minute.");

    static Task WriteFileAsync(HttpContext context, string type, byte[] file)
    {
        context.Response.ContentType = type;
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
