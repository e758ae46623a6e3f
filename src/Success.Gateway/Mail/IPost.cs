using Success.Domain.Tenancy;

namespace Success.Gateway.Mail;

/// <summary>Carries mails.</summary>
public interface IPost
{
    /// <summary>Hands a mail over to whoever carries it on.</summary>
    /// <exception cref="MailException">It could not be; trying again later may help.</exception>
    Task SendAsync(Letter letter, CancellationToken cancellationToken);
}

/// <summary>A mail.</summary>
/// <param name="Kind">What it is, for those who look after mails: <c>sign-in</c>, <c>invitation</c>, <c>notification</c>, <c>digest</c>.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Subject">Its subject: one line.</param>
/// <param name="Text">What stands in it.</param>
public sealed record Letter(string Kind, EmailAddress To, string Subject, string Text)
{
    /// <summary>
    /// What names it, for mails that may be sent again after a crash: whoever gets it twice can tell by it that it is the same. Letters, digits,
    /// dots and hyphens; null for mails that are new each time.
    /// </summary>
    public string? Id { get; init; }

    /// <summary>Its kind alone: neither an address nor a link's secret gets into a log by accident.</summary>
    public override string ToString() => $"a mail ({Kind})";
}

/// <summary>
/// A mail could not be handed over. It is written into logs as it is, so neither its message nor a cause has an address, a subject or a word of
/// the mail.
/// </summary>
public sealed class MailException(string message, Exception? innerException = null) : Exception(message, innerException);
