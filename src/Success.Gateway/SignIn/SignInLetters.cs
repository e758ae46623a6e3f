using System.Globalization;
using Success.Gateway.Mail;
using Success.Grains.SignIn;

namespace Success.Gateway.SignIn;

/// <summary>Writes the mails by which people sign in.</summary>
sealed class SignInLetters(SignInLinks links)
{
    /// <summary>One mail for all workspaces of an address, or several when there are more than fit behind one link.</summary>
    public IEnumerable<Letter> Write(IReadOnlyList<SignInMail> mails) => mails.Chunk(LinkSeal.MaxChoices).Select(some => Write(some));

    /// <summary>The mail that asks somebody in. Its link signs nobody in: it has a fresh link sent.</summary>
    public Letter WriteInvitation(SignInInvitation invitation) => new(
        "invitation",
        invitation.To,
        $"{invitation.TenantName} invites you",
        $"""
         Hello {invitation.Name},

         {invitation.TenantName} invites you to a workspace in which both sides see what was agreed and where it stands.
         Open this page and press the button; you then get a mail to sign in by:

         {links.Of(invitation.Ticket)}

         The invitation holds until {Instant(invitation.Until)}. If it tells you nothing, do nothing.

         """);

    Letter Write(SignInMail[] mails)
    {
        var codes = mails.Length == 1
            ? $"Or type this code where you asked for this mail: {Spaced(mails[0].Code)}"
            : $"""
               Or type a code where you asked for this mail, the one of your workspace:

               {string.Join('\n', mails.Select(mail => $"  {Spaced(mail.Code)}  {mail.TenantName}"))}
               """;
        return new(
            "sign-in",
            mails[0].To,
            mails.Length == 1 ? $"Sign in to {mails[0].TenantName}" : "Sign in to your workspaces",
            $"""
             Hello {mails[0].Name},

             open this page and press the button to sign in{(mails.Length == 1 ? $" to {mails[0].TenantName}" : "")}:

             {links.Of(mails)}

             {codes}

             Link and code work once, until {Instant(mails.Min(mail => mail.Until))}. If you did not ask for this mail, do nothing.

             """);
    }

    static string Spaced(SignInCode code) => $"{code.Reveal()[..3]} {code.Reveal()[3..]}";

    static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
