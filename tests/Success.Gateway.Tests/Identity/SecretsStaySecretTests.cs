using System.Net.Sockets;
using System.Text;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Identity;

/// <summary>Links, codes, cookies and keys are in no log and no trace, whatever is done with them; and a trace leads from the request to the append.</summary>
[Collection(nameof(SecretsStaySecretTests))]
[CollectionDefinition(nameof(SecretsStaySecretTests), DisableParallelization = true)]
public sealed class SecretsStaySecretTests
{
    [Fact]
    public async Task Secrets_UsedInEveryWay_AreInNoLogAndNoTrace()
    {
        using var spans = new CapturedTelemetry();
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync();
        using var browser = gateway.OpenBrowser();
        var letter = await gateway.AskAsync(browser, "owner@example.com");
        var page = await browser.OpenLinkAsync(letter);
        await browser.PressAsync(page);
        var second = await gateway.AskAsync(browser, "owner@example.com");
        await browser.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", Browser.CodeIn(second)));
        foreach (var path in new[] { "/test/fail", "/test/who", $"/nowhere{Browser.PathOf(letter)}" })
        {
            await browser.SendAsync(HttpMethod.Get, path, null, ("Authorization", $"Bearer {key}"));
            await browser.SendAsync(HttpMethod.Get, path, null, ("Authorization", $"Bearer {key[..^1]}"));
            await browser.SendAsync(HttpMethod.Get, path, null, ("Success-Preflight", "1"));
        }

        await SendMalformedAsync(gateway.Url, Browser.PathOf(letter));
        string[] secrets =
        [
            // What stands in the mail's link, and so in the address of a request.
            Browser.PathOf(letter).Split('=')[1][..40],
            ApiKey.Parse(key).Value.Secret.Reveal(),
            Ticket<SignInLink>.Parse(Browser.Tickets(page)[0]).Value.Secret.Reveal(),
            Ticket<Session>.Parse(browser.Cookie).Value.Secret.Reveal(),
            "owner@example.com",
        ];
        await gateway.RestartAsync();

        Assert.NotEqual("", gateway.Logs.Text);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, gateway.Logs.Text, StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, string.Join('\n', spans.Spans), StringComparison.Ordinal));
    }

    // A line that is no request is written down by the framework, as far as it lets a log have it.
    static async Task SendMalformedAsync(Uri url, string path)
    {
        foreach (var line in new[] { $"G(T {path} HTTP/1.1", $"GET {path}\\ HTTP/1.1", $"GET {path} HTTP/7.1", $"GET {path}\u0001 HTTP/1.1" })
        {
            using var client = new TcpClient();
            await client.ConnectAsync(url.Host, url.Port);
            await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\nHost: {url.Authority}\r\n\r\n"));
            var answer = new byte[64];
            Assert.NotEqual(0, await client.GetStream().ReadAsync(answer));
        }
    }

    [Fact]
    public async Task Request_Traced_LeadsOverTheGrainsTurnToTheAppend()
    {
        using var spans = new CapturedTelemetry();
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();
        var page = await browser.OpenLinkAsync(await gateway.AskAsync(browser, "owner@example.com"));

        var id = Assert.Single((await browser.PressAsync(page)).Headers.GetValues("Request-Id"));
        await gateway.RestartAsync();

        var trace = spans.Ended.Where(span => span.TraceId.ToHexString() == id).ToList();
        var append = Assert.Single(trace, span => span.OperationName == "journal.append");
        var turn = Assert.Single(trace, span => span.SpanId == append.ParentSpanId);
        var request = Assert.Single(trace, span => span.SpanId == turn.ParentSpanId);
        Assert.EndsWith("SignInByToken", turn.OperationName, StringComparison.Ordinal);
        Assert.Equal("Microsoft.AspNetCore", request.Source.Name);
    }
}
