using System.Net;
using System.Net.Mail;
using System.Text;
using Success.Domain.Tenancy;

namespace Success.Gateway.Mail;

/// <summary>Mails by a mail server.</summary>
/// <param name="server">Which.</param>
/// <param name="from">Who they come from.</param>
public sealed class SmtpPost(SmtpServer server, EmailAddress from) : IPost
{
    /// <inheritdoc/>
    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.UsesTls };
        if (server.User is not null)
        {
            client.Credentials = new NetworkCredential(server.User, server.Password);
        }

        using var message = new MailMessage(from.ToString(), letter.To.ToString(), letter.Subject, letter.Text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        try
        {
            await client.SendMailAsync(message, cancellationToken);
        }
        catch (SmtpException exception)
        {
            throw new MailException($"The mail server {server} did not take a mail: {exception.Message}", exception);
        }
    }
}

/// <summary>A server that takes mails.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="UsesTls">Whether by STARTTLS.</param>
/// <param name="User">Who to sign in as, or null.</param>
/// <param name="Password">The password, or null.</param>
public sealed record SmtpServer(string Host, int Port, bool UsesTls, string? User, string? Password)
{
    /// <summary>Where it is, without the password.</summary>
    public override string ToString() => $"{Host}:{Port}";
}
