using System.Globalization;
using System.Text;
using Success.Domain;
using Success.Domain.Explanations;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;

namespace Success.Gateway.Notifications;

/// <summary>Who a mail goes to, and from which workspace.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Name">Whom it addresses.</param>
/// <param name="Side">In which side's words.</param>
/// <param name="Locale">In which language.</param>
/// <param name="Workspace">Name of the workspace.</param>
sealed record Addressee(EmailAddress To, string Name, Side Side, Locale Locale, string Workspace);

/// <summary>Writes the mails that tell members what happened.</summary>
sealed class NotificationLetters(GatewayOptions options)
{
    // As much as programs show of a subject in a list.
    const int MaxSubjectLength = 80;

    /// <summary>The mail.</summary>
    /// <param name="id">The same for the same mail, however often it is sent.</param>
    /// <param name="isDigest">Whether it is the day's digest.</param>
    /// <param name="addressee">Who gets it.</param>
    /// <param name="lines">What stands in it; at least one.</param>
    public Letter Write(string id, bool isDigest, Addressee addressee, IReadOnlyList<NotificationLine> lines)
    {
        var reader = new Reader(addressee.Side, addressee.Locale, default, static _ => default);
        var text = new StringBuilder().Append(reader.Say(Phrase.MailGreeting, ("name", addressee.Name))).Append("\n\n");
        foreach (var line in lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Account}\n{line.Explanation.Text}\n{new Uri(options.PublicUrl, line.Path).AbsoluteUri}\n\n");
        }

        text.Append(reader.Say(Phrase.MailFooter, ("workspace", addressee.Workspace))).Append('\n');
        text.Append(reader.Say(Phrase.MailChoice, ("link", new Uri(options.PublicUrl, MailSettingsPage.Path).AbsoluteUri))).Append('\n');
        var subject = lines.Count == 1
            ? SubjectOf(lines[0], reader)
            : reader.Say(Phrase.MailSubject, ("workspace", addressee.Workspace), ("count", lines.Count.ToString(CultureInfo.InvariantCulture)));
        return new(isDigest ? "digest" : "notification", addressee.To, Shortened(subject, MaxSubjectLength), text.ToString()) { Id = id };
    }

    // Where the two names do not fit, both are shortened: what happened must be read.
    static string SubjectOf(NotificationLine line, Reader reader)
    {
        const string Between = ": ";
        var room = MaxSubjectLength - Between.Length - reader.Say(line.About, ("name", "")).Length;
        var account = Shortened(line.Account, Math.Max(room / 2, room - line.Name.Length));
        return $"{account}{Between}{reader.Say(line.About, ("name", Shortened(line.Name, room - account.Length)))}";
    }

    // A character of two halves is not cut in two.
    static string Shortened(string text, int length) => text.Length <= length
        ? text
        : $"{text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)].TrimEnd()}…";
}
