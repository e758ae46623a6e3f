using Microsoft.AspNetCore.Http;
using Success.Domain.Explanations;
using Success.Gateway.Notifications;
using Success.Gateway.Operations;
using static Success.Gateway.SignIn.Page;

namespace Success.Gateway.SignIn;

/// <summary>The pages of signing in, one method each.</summary>
static class SignInPages
{
    // Six digits, and blanks between them as the mail shows and people copy them.
    const int MaxCodeLength = 11;

    /// <summary>Asks for an address.</summary>
    /// <param name="context">The request.</param>
    /// <param name="target">Where one wants to go, or null.</param>
    /// <param name="email">What was typed before; null for nothing, and otherwise it was no address.</param>
    public static async Task AskAsync(HttpContext context, string? target, string? email = null)
    {
        var look = await PageLook.OfAsync(context);
        var wrong = email is null ? null : look.Say(Phrase.PageWrongAddress);
        await WriteAsync(
            context,
            look,
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
            look.Say(Phrase.PageAskTitle),
            $"""
             <p>{Text(look, Phrase.PageAskSays)}</p>
             <form method="post" action="{SignInPaths.Ask}">
             {SignInTarget.Input(target)}{Wrong(wrong)}<label for="email">{Text(look, Phrase.PageAskAddress)}</label>
             <input id="email" name="email" type="email" autocomplete="email" inputmode="email" maxlength="254" required value="{Text(email ?? "")}"{Described(wrong)}>
             <button>{Text(look, Phrase.PageAskDo)}</button>
             </form>
             """);
    }

    /// <summary>Says that a mail is on its way, if it is, and takes the code of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="email">Where it goes.</param>
    /// <param name="target">Where one wants to go, or null.</param>
    /// <param name="wrong">What is wrong with the code that was typed, or null.</param>
    public static async Task SentAsync(HttpContext context, string email, string? target, Phrase? wrong = null)
    {
        var look = await PageLook.OfAsync(context);
        await WriteAsync(
            context,
            look,
            StatusOf(wrong),
            look.Say(Phrase.PageSentTitle),
            $"""
             <p>{Text(look, Phrase.PageSentSays, ("email", email))}</p>
             {CodeForm(look, $"<input type=\"hidden\" name=\"email\" value=\"{Text(email)}\">\n{SignInTarget.Input(target)}", wrong)}
             <p class="quiet">{Text(look, Phrase.PageSentMore)}</p>
             {LinkTo(look, SignInTarget.AskPath(target), Phrase.PageSentAgain, isSecond: true)}
             """);
    }

    /// <summary>The same after an invitation's button, where the address is not shown.</summary>
    public static Task InvitedAsync(HttpContext context, PageLook look, InvitationTicket ticket, Phrase? wrong = null) => WriteAsync(
        context,
        look,
        StatusOf(wrong),
        look.Say(Phrase.PageSentTitle),
        $"""
         <p>{Text(look, Phrase.PageSentInvited)}</p>
         {CodeForm(look, $"<input type=\"hidden\" name=\"invitation\" value=\"{ticket}\">\n", wrong)}
         <p class="quiet">{Text(look, Phrase.PageSentMoreInvited)}</p>
         """);

    /// <summary>Where a mail's link leads: nothing is used up until a button is pressed, since programs that check mails open links as well.</summary>
    public static Task ConfirmAsync(HttpContext context, PageLook look, IReadOnlyList<SignInChoice> choices, string? target)
    {
        var isOne = choices.Count == 1;
        return WriteAsync(
            context,
            look,
            StatusCodes.Status200OK,
            isOne ? look.Say(Phrase.PageLinkTitle, ("workspace", choices[0].Workspace)) : look.Say(Phrase.PageLinkChoose),
            $"""
             <p>{Text(look, isOne ? Phrase.PageLinkSays : Phrase.PageLinkChooseSays)}</p>
             {string.Join('\n', choices.Select(choice => Button(choice, isOne ? look.Say(Phrase.PageLinkEnter) : choice.Workspace, target)))}
             <p class="quiet">{Text(look, Phrase.PageLinkNotYou)}</p>
             """);
    }

    /// <summary>Where an invitation leads.</summary>
    public static Task InvitationAsync(HttpContext context, PageLook look, InvitationTicket ticket) => WriteAsync(
        context,
        look,
        StatusCodes.Status200OK,
        look.Say(Phrase.PageInvitedTitle),
        $"""
         <p>{Text(look, Phrase.PageInvitedSays)}</p>
         <form method="post" action="{SignInPaths.Invitation}/{ticket}">
         <button>{Text(look, Phrase.PageInvitedDo)}</button>
         </form>
         """);

    /// <summary>Says who is signed in.</summary>
    public static async Task SessionAsync(HttpContext context, string workspace, string name)
    {
        var look = await PageLook.OfAsync(context);
        await WriteAsync(
            context,
            look,
            StatusCodes.Status200OK,
            workspace,
            $"""
             <p>{Text(look, Phrase.PageSessionSays, ("name", name))}</p>
             {LinkTo(look, OperationEndpoints.PagePath, Phrase.PageSessionApi)}
             {LinkTo(look, MailSettingsPage.Path, Phrase.PageSessionMails, isSecond: true)}
             <form method="post" action="{SignInPaths.SignOut}"><button class="second">{Text(look, Phrase.PageSessionOut)}</button></form>
             <form method="post" action="{SignInPaths.SignOutEverywhere}"><button class="second">{Text(look, Phrase.PageSessionOutEverywhere)}</button></form>
             <p class="quiet">{Text(look, Phrase.PageSessionOther)} <a href="{SignInPaths.Ask}">{Text(look, Phrase.PageSessionOtherDo)}</a></p>
             """);
    }

    /// <summary>Says that nobody is.</summary>
    public static async Task SignedOutAsync(HttpContext context)
    {
        var look = await PageLook.OfAsync(context);
        await WriteAsync(
            context,
            look,
            StatusCodes.Status200OK,
            look.Say(Phrase.PageOutTitle),
            $"""
             <p>{Text(look, Phrase.PageOutSays)}</p>
             {LinkTo(look, SignInPaths.Ask, Phrase.PageOutAgain)}
             """);
    }

    /// <summary>Says why something does not go, and where one goes on.</summary>
    public static async Task RefusedAsync(HttpContext context, int status, Phrase title, Phrase reason, PageLook? of = null, string? target = null)
    {
        var look = of ?? await PageLook.OfAsync(context);
        await WriteAsync(
            context,
            look,
            status,
            look.Say(title),
            $"""
             <p class="wrong" role="alert">{Text(look, reason)}</p>
             {LinkTo(look, SignInTarget.AskPath(target), Phrase.PageAskAgain)}
             """);
    }

    /// <summary>Says that nothing is at an address.</summary>
    public static async Task NowhereAsync(HttpContext context)
    {
        var look = await PageLook.OfAsync(context);
        await WriteAsync(
            context,
            look,
            StatusCodes.Status404NotFound,
            look.Say(Phrase.PageNowhereTitle),
            $"""
             <p>{Text(look, Phrase.PageNowhere)}</p>
             {LinkTo(look, "/", Phrase.PageToBeginning)}
             """);
    }

    /// <summary>Says why nobody signs in over plain http.</summary>
    public static async Task HttpsOnlyAsync(HttpContext context)
    {
        var look = await PageLook.OfAsync(context);
        await WriteAsync(
            context,
            look,
            StatusCodes.Status403Forbidden,
            look.Say(Phrase.PageHttpsTitle),
            $"""
             <p class="wrong" role="alert">{Text(look, Phrase.PageHttps)}</p>
             <p class="quiet">{Text(look, Phrase.PageHttpsOperators)}</p>
             """);
    }

    static int StatusOf(Phrase? wrong) => wrong is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;

    static string CodeForm(PageLook look, string hidden, Phrase? wrong)
    {
        var said = wrong is { } phrase ? look.Say(phrase) : null;
        return $"""
             <h2>{Text(look, Phrase.PageSentCode)}</h2>
             <form method="post" action="{SignInPaths.Code}">
             {hidden}{Wrong(said)}<label for="code">{Text(look, Phrase.PageSentDigits)}</label>
             <input id="code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="{MaxCodeLength}" required{Described(said)}>
             <button>{Text(look, Phrase.PageSentEnter)}</button>
             </form>
             """;
    }

    static string Button(SignInChoice choice, string label, string? target) =>
        $"""
         <form method="post" action="{SignInPaths.Link}">
         {SignInTarget.Input(target)}<input type="hidden" name="ticket" value="{Text(choice.Ticket.Reveal())}">
         <button>{Text(label)}</button>
         </form>
         """;
}
