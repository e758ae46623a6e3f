using System.Net;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Http;

/// <summary>What every request meets on its way: headers, ids, limits, and the last door for errors.</summary>
public sealed class RequestWayTests
{
    [Theory]
    [InlineData("GET", "/sign-in")]
    [InlineData("GET", "/sign-in/link?with=nothing")]
    [InlineData("GET", "/sign-in/code")]
    [InlineData("GET", "/session")]
    [InlineData("GET", "/graphiql")]
    [InlineData("GET", "/graphql?query=%7Bviewer%7Bside%7D%7D")]
    [InlineData("POST", "/graphql")]
    [InlineData("PUT", "/graphql")]
    [InlineData("POST", "/ingest/measurements")]
    [InlineData("GET", "/test/who")]
    [InlineData("GET", "/test/fail")]
    [InlineData("GET", "/health/live")]
    [InlineData("OPTIONS", "/graphql")]
    [InlineData("GET", "/nowhere")]
    public async Task Answer_TellsBrowsersWhatIsNotAllowed(string method, string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var signedIn = await gateway.SignInAsync();
        using var nobody = gateway.OpenBrowser();
        foreach (var browser in new[] { signedIn, nobody })
        {
            using var content = method == "POST" ? new StringContent("{\"query\":\"{ viewer { side } }\"}", null, "application/json") : null;
            var origin = ("Origin", gateway.Url.GetLeftPart(UriPartial.Authority));

            var headers = (await browser.SendAsync(new(method), path, content, origin, ("Success-Preflight", "1"), ("Access-Control-Request-Method", "POST"))).Headers;

            var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
            Assert.Contains(Assert.Single(headers.GetValues("Referrer-Policy")), new[] { "same-origin", "no-referrer" });
            Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
            Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.StartsWith("camera=()", Assert.Single(headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
            Assert.Matches("^[0-9a-f]{32}$", Assert.Single(headers.GetValues("Request-Id")));
            Assert.True(headers.CacheControl?.NoStore, $"{method} {path} may be kept.");
            Assert.DoesNotContain(headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Requests_OfOneCaller_AreLimitedAtTheBurst_OthersAreNot()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { Requests = new(3, 1, TimeSpan.FromHours(1)) });
        var (key, other) = (await gateway.CreateKeyAsync(), await gateway.CreateKeyAsync());
        using var program = gateway.OpenBrowser();

        var answers = new List<HttpResponseMessage>();
        for (var request = 0; request < 4; request++)
        {
            answers.Add(await WhoAsync(program, key));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.StatusCode));
        Assert.Equal(
            ["\"requests\";r=2;t=3600", "\"requests\";r=1;t=3600", "\"requests\";r=0;t=3600", "\"requests\";r=0;t=3600"],
            answers.Select(answer => Assert.Single(answer.Headers.GetValues("RateLimit"))));
        Assert.Equal("\"requests\";q=3;w=10800", Assert.Single(answers[0].Headers.GetValues("RateLimit-Policy")));
        Assert.Equal(TimeSpan.FromHours(1), answers[3].Headers.RetryAfter?.Delta);
        Assert.Contains("RATE_LIMITED", await answers[3].Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await WhoAsync(program, other)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/test/who")).StatusCode);
    }

    [Fact]
    public async Task Requests_WithARefusedKey_CountForTheirAddress()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { Requests = new(2, 1, TimeSpan.FromHours(1)) });
        var key = await gateway.CreateKeyAsync();
        using var program = gateway.OpenBrowser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await WhoAsync(program, key[..^1])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WhoAsync(program, key[..^1])).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await WhoAsync(program, key[..^1])).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await WhoAsync(program, key)).StatusCode);
    }

    [Fact]
    public async Task SignIns_FromOneAddress_HaveALimitOfTheirOwn()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { SignIns = new(2, 1, TimeSpan.FromHours(1)) });
        using var browser = gateway.OpenBrowser();

        await browser.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", "1"));
        await browser.PostAsync("/sign-in/code", ("email", "owner@example.com"), ("code", "1"));
        var limited = await browser.PostAsync("/sign-in", ("email", "owner@example.com"));

        Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Probes_AreNeverLimited(string path)
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { Requests = new(1, 1, TimeSpan.FromHours(1)) });
        using var prober = gateway.OpenBrowser();

        for (var probe = 0; probe < 3; probe++)
        {
            Assert.Equal(HttpStatusCode.OK, (await prober.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task Bug_ReachesTheLog_AndOnlyItsIdTheClient()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var response = await browser.GetAsync("/test/fail");
        var body = await response.Content.ReadAsStringAsync();
        var id = Assert.Single(response.Headers.GetValues("Request-Id"));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("\"code\":\"INTERNAL\"", body, StringComparison.Ordinal);
        Assert.Contains($"\"correlationId\":\"{id}\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("machine room", body, StringComparison.Ordinal);
        Assert.Matches($"Error .*UnexpectedErrors: GET .* failed for tenant .*, correlation id {id} .*machine room", gateway.Logs.Text);
    }

    [Theory]
    [InlineData(GatewayOptions.MaxBodyBytes, HttpStatusCode.OK)]
    [InlineData(GatewayOptions.MaxBodyBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_IsTakenUpToItsLimit(int bytes, HttpStatusCode status)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var program = gateway.OpenBrowser();
        using var content = new ByteArrayContent(new byte[bytes]);

        // What is refused is not sent: who refuses it closes, and whoever still sends then may not hear why.
        var response = await program.SendAsync(HttpMethod.Post, "/test/length", content, ("Expect", "100-continue"));

        Assert.Equal(status, response.StatusCode);
    }

    static Task<HttpResponseMessage> WhoAsync(Browser program, string key) =>
        program.SendAsync(HttpMethod.Get, "/test/who", null, ("Authorization", $"Bearer {key}"));
}
