using Microsoft.AspNetCore.Http;
using Success.Gateway.Notifications;
using Success.Gateway.Operations;
using static Success.Gateway.SignIn.Page;

namespace Success.Gateway.SignIn;

/// <summary>The pages of signing in, one method each.</summary>
static class SignInPages
{
    /// <summary>Asks for an address.</summary>
    /// <param name="context">The request.</param>
    /// <param name="email">What was typed before.</param>
    /// <param name="wrong">What is wrong with that, or null.</param>
    public static Task AskAsync(HttpContext context, string email = "", string? wrong = null) => WriteAsync(
        context,
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        "Sign in",
        $"""
         <p>We send you a mail with a link. There is no password.</p>
         <form method="post" action="{SignInPaths.Ask}">
         {Wrong(wrong)}<label for="email">E-mail address</label>
         <input id="email" name="email" type="email" autocomplete="email" inputmode="email" maxlength="254" required value="{Text(email)}"{Described(wrong)}>
         <button>Send me a link</button>
         </form>
         """);

    /// <summary>Says that a mail is on its way, if it is, and takes the code of it.</summary>
    public static Task SentAsync(HttpContext context, string email, string? wrong = null) => WriteAsync(
        context,
        wrong is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden,
        "Look into your mail",
        $"""
         <p>If <strong>{Text(email)}</strong> can sign in here, a mail is on its way. Its link works for ten minutes.</p>
         {CodeForm(email, wrong)}
         <p class="quiet">Nothing there after a minute? Look among unwanted mails, or <a href="{SignInPaths.Ask}">ask again</a>; one address gets at
         most five mails in ten minutes.</p>
         """);

    /// <summary>The same after an invitation's button, where the address is not shown.</summary>
    public static Task InvitedAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status200OK,
        "Look into your mail",
        """
        <p>If the invitation holds, a mail with a link is on its way to the address that was invited. Its link works for ten minutes.</p>
        <p class="quiet">Nothing there after a minute? Look among unwanted mails, or ask whoever invited you for another invitation.</p>
        """);

    /// <summary>Where a mail's link leads: nothing is used up until a button is pressed, since programs that check mails open links as well.</summary>
    public static Task ConfirmAsync(HttpContext context, IReadOnlyList<SignInChoice> choices) => WriteAsync(
        context,
        StatusCodes.Status200OK,
        choices.Count == 1 ? $"Sign in to {choices[0].Workspace}" : "Choose a workspace",
        $"""
         <p>{(choices.Count == 1 ? "You asked for this by mail. Press the button to sign in on this device." : "You take part in several. Where do you want to sign in?")}</p>
         {string.Join('\n', choices.Select(choice => Button(choice, choices.Count == 1 ? "Sign in" : choice.Workspace)))}
         <p class="quiet">If you did not ask for this, close this page; nothing happens.</p>
         """);

    /// <summary>Where an invitation leads.</summary>
    public static Task InvitationAsync(HttpContext context, InvitationTicket ticket) => WriteAsync(
        context,
        StatusCodes.Status200OK,
        "You are invited",
        $"""
         <p>Press the button, and we send a link to the address that was invited. By that link you come in.</p>
         <form method="post" action="{SignInPaths.Invitation}/{ticket}">
         <button>Send me the link</button>
         </form>
         """);

    /// <summary>Says who is signed in.</summary>
    public static Task SessionAsync(HttpContext context, string workspace, string name) => WriteAsync(
        context,
        StatusCodes.Status200OK,
        workspace,
        $"""
         <p>You are signed in as <strong>{Text(name)}</strong>.</p>
         <p><a class="button" href="{OperationEndpoints.PagePath}">Explore the API</a></p>
         <p><a class="button second" href="{MailSettingsPage.Path}">Choose which mails you get</a></p>
         <form method="post" action="{SignInPaths.SignOut}"><button class="second">Sign out</button></form>
         <form method="post" action="{SignInPaths.SignOutEverywhere}"><button class="second">Sign out on all devices</button></form>
         <p class="quiet">Another workspace? <a href="{SignInPaths.Ask}">Sign in there</a>; the mail lists all of yours.</p>
         """);

    /// <summary>Says that nobody is.</summary>
    public static Task SignedOutAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status200OK,
        "You are signed out",
        $"""
         <p>On a device that others use as well, close the browser, too.</p>
         <p><a href="{SignInPaths.Ask}">Sign in again</a></p>
         """);

    /// <summary>Says why something does not go.</summary>
    public static Task RefusedAsync(HttpContext context, int status, string title, string reason) => WriteAsync(
        context,
        status,
        title,
        $"""
         <p class="wrong" role="alert">{Text(reason)}</p>
         <p><a href="{SignInPaths.Ask}">Ask for a link</a></p>
         """);

    /// <summary>Says that nothing is at an address.</summary>
    public static Task NowhereAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status404NotFound,
        "Nothing is here",
        """
        <p>There is no page at this address. Perhaps a part of it was left out when it was copied.</p>
        <p><a class="button" href="/">Go to the beginning</a></p>
        """);

    /// <summary>Says why nobody signs in over plain http.</summary>
    public static Task HttpsOnlyAsync(HttpContext context) => WriteAsync(
        context,
        StatusCodes.Status403Forbidden,
        "Not over plain http",
        """
        <p class="wrong" role="alert">Whoever listens in on plain http could take over your session. Open this server by https; plain http works only in
        a browser on the server's own machine.</p>
        <p class="quiet">For operators: give it a certificate, or name the proxy that has one as trusted.</p>
        """);

    static string CodeForm(string email, string? wrong) =>
        $"""
         <h2>Or type the code</h2>
         <form method="post" action="{SignInPaths.Code}">
         <input type="hidden" name="email" value="{Text(email)}">
         {Wrong(wrong)}<label for="code">Six digits from the mail</label>
         <input id="code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="{MaxCodeLength}" required{Described(wrong)}>
         <button>Sign in</button>
         </form>
         """;

    // Six digits, and blanks between them as the mail shows and people copy them.
    const int MaxCodeLength = 11;

    static string Button(SignInChoice choice, string label) =>
        $"""
         <form method="post" action="{SignInPaths.Link}">
         <input type="hidden" name="ticket" value="{Text(choice.Ticket.Reveal())}">
         <button>{Text(label)}</button>
         </form>
         """;

    /// <summary>What is wrong with what was typed; nothing when nothing is.</summary>
    public static string Wrong(string? wrong) => wrong is null ? "" : $"<p class=\"wrong\" role=\"alert\" id=\"wrong\">{Text(wrong)}</p>\n";

    static string Described(string? wrong) => wrong is null ? "" : " aria-invalid=\"true\" aria-describedby=\"wrong\"";
}
