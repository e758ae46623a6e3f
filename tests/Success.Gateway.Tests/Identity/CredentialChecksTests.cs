using System.Diagnostics.Metrics;
using System.Net;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Gateway.Tests.Operations;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Identity;

/// <summary>Whoever guesses keys has only so many looked up, and shuts nobody out by it.</summary>
public sealed class CredentialChecksTests
{
    const string Here = "198.51.100.7";
    static readonly RateLimit Few = new(3, 1, TimeSpan.FromHours(1));

    [Fact]
    public async Task Keys_ThatAreNone_AreLookedUpUpToTheLimitOfTheirNetworkAndNotOnceMore()
    {
        await using var gateway = await StartAsync();
        using var program = gateway.OpenBrowser();
        var unknown = Unknown(await gateway.CreateKeyAsync());

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++)
        {
            answers.Add(await WithAsync(program, unknown, Here));
        }

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests],
            answers.Select(answer => answer.StatusCode));
        Assert.Equal("\"credentials\";r=0;t=3600", Assert.Single(answers[3].Headers.GetValues("RateLimit")));
        Assert.Equal("\"credentials\";q=3;w=10800", Assert.Single(answers[3].Headers.GetValues("RateLimit-Policy")));
        Assert.Equal(TimeSpan.FromHours(1), answers[3].Headers.RetryAfter?.Delta);
        Assert.Contains("RATE_LIMITED", await answers[3].Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Network_ThatGuessed_IsLookedUpAgainWhenItsTimeHasCome()
    {
        await using var gateway = await StartAsync();
        using var program = gateway.OpenBrowser();
        var unknown = Unknown(await gateway.CreateKeyAsync());
        await ExhaustAsync(program, unknown, Here);

        gateway.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await WithAsync(program, unknown, Here)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await WithAsync(program, unknown, Here)).StatusCode);
    }

    [Fact]
    public async Task Key_ThatHasWorked_GoesOnWorkingWhereSomebodyGuesses()
    {
        await using var gateway = await StartAsync();
        using var program = gateway.OpenBrowser();
        var (key, cold) = (await gateway.CreateKeyAsync(), await gateway.CreateKeyAsync());
        Assert.Equal(HttpStatusCode.OK, (await WithAsync(program, key, Here)).StatusCode);
        await ExhaustAsync(program, Unknown(key), Here);

        Assert.Equal(HttpStatusCode.OK, (await WithAsync(program, key, Here)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await WithAsync(program, cold, Here)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await WithAsync(program, cold, "198.51.100.8")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await WithAsync(program, cold, Here)).StatusCode);
    }

    [Fact]
    public async Task Key_ThatHasWorkedAndIsRevoked_IsLookedUpOnceMoreAndThenAsAnyOther()
    {
        await using var gateway = await StartAsync();
        using var program = gateway.OpenBrowser();
        var key = await gateway.CreateKeyAsync();
        await WithAsync(program, key, Here);
        await ExhaustAsync(program, Unknown(key), Here);
        await gateway.DoAsync(new TenantCommand.RevokeClient(ApiKey.Parse(key).Value.Client));

        Assert.Equal(HttpStatusCode.Unauthorized, (await WithAsync(program, key, Here)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await WithAsync(program, key, Here)).StatusCode);
    }

    [Fact]
    public async Task Session_OfSomebodyWhoSharesTheAddress_GoesOn_AndWhoSignsInMeanwhileComesIn()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { FailedCredentials = Few });
        using var before = await gateway.SignInAsync();
        using var attacker = gateway.OpenBrowser();
        await ExhaustAsync(attacker, Unknown(await gateway.CreateKeyAsync()), null);

        using var meanwhile = await gateway.SignInAsync();

        Assert.StartsWith("provider/mem_", await before.WhoAsync(), StringComparison.Ordinal);
        Assert.StartsWith("provider/mem_", await meanwhile.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_ThatWasNotLookedUp_IsRefusedAndLeftToTheBrowser()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { FailedCredentials = Few });
        using var browser = await gateway.SignInAsync();
        var cookie = browser.Cookie;
        await gateway.RestartAsync();
        using var attacker = gateway.OpenBrowser();
        await ExhaustAsync(attacker, Unknown(await gateway.CreateKeyAsync()), null);

        using var content = new StringContent("{}", null, "application/json");
        var refused = await browser.SendAsync(HttpMethod.Post, "/test/who", content);
        Assert.Equal((HttpStatusCode.TooManyRequests, cookie), (refused.StatusCode, browser.Cookie));

        gateway.Time.Advance(TimeSpan.FromHours(1));
        Assert.StartsWith("provider/mem_", await browser.WhoAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_OfManySockets_CountAsWell()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { FailedCredentials = Few });
        var cold = await gateway.CreateKeyAsync();
        for (var i = 0; i < 3; i++)
        {
            Assert.Contains("revoked or expired", await RefusalOfSocketAsync(gateway, Unknown(cold)), StringComparison.Ordinal);
        }

        Assert.Contains("Too many credentials", await RefusalOfSocketAsync(gateway, cold), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", HttpStatusCode.TooManyRequests)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", HttpStatusCode.Unauthorized)]
    [InlineData("198.51.100.7", "::ffff:198.51.100.7", HttpStatusCode.TooManyRequests)]
    [InlineData("198.51.100.7", "198.51.100.8", HttpStatusCode.Unauthorized)]
    [InlineData("203.0.113.1, 198.51.100.7", "203.0.113.2, 198.51.100.7", HttpStatusCode.TooManyRequests)]
    [InlineData("198.51.100.7, 10.0.0.1", "198.51.100.7, 10.0.0.2", HttpStatusCode.TooManyRequests)]
    [InlineData("198.51.100.7, 10.0.0.1", "198.51.100.8, 10.0.0.1", HttpStatusCode.Unauthorized)]
    public async Task Network_IsAnIpv4AddressOrTheFirstHalfOfAnIpv6AddressAsTrustedProxiesTellIt(string guesses, string comes, HttpStatusCode expected)
    {
        await using var gateway = await StartAsync();
        using var program = gateway.OpenBrowser();
        var unknown = Unknown(await gateway.CreateKeyAsync());
        await ExhaustAsync(program, unknown, guesses);

        Assert.Equal(expected, (await WithAsync(program, unknown, comes)).StatusCode);
    }

    [Fact]
    public async Task Network_ToldByWhoIsNotTrusted_IsNotBelieved()
    {
        await using var gateway = await RunningGateway.StartAsync(options => options with { FailedCredentials = Few });
        using var program = gateway.OpenBrowser();
        var unknown = Unknown(await gateway.CreateKeyAsync());
        await ExhaustAsync(program, unknown, Here);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await WithAsync(program, unknown, "198.51.100.8")).StatusCode);
    }

    [Fact]
    public async Task Probes_LookAtNobodysCredentials()
    {
        await using var gateway = await StartAsync();
        using var program = gateway.OpenBrowser();
        var unknown = Unknown(await gateway.CreateKeyAsync());
        await ExhaustAsync(program, unknown, Here);

        var answer = await program.SendAsync(HttpMethod.Get, "/health/live", null, ("Authorization", $"Bearer {unknown}"), ("X-Forwarded-For", Here));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Limited_IsCounted()
    {
        var counted = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Name == "gateway.requests.limited")
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            foreach (var tag in tags)
            {
                Interlocked.Add(ref counted, tag is { Key: "policy", Value: "credentials" } ? count : 0);
            }
        });
        listener.Start();
        await using var gateway = await StartAsync();
        using var program = gateway.OpenBrowser();
        var before = Interlocked.Read(ref counted);

        await ExhaustAsync(program, Unknown(await gateway.CreateKeyAsync()), Here);

        Assert.InRange(Interlocked.Read(ref counted) - before, 1, long.MaxValue);
    }

    [Fact]
    public void Proven_BeyondTheMostThatAreRemembered_ForgetsThoseThatWereNotUsedForLongest()
    {
        var proven = new ProvenCredentials();
        proven.Add("used");
        proven.Add("unused");
        for (var i = 0; i < ProvenCredentials.MaxRemembered - 2; i++)
        {
            proven.Add(FormattableString.Invariant($"{i}"));
        }

        Assert.True(proven.Contains("used"));
        Assert.Equal(ProvenCredentials.MaxRemembered, proven.Count);
        proven.Add("used");

        Assert.True(proven.Contains("used"));
        Assert.False(proven.Contains("unused"));
        Assert.InRange(proven.Count, 1, ProvenCredentials.MaxRemembered);
    }

    static Task<RunningGateway> StartAsync() => RunningGateway.StartAsync(options => options with
    {
        FailedCredentials = Few,
        TrustedProxies = [IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("::1/128"), IPNetwork.Parse("10.0.0.0/8")],
    });

    static async Task<string?> RefusalOfSocketAsync(RunningGateway gateway, string key)
    {
        using var socket = await GraphQLSocket.OpenAsync(gateway.Url, new { authorization = $"Bearer {key}" });
        Assert.Null(await socket.ReceiveAsync());
        return socket.CloseReason;
    }

    /// <summary>A key of the same client with a secret that it never had.</summary>
    static string Unknown(string key) => (ApiKey.Parse(key).Value with { Secret = SecretText.Of(new byte[SecretText.Bits / 8]) }).Reveal();

    static async Task ExhaustAsync(Browser program, string unknown, string? from)
    {
        for (var i = 0; i < Few.Burst; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await WithAsync(program, unknown, from)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await WithAsync(program, unknown, from)).StatusCode);
    }

    static Task<HttpResponseMessage> WithAsync(Browser program, string key, string? from) => program.SendAsync(
        HttpMethod.Get, "/test/who", null, from is null ? [("Authorization", $"Bearer {key}")] : [("Authorization", $"Bearer {key}"), ("X-Forwarded-For", from)]);
}
