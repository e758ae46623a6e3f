using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.Mail;

/// <summary>Mails over a real connection, to the simplest of mail servers.</summary>
public sealed class SmtpPostTests
{
    readonly FakeTimeProvider _time = new();

    static readonly Letter Letter = new("sign-in", EmailAddress.Create("to@example.com").Value, "Sign in to Contoso", "Open this page.\r\n");

    [Fact]
    public async Task Letter_IsHandedToTheServer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taking = TakeAsync(listener, "250 ok");

        await PostTo(listener).SendAsync(Letter with { Id = "t7k2.1" }, CancellationToken.None);
        var taken = await taking;

        Assert.Contains("MAIL FROM:<from@example.com>", taken, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<to@example.com>", taken, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <t7k2.1@example.com>", taken, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Subject: Sign in to Contoso", taken, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("550 no such mailbox", "550 MailboxUnavailable")]
    [InlineData("550 5.1.1 <to@example.com>: to@example.com is nobody, https://success.example.com/sign-in/link?with=x", "550 MailboxUnavailable (5.1.1)")]
    [InlineData("451 4.7.1 greylisted to@example.com 5.1.1", "451 LocalErrorInProcessing (4.7.1)")]
    [InlineData("554 <to@5.1.1>", "554 TransactionFailed")]
    public async Task Letter_ThatTheServerRefuses_IsToldToTheSenderByCodesAlone(string answer, string reason)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taking = TakeAsync(listener, answer);

        var failed = await Assert.ThrowsAsync<MailException>(() => PostTo(listener).SendAsync(Letter, CancellationToken.None));
        await taking;

        Assert.Equal($"The mail server {listener.LocalEndpoint} did not take a mail: {reason}.", failed.Message);
        AssertSaysNothing(failed.ToString());
    }

    [Fact]
    public async Task Server_ThatIsNotThere_IsNamedWithTheError()
    {
        using var port = new HeldPort();

        var failed = await Assert.ThrowsAsync<MailException>(() => PostTo(port.Number).SendAsync(Letter, CancellationToken.None));

        Assert.EndsWith("ConnectionRefused.", failed.Message, StringComparison.Ordinal);
        AssertSaysNothing(failed.ToString());
    }

    [Fact]
    public async Task Server_ThatNeverAnswers_IsWaitedForNoLongerThanItsTime()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var sending = PostTo(listener).SendAsync(Letter, CancellationToken.None);
        using var silent = await listener.AcceptTcpClientAsync();

        _time.Advance(SmtpPost.MaxTime);

        var failed = await Assert.ThrowsAsync<MailException>(() => sending);
        Assert.EndsWith("within 30 s.", failed.Message, StringComparison.Ordinal);
        AssertSaysNothing(failed.ToString());
    }

    [Fact]
    public async Task Server_ThatDoesNotOfferTls_IsHandedNothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var taking = TakeAsync(listener, "250 ok");

        var failed = await Assert.ThrowsAsync<MailException>(() => PostTo(listener, usesTls: true).SendAsync(Letter, CancellationToken.None));

        AssertSaysNothing(failed.ToString());
        AssertSaysNothing(await taking);
    }

    [Fact]
    public async Task Server_WhoseCertificateNobodyVouchesFor_IsHandedNothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var taking = SecureAsync(listener, certificate);

        var failed = await Assert.ThrowsAsync<MailException>(() => PostTo(listener, usesTls: true).SendAsync(Letter, CancellationToken.None));

        Assert.Contains("AuthenticationException", failed.Message, StringComparison.Ordinal);
        AssertSaysNothing(failed.ToString());
        AssertSaysNothing(await taking);
    }

    [Fact]
    public async Task Invitation_ThatTheServerRefuses_IsLoggedWithoutItsAddressAndLink()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var gateway = await RunningGateway.StartAsync(post: PostTo(listener));
        var taking = TakeAsync(listener, "550 5.1.1 <to@example.com>: no such mailbox");

        await gateway.DoAsync(new TenantCommand.InviteMember(
            "A colleague", RunningGateway.Keys.MailboxOf("to@example.com"), Role.ProviderManager, AccountScope.Everything));
        await taking;
        await Patience.UntilAsync(() => gateway.Logs.Text.Contains("did not take a mail", StringComparison.Ordinal), "the log of the refusal");

        Assert.Contains("550 MailboxUnavailable (5.1.1)", gateway.Logs.Text, StringComparison.Ordinal);
        AssertSaysNothing(gateway.Logs.Text);
        Assert.DoesNotContain("/invitation/", gateway.Logs.Text, StringComparison.Ordinal);
    }

    static void AssertSaysNothing(string text)
    {
        foreach (var word in new[] { "to@example.com", "Open this page", "Sign in to", "sign-in/link" })
        {
            Assert.DoesNotContain(word, text, StringComparison.Ordinal);
        }
    }

    SmtpPost PostTo(TcpListener listener, bool usesTls = false) => PostTo(((IPEndPoint)listener.LocalEndpoint).Port, usesTls);

    SmtpPost PostTo(int port, bool usesTls = false) => new(new("127.0.0.1", port, usesTls, null, null), EmailAddress.Create("from@example.com").Value, _time);

    /// <summary>Takes one connection until it is to be made secure, and gives all that was said before and after.</summary>
    static async Task<string> SecureAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        var said = new StringBuilder();
        await writer.WriteLineAsync("220 here");
        while (await reader.ReadLineAsync() is { } line && said.AppendLine(line) is not null && line != "STARTTLS")
        {
            await writer.WriteAsync("250-here\r\n250 STARTTLS\r\n");
        }

        await writer.WriteLineAsync("220 go on");
        await using var secure = new SslStream(client.GetStream());
        try
        {
            await secure.AuthenticateAsServerAsync(certificate);
            using var rest = new StreamReader(secure, Encoding.UTF8);
            said.Append(await rest.ReadToEndAsync());
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException)
        {
            // The client goes when it has seen the certificate.
        }

        return said.ToString();
    }

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
