using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain;
using Success.Domain.Explanations;
using Success.Domain.Tenancy;
using Success.Gateway.Http;
using Success.Gateway.Identity;
using Success.Gateway.Notifications;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.SignIn;

/// <summary>The way of a person into a workspace, and out again.</summary>
static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var files = endpoints.MapGroup("").WithMetadata(new OpenToNavigation());
        files.MapRead(SignInPaths.Style, PageStyle.WriteStyleAsync);
        files.MapRead(SignInPaths.Icon, PageStyle.WriteIconAsync);
        files.MapRead(SignInPaths.UsualIcon, PageStyle.WriteIconAsync);

        var pages = endpoints.MapGroup("").WithMetadata(new PeoplesPage());
        pages.MapRead("/", static context => Go(context, context.FindCaller() is null ? SignInPaths.Ask : SignInPaths.Session));
        Map(pages.MapRead, SignInPaths.Ask, static context => SignInPages.AskAsync(context, SignInTarget.Read(context.Request.Query[SignInTarget.Field])));
        Map(pages.MapPost, SignInPaths.Ask, AskAsync);
        Map(pages.MapRead, SignInPaths.Link, ShowLinkAsync);
        Map(pages.MapPost, SignInPaths.Link, EnterByLinkAsync);
        Map(pages.MapPost, SignInPaths.Code, EnterByCodeAsync);
        Map(pages.MapRead, SignInPaths.Invitation + "/{ticket}", ShowInvitationAsync);
        Map(pages.MapPost, SignInPaths.Invitation + "/{ticket}", AcceptInvitationAsync);
        Map(pages.MapRead, SignInPaths.Session, SignOutEndpoints.ShowSessionAsync);
        Map(pages.MapPost, SignInPaths.SignOut, SignOutEndpoints.SignOutAsync);
        Map(pages.MapPost, SignInPaths.SignOutEverywhere, SignOutEndpoints.SignOutEverywhereAsync);
        Map(pages.MapRead, SignInPaths.SignedOut, SignInPages.SignedOutAsync);
        Map(pages.MapRead, MailSettingsPage.Path, MailSettingsPage.ShowAsync);
        Map(pages.MapPost, MailSettingsPage.Path, MailSettingsPage.SaveAsync);
        Map(pages.MapRead, SubjectPages.Alerts + "/{id}", SubjectPages.ShowAlertAsync);
        Map(pages.MapRead, SubjectPages.Proposals + "/{id}", SubjectPages.ShowProposalAsync);
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
        var (typed, target) = (form["email"].ToString(), SignInTarget.Read(form[SignInTarget.Field]));
        var address = EmailAddress.Create(typed);
        if (!address.IsSuccess)
        {
            await SignInPages.AskAsync(context, target, typed);
        }
        else if (context.RequestServices.GetRequiredService<SignInPost>().Request(address.Value, target))
        {
            await SignInPages.SentAsync(context, address.Value.ToString(), target);
        }
        else
        {
            await TooBusyAsync(context);
        }
    }

    /// <summary>Shows the buttons of those links that still work: what was used up or has run out is said at once, not when it is pressed.</summary>
    static async Task ShowLinkAsync(HttpContext context)
    {
        var target = SignInTarget.Read(context.Request.Query[SignInTarget.Field]);
        if (context.RequestServices.GetRequiredService<LinkSeal>().Open(context.Request.Query["with"]) is not { IsEmpty: false } choices)
        {
            await SignInPages.RefusedAsync(context, StatusCodes.Status404NotFound, Phrase.PageLinkUnknownTitle, Phrase.PageLinkUnknown);
            return;
        }

        // As its mail, in the language of the first.
        var look = await PageLook.OfAsync(context, choices[0].Ticket.Tenant);
        var signIn = context.RequestServices.GetRequiredService<SignInByEmail>();
        var open = new List<SignInChoice>();
        foreach (var choice in choices)
        {
            if (await signIn.IsOpenAsync(choice.Ticket))
            {
                open.Add(choice);
            }
        }

        await (open.Count > 0 ? SignInPages.ConfirmAsync(context, look, open, target) : DeadLinkAsync(context, StatusCodes.Status410Gone, look, target));
    }

    static async Task EnterByLinkAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var (ticket, target) = (Ticket<SignInLink>.Parse(form["ticket"]), SignInTarget.Read(form[SignInTarget.Field]));
        var signedIn = ticket.IsSuccess
            ? await context.RequestServices.GetRequiredService<SignInByEmail>().EnterAsync(ticket.Value)
            : SignInLink.Refused;
        GatewayInstruments.SignedIn("link", signedIn.IsSuccess);
        await (signedIn.IsSuccess ? EnterAsync(context, signedIn.Value, target)
            : signedIn.Error == SignInLink.Refused ? DeadLinkAsync(context, StatusCodes.Status403Forbidden, null, target)
            : NotLetInAsync(context));
    }

    static async Task EnterByCodeAsync(HttpContext context)
    {
        var time = context.RequestServices.GetRequiredService<TimeProvider>();
        var asked = time.GetTimestamp();
        var form = await FormAsync(context);
        var (address, code, target) = (EmailAddress.Create(form["email"]), SignInCode.Parse(form["code"]), SignInTarget.Read(form[SignInTarget.Field]));
        var invitation = InvitationTicket.Parse(form["invitation"]);
        if (!address.IsSuccess && !invitation.IsSuccess)
        {
            await SignInPages.AskAsync(context, target, form["email"].ToString());
            return;
        }

        var signIn = context.RequestServices.GetRequiredService<SignInByEmail>();
        var signedIn = !code.IsSuccess ? code.Error
            : invitation.IsSuccess ? await signIn.EnterAsync(invitation.Value.Tenant, invitation.Value.Member, code.Value)
            : await signIn.EnterAsync(address.Value, code.Value);
        GatewayInstruments.SignedIn("code", signedIn.IsSuccess);
        if (signedIn.IsSuccess)
        {
            await EnterAsync(context, signedIn.Value, target);
            return;
        }

        // An address that is known costs the store a write; the wait hides that.
        var left = context.RequestServices.GetRequiredService<GatewayOptions>().RefusalTime - time.GetElapsedTime(asked);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, context.RequestAborted);
        }

        Phrase? wrong = signedIn.Error.Code switch
        {
            DomainErrorCode.Invalid => Phrase.PageCodeMalformed,
            DomainErrorCode.LimitReached => Phrase.PageCodesSpent,
            _ => signedIn.Error == SignInLink.Refused ? Phrase.PageCodeWrong : null,
        };
        await (wrong is null ? NotLetInAsync(context)
            : invitation.IsSuccess ? SignInPages.InvitedAsync(context, await LookOfAsync(context, invitation.Value), invitation.Value, wrong)
            : SignInPages.SentAsync(context, address.Value.ToString(), target, wrong));
    }

    static async Task ShowInvitationAsync(HttpContext context)
    {
        var ticket = InvitationTicket.Parse(context.Request.RouteValues["ticket"] as string);
        await (!ticket.IsSuccess ? NoInvitationAsync(context)
            : await IsInvitedAsync(context, ticket.Value) ? SignInPages.InvitationAsync(context, await PageLook.OfAsync(context, ticket.Value.Tenant), ticket.Value)
            : DeadInvitationAsync(context));
    }

    static async Task AcceptInvitationAsync(HttpContext context)
    {
        var ticket = InvitationTicket.Parse(context.Request.RouteValues["ticket"] as string);
        await (!ticket.IsSuccess ? NoInvitationAsync(context)
            : !await IsInvitedAsync(context, ticket.Value) ? DeadInvitationAsync(context)
            : context.RequestServices.GetRequiredService<SignInPost>().Request(ticket.Value)
                ? SignInPages.InvitedAsync(context, await PageLook.OfAsync(context, ticket.Value.Tenant), ticket.Value)
            : TooBusyAsync(context));
    }

    /// <summary>Whether an invitation holds: it is there, has not run out, and nobody has come in by it. Which of these it is nobody is told.</summary>
    static async Task<bool> IsInvitedAsync(HttpContext context, InvitationTicket ticket)
    {
        TenantScope.Enter(ticket.Tenant);
        var view = await context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<ITenantGrain>(ticket.Tenant.ToString()).View(0);
        return view?.Tenant.Members.GetValueOrDefault(ticket.Member) is { State: MemberState.Invited } member
            && context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() < member.InvitedUntil;
    }

    static async Task<PageLook> LookOfAsync(HttpContext context, InvitationTicket ticket) =>
        await (await IsInvitedAsync(context, ticket) ? PageLook.OfAsync(context, ticket.Tenant) : PageLook.OfAsync(context));

    /// <summary>A session begins, and the one that this browser had before ends: whoever knew that one knows nothing any more.</summary>
    static async Task EnterAsync(HttpContext context, SignedIn signedIn, string? target)
    {
        await SignOutEndpoints.EndSessionAsync(context);
        context.RequestServices.GetRequiredService<ProvenCredentials>().Add(signedIn.Cookie.Reveal());
        SessionCookie.Write(context, signedIn.Cookie);
        await Go(context, target ?? "/");
    }

    /// <summary>What was typed; nothing when it is no form.</summary>
    public static async Task<IFormCollection> FormAsync(HttpContext context) => context.Request.HasFormContentType
        ? await context.Request.ReadFormAsync(context.RequestAborted)
        : FormCollection.Empty;

    static Task DeadLinkAsync(HttpContext context, int status, PageLook? look, string? target) =>
        SignInPages.RefusedAsync(context, status, Phrase.PageLinkDeadTitle, Phrase.PageLinkDead, look, target);

    static Task NotLetInAsync(HttpContext context) =>
        SignInPages.RefusedAsync(context, StatusCodes.Status403Forbidden, Phrase.PageNotLetInTitle, Phrase.PageNotLetIn);

    static Task NoInvitationAsync(HttpContext context) =>
        SignInPages.RefusedAsync(context, StatusCodes.Status404NotFound, Phrase.PageNoInvitationTitle, Phrase.PageNoInvitation);

    static Task DeadInvitationAsync(HttpContext context) =>
        SignInPages.RefusedAsync(context, StatusCodes.Status410Gone, Phrase.PageInvitationDeadTitle, Phrase.PageInvitationDead);

    static Task TooBusyAsync(HttpContext context) =>
        SignInPages.RefusedAsync(context, StatusCodes.Status503ServiceUnavailable, Phrase.PageBusyTitle, Phrase.PageBusy);
}
