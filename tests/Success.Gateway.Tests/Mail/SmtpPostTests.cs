using System.Net;
using System.Net.Sockets;
using System.Text;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;

namespace Success.Gateway.Tests.Mail;

/// <summary>Mails over a real connection, to the simplest of mail servers.</summary>
public sealed class SmtpPostTests
{
    static readonly Letter Letter = new("sign-in", EmailAddress.Create("to@example.com").Value, "Sign in to Contoso", "Open this page.\r\n");

    [Fact]
    public async Task Letter_IsHandedToTheServer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taking = TakeAsync(listener, "250 ok");

        await PostTo(listener).SendAsync(Letter, CancellationToken.None);
        var taken = await taking;

        Assert.Contains("MAIL FROM:<from@example.com>", taken, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<to@example.com>", taken, StringComparison.Ordinal);
        Assert.Contains("Subject: Sign in to Contoso", taken, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Letter_ThatTheServerRefuses_IsToldToTheSender()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taking = TakeAsync(listener, "550 no such mailbox");

        var failed = await Assert.ThrowsAsync<MailException>(() => PostTo(listener).SendAsync(Letter, CancellationToken.None));
        await taking;

        Assert.StartsWith("The mail server 127.0.0.1:", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Open this page", failed.ToString(), StringComparison.Ordinal);
    }

    static SmtpPost PostTo(TcpListener listener) => new(
        new("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, UsesTls: false, null, null), EmailAddress.Create("from@example.com").Value);

    /// <summary>Takes one connection to its end, answering recipients as told.</summary>
    static async Task<string> TakeAsync(TcpListener listener, string toRecipient)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var said = new StringBuilder();
        var isData = false;
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line)
        {
            said.AppendLine(line);
            isData = isData ? line != "." : line == "DATA";
            if (line == "QUIT")
            {
                await writer.WriteLineAsync("221 bye");
                break;
            }

            var answer = line == "DATA" ? "354 go on" : isData ? null : line.StartsWith("RCPT", StringComparison.Ordinal) ? toRecipient : "250 ok";
            if (answer is not null)
            {
                await writer.WriteLineAsync(answer);
            }
        }

        return said.ToString();
    }
}
