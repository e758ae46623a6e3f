using System.Globalization;
using Success.Domain;
using Success.Domain.Explanations;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Grains.SignIn;

namespace Success.Gateway.SignIn;

/// <summary>Writes the mails by which people sign in, in their workspace's language.</summary>
sealed class SignInLetters(SignInLinks links)
{
    /// <summary>One mail for all workspaces of an address, or several when there are more than fit behind one link.</summary>
    public IEnumerable<Letter> Write(IReadOnlyList<SignInMail> mails, string? target) => mails.Chunk(LinkSeal.MaxChoices).Select(some => WriteOne(some, target));

    /// <summary>The mail that asks somebody in. Its link signs nobody in: it has a fresh link sent.</summary>
    public Letter WriteInvitation(SignInInvitation invitation)
    {
        var reader = ReaderOf(invitation.Locale);
        var workspace = ("workspace", invitation.TenantName);
        return new(
            "invitation",
            invitation.To,
            reader.Say(Phrase.InvitationSubject, workspace),
            $"""
             {reader.Say(Phrase.MailGreeting, ("name", invitation.Name))}

             {reader.Say(Phrase.InvitationSays, workspace)}
             {reader.Say(Phrase.InvitationDo)}

             {links.Of(invitation.Ticket)}

             {reader.Say(Phrase.InvitationUntil, ("until", Instant(invitation.Until, reader)))}

             """);
    }

    Letter WriteOne(SignInMail[] mails, string? target)
    {
        // Whoever has several workspaces reads the mail in the language of the first.
        var (first, reader) = (mails[0], ReaderOf(mails[0].Locale));
        var workspace = ("workspace", first.TenantName);
        var isOne = mails.Length == 1;
        return new(
            "sign-in",
            first.To,
            isOne ? reader.Say(Phrase.SignInSubject, workspace) : reader.Say(Phrase.SignInSubjectOfMany),
            $"""
             {reader.Say(Phrase.MailGreeting, ("name", first.Name))}

             {(isOne ? reader.Say(Phrase.SignInDo, workspace) : reader.Say(Phrase.SignInDoOfMany))}

             {links.Of(mails, target)}

             {(isOne ? reader.Say(Phrase.SignInCode, ("code", Spaced(first.Code))) : Codes(mails, reader))}

             {reader.Say(Phrase.SignInUntil, ("until", Instant(mails.Min(mail => mail.Until), reader)))}

             """);
    }

    static string Codes(SignInMail[] mails, Reader reader) =>
        $"""
         {reader.Say(Phrase.SignInCodes)}

         {string.Join('\n', mails.Select(mail => $"  {Spaced(mail.Code)}  {mail.TenantName}"))}
         """;

    // Which side somebody is on changes nothing about signing in, and a day is written with its year.
    static Reader ReaderOf(LocaleTag locale) => new(Side.Provider, Locale.For(locale), default, static at => DateOnly.FromDateTime(at.UtcDateTime));

    static string Spaced(SignInCode code) => $"{code.Reveal()[..3]} {code.Reveal()[3..]}";

    static string Instant(DateTimeOffset instant, Reader reader) =>
        string.Create(CultureInfo.InvariantCulture, $"{reader.Day(instant)} {instant.UtcDateTime:HH:mm} UTC");
}
