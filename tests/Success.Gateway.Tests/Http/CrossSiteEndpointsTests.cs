using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Http;

/// <summary>Every endpoint that takes something, asked as another site would have a signed-in browser ask it, and as our own pages do.</summary>
public sealed class CrossSiteEndpointsTests
{
    const string Json = "application/json";
    const string Urlencoded = "application/x-www-form-urlencoded";
    const string Mutation = "mutation { openAccount(input: { name: \\\"Acme\\\" }) { account { id } } }";

    static readonly Ask[] Asks =
    [
        new("POST", "/graphql", Json, "{\"query\":\"" + Mutation + "\"}"),
        new("POST", "/graphql", "application/graphql-response+json", "{\"query\":\"" + Mutation + "\"}"),
        new("POST", "/graphql", "text/plain", "{\"query\":\"" + Mutation + "\"}"),
        new("POST", "/graphql", Urlencoded, "query=mutation"),
        new("POST", "/graphql", "multipart/form-data; boundary=x", "--x--"),
        new("POST", "/graphql", Json, "{\"query\":\"subscription { portfolioChanged { version } }\"}", "text/event-stream"),
        new("GET", "/graphql?query=%7Bviewer%7Bworkspace%7Bname%7D%7D%7D"),
        new("GET", "/graphql?query=%7Bviewer%7Bworkspace%7Bname%7D%7D%7D", Accept: "text/event-stream"),
        new("PUT", "/graphql"),
        new("DELETE", "/graphql"),
        new("POST", "/ingest/measurements", "text/csv", "account,metric,at,value\n"),
        new("POST", "/ingest/measurements", "application/x-ndjson", "{}"),
    ];

    static readonly Ask[] Forms =
    [
        new("POST", "/sign-in", Urlencoded, "email=owner%40example.com"),
        new("POST", "/sign-in/link", Urlencoded, "ticket=nothing"),
        new("POST", "/sign-in/code", Urlencoded, "email=owner%40example.com&code=000000"),
        new("POST", "/invitation/t7k2.0198c5e0a3b47d2c9f00aa11bb22cc33", Urlencoded, ""),
        new("POST", "/sign-out", Urlencoded, ""),
        new("POST", "/sign-out/everywhere", Urlencoded, ""),
        new("POST", "/settings/mails", Urlencoded, "choice=None"),
    ];

    static readonly (string Name, (string, string)[] Headers)[] Foreign =
    [
        ("another site", [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site")]),
        ("another site's script", [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Success-Preflight", "1")]),
        ("a sister site", [("Origin", "https://other.example.com"), ("Sec-Fetch-Site", "same-site")]),
        ("a frame without an origin", [("Origin", "null"), ("Sec-Fetch-Site", "cross-site")]),
        ("our name on another port", [("Origin", "http://localhost:1")]),
        ("our name over another scheme", [("Origin", "http://success.example.com")]),
        ("a browser that says only that it is another site", [("Sec-Fetch-Site", "cross-site")]),
        ("a browser that says nothing", []),
    ];

    [Fact]
    public async Task AnotherSite_WhateverItHasABrowserSend_IsRefusedAndChangesNothing()
    {
        await using var gateway = await RunningGateway.StartAsync(Plenty);
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var cookie = owner.Browser.Cookie;
        var failures = new List<string>();
        foreach (var ask in Asks.Concat(Forms))
        {
            foreach (var (name, headers) in Foreign)
            {
                var answer = await SendAsync(owner.Browser, ask, headers);
                if (!answer.StartsWith("403 ", StringComparison.Ordinal) || !answer.Contains("CROSS_SITE", StringComparison.Ordinal))
                {
                    failures.Add($"{ask} from {name}: {answer}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal(cookie, owner.Browser.Cookie);
        Assert.Equal(0, (await owner.ReadAsync("{ accounts { totalCount } }")).GetProperty("accounts").GetProperty("totalCount").GetInt32());
        Assert.True(gateway.Post.IsEmpty);
    }

    [Fact]
    public async Task OurOwnPage_SendingTheSame_IsHeard()
    {
        await using var gateway = await RunningGateway.StartAsync(Plenty);
        var own = gateway.Url.GetLeftPart(UriPartial.Authority);
        foreach (var ask in Asks.Concat(Forms))
        {
            // An address gets so many mails at a time.
            gateway.Time.Advance(SignInAllowance.SendWindow);
            using var browser = await gateway.SignInAsync();

            var answer = await SendAsync(browser, ask, [("Origin", own), ("Sec-Fetch-Site", "same-origin"), ("Success-Preflight", "1")]);

            Assert.False(answer.Contains("CROSS_SITE", StringComparison.Ordinal), $"{ask}: {answer}");
            if (ask.Path == "/sign-in")
            {
                Assert.Equal("sign-in", (await gateway.Post.NextAsync()).Kind);
            }
        }
    }

    [Fact]
    public async Task Form_OfAnotherSite_SignsNobodyInWhoHasNoSession()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var attacker = gateway.OpenBrowser();
        var ticket = Browser.Tickets(await attacker.OpenLinkAsync(await gateway.AskAsync(attacker, "owner@example.com")))[0];
        using var victim = gateway.OpenBrowser();

        var answer = await SendAsync(victim, new("POST", "/sign-in/link", Urlencoded, $"ticket={ticket}"), [("Origin", "https://evil.example")]);

        Assert.StartsWith("403 ", answer, StringComparison.Ordinal);
        Assert.Null(victim.Cookie);
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/sign-out/everywhere")]
    [InlineData("/sign-in/code")]
    public async Task WhatChangesSomething_AskedByGet_ChangesNothing(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();

        var answer = await browser.SendAsync(HttpMethod.Get, path, null, ("Success-Preflight", "1"), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.StartsWith("provider/mem_", await browser.WhoAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    [InlineData("text/event-stream")]
    public async Task Mutation_ByGetWithAKey_ChangesNothingOverAnyTransport(string accept)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var key = (await owner.DoAsync("createApiClient", "key", new { name = "Feed", scopes = new[] { "READ", "PLAN", "ADMIN" }, expiresAt = "2026-02-01T00:00:00Z" })).GetProperty("key").GetString()!;
        using var program = gateway.OpenBrowser();
        var mutation = Uri.EscapeDataString(Mutation.Replace("\\", "", StringComparison.Ordinal));

        using var answer = await program.SendAsync(HttpMethod.Get, $"/graphql?query={mutation}", null, ("Authorization", $"Bearer {key}"), ("Accept", accept));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(0, (await owner.ReadAsync("{ accounts { totalCount } }")).GetProperty("accounts").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData("https://evil.example", true, HttpStatusCode.Forbidden)]
    [InlineData("https://evil.example", false, HttpStatusCode.Forbidden)]
    [InlineData("https://other.example.com", true, HttpStatusCode.Forbidden)]
    [InlineData("null", true, HttpStatusCode.Forbidden)]
    [InlineData("null", false, HttpStatusCode.Forbidden)]
    [InlineData(null, true, HttpStatusCode.Forbidden)]
    [InlineData(null, false, HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://success.example.com", true, HttpStatusCode.SwitchingProtocols)]
    [InlineData("https://success.example.com", false, HttpStatusCode.SwitchingProtocols)]
    public async Task Socket_OfTheApi_IsOpenedFromOurOwnPagesAndByProgramsOnly(string? origin, bool isSignedIn, HttpStatusCode expected)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = isSignedIn ? await gateway.SignInAsync() : gateway.OpenBrowser();
        (string, string)[] headers =
        [
            ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
            ("Sec-WebSocket-Protocol", "graphql-transport-ws"), .. origin is null ? Array.Empty<(string, string)>() : [("Origin", origin)],
        ];

        using var answer = await browser.SendAsync(HttpMethod.Get, "/graphql", null, headers);

        Assert.Equal(expected, answer.StatusCode);
    }

    static GatewayOptions Plenty(GatewayOptions options) => options with { SignIns = new(1_000, 1, TimeSpan.FromSeconds(1)) };

    static async Task<string> SendAsync(Browser browser, Ask ask, (string, string)[] headers)
    {
        using var content = ask.Body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(ask.Body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(ask.Type!) } };
        using var answer = await browser.SendAsync(new(ask.Method), ask.Path, content, [("Accept", ask.Accept), .. headers]);

        // A stream that begins has no end.
        var body = answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();
        return $"{(int)answer.StatusCode} {body}";
    }

    sealed record Ask(string Method, string Path, string? Type = null, string? Body = null, string Accept = "*/*")
    {
        public override string ToString() => $"{Method} {Path} {Type} {Accept}";
    }
}
