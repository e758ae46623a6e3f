using System.Net;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Http;

/// <summary>What every request meets on its way: headers, ids, limits, and the last door for errors.</summary>
public sealed class RequestWayTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/test/who")]
    [InlineData("/test/fail")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    public async Task Answer_TellsBrowsersWhatIsNotAllowed(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var headers = (await browser.GetAsync(path)).Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Matches("^[0-9a-f]{32}$", Assert.Single(headers.GetValues("Request-Id")));
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

        var response = await program.SendAsync(HttpMethod.Post, "/test/length", content);

        Assert.Equal(status, response.StatusCode);
    }

    static Task<HttpResponseMessage> WhoAsync(Browser program, string key) =>
        program.SendAsync(HttpMethod.Get, "/test/who", null, ("Authorization", $"Bearer {key}"));
}
