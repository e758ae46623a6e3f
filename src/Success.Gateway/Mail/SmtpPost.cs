using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Success.Domain.Tenancy;

namespace Success.Gateway.Mail;

/// <summary>Mails by a mail server.</summary>
/// <param name="server">Which.</param>
/// <param name="from">Who they come from.</param>
/// <param name="time">How long it is waited for.</param>
public sealed partial class SmtpPost(SmtpServer server, EmailAddress from, TimeProvider time) : IPost
{
    /// <summary>How long one mail may take from the connection to the server's word: servers that greet late do so after some ten seconds.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task SendAsync(Letter letter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(letter);
        using var patience = new CancellationTokenSource(MaxTime, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await HandOverAsync(letter, ended.Token);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception) when (patience.IsCancellationRequested)
        {
            throw new MailException($"The mail server {server} did not take a mail within {MaxTime.TotalSeconds} s.");
        }
        catch (Exception exception)
        {
            // Not as the cause: what servers and their exceptions say names recipients, and whoever is told of this writes it into a log.
            throw new MailException($"The mail server {server} did not take a mail: {ReasonOf(exception)}.");
        }
    }

    async Task HandOverAsync(Letter letter, CancellationToken cancellationToken)
    {
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
        if (letter.Id is { } id)
        {
            message.Headers.Add("Message-ID", $"<{id}@{from.ToString().Split('@')[^1]}>");
        }

        await client.SendMailAsync(message, cancellationToken);
    }

    /// <summary>Why, in codes alone: the server's, and those of the connection.</summary>
    static string ReasonOf(Exception exception)
    {
        var reason = new StringBuilder(exception is SmtpException { StatusCode: not SmtpStatusCode.GeneralFailure and var status } ? $"{(int)status} {status}" : exception.GetType().Name);
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            reason.Append(cause is SocketException socket ? $", {socket.SocketErrorCode}" : cause == exception ? "" : $", {cause.GetType().Name}");
        }

        return EnhancedStatus().Match(exception.Message) is { Success: true } enhanced ? $"{reason} ({enhanced.Value})" : reason.ToString();
    }

    // RFC 3463: class, subject and detail, as in "5.1.1"; what words follow is the server's own.
    [GeneratedRegex(@"(?<![\w.@-])[245]\.\d{1,3}\.\d{1,3}(?![\w.@-])", RegexOptions.None, 1000)]
    private static partial Regex EnhancedStatus();
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
