using System.Net;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.Tests.Identity;

/// <summary>Requests with an API client's key.</summary>
public sealed class ApiKeyTests
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public async Task Key_Valid_StandsForItsClient()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync();
        using var program = gateway.OpenBrowser();

        Assert.Equal($"provider/{ApiKey.Parse(key).Value.Client}", await (await WithAsync(program, key)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Key_RefusedForWhateverReason_IsAnsweredAlike()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = ApiKey.Parse(await gateway.CreateKeyAsync()).Value;
        var other = ApiKey.Parse(await gateway.CreateKeyAsync()).Value;
        var revoked = ApiKey.Parse(await gateway.CreateKeyAsync()).Value;
        await gateway.DoAsync(new TenantCommand.RevokeClient(revoked.Client));
        using var program = gateway.OpenBrowser();
        ApiKey[] refused =
        [
            revoked,
            key with { Secret = other.Secret },
            key with { Client = Id<ApiClient>.Create(Guid.CreateVersion7(gateway.Time.GetUtcNow())) },
            key with { Tenant = RouteTag.Create("nobodys").Value },
        ];

        var answers = new List<string>();
        foreach (var one in refused)
        {
            answers.Add(await RefusalAsync(program, one.Reveal()));
        }

        Assert.Equal("""{"errors":[{"message":"This key is revoked or expired; create another.","extensions":{"code":"UNAUTHENTICATED","correlationId":"…"}}]}""", answers[0]);
        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("Bearer ")]
    [InlineData("Bearer success_live_")]
    [InlineData("Basic b3duZXI6cGFzc3dvcmQ=")]
    [InlineData("Bearer success_live_t7k20198c5e0a3b47d2c9f00aa11bb22cc33_0000000000000000000000000000000000000000000000000000000000000000_00000000")]
    public async Task Key_Malformed_IsRefusedWithoutALookUp(string authorization)
    {
        var lookUps = new LookUps();
        await using var gateway = await RunningGateway.StartAsync(filter: lookUps);
        using var program = gateway.OpenBrowser();
        await WithAsync(program, await gateway.CreateKeyAsync());
        Assert.Equal(1, lookUps.Count);

        var response = await program.SendAsync(HttpMethod.Get, "/test/who", null, ("Authorization", authorization));

        Assert.Equal(1, lookUps.Count);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("check that all of it was copied", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_Expired_IsRefusedFromThatInstantOn()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync(life: Life);
        using var program = gateway.OpenBrowser();

        gateway.Time.Advance(Life - Tick);
        var last = await WithAsync(program, key);
        gateway.Time.Advance(Tick);

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WithAsync(program, key)).StatusCode);
    }

    [Fact]
    public async Task Key_Rotated_WorksBesideTheNewOneUntilTheOverlapEnds()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var before = await gateway.CreateKeyAsync();
        var mint = gateway.Mint;
        var minted = mint.MintClientSecret();
        var client = ApiKey.Parse(before).Value.Client;
        await gateway.DoAsync(new TenantCommand.RotateClient(client, minted.Hash, Life));
        var after = mint.KeyOf(RunningGateway.Tag, client, minted.Secret);
        using var program = gateway.OpenBrowser();

        Assert.Equal(HttpStatusCode.OK, (await WithAsync(program, before)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await WithAsync(program, after)).StatusCode);
        gateway.Time.Advance(Life);

        Assert.Equal(HttpStatusCode.Unauthorized, (await WithAsync(program, before)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await WithAsync(program, after)).StatusCode);
    }

    [Fact]
    public async Task Key_BesideACookie_Counts()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync();
        using var browser = await gateway.SignInAsync();

        Assert.StartsWith("provider/cli_", await (await WithAsync(browser, key)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await WithAsync(browser, key[..^1])).StatusCode);
    }

    [Fact]
    public async Task Credential_InAnyPlaceButItsOwn_LetsNobodyIn()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync();
        using var person = await gateway.SignInAsync();
        using var asking = gateway.OpenBrowser();
        var ticket = Browser.Tickets(await asking.OpenLinkAsync(await gateway.AskAsync(asking, "owner@example.com")))[0];
        (string Path, (string, string)[] Headers)[] places =
        [
            ($"/test/who?access_token={key}", []),
            ($"/test/who?key={key}", []),
            ("/test/who", [("Cookie", $"success={key}")]),
            ("/test/who", [("Cookie", $"success={ticket}"), ("Success-Preflight", "1")]),
            ("/test/who", [("Cookie", $"__Host-success={person.Cookie}"), ("Success-Preflight", "1")]),
            ("/test/who", [("X-Api-Key", key)]),
            ("/test/who", [("Authorization", $"Bearer {person.Cookie}")]),
            ("/test/who", [("Authorization", $"Bearer {ticket}")]),
            ("/test/who", [("Authorization", key.Replace("success_live_", "success_test_", StringComparison.Ordinal))]),
            ("/test/who", [("Proxy-Authorization", $"Bearer {key}")]),
        ];
        foreach (var (path, headers) in places)
        {
            using var program = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = gateway.Url };
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var answer = await program.SendAsync(request);

            var who = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized || who == "nobody", $"{path} {string.Join(' ', headers)}: {who}");
        }
    }

    [Fact]
    public async Task Stream_OfARevokedKey_EndsAtOnce()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync();
        using var program = gateway.OpenBrowser();
        using var lines = await StreamAsync(program, ("Authorization", $"Bearer {key}"));

        await gateway.DoAsync(new TenantCommand.RevokeClient(ApiKey.Parse(key).Value.Client));

        Assert.Equal("off", await lines.ReadLineAsync());
    }

    [Fact]
    public async Task Stream_OfAKeyThatExpires_EndsThen()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync(life: Life);
        using var program = gateway.OpenBrowser();
        using var lines = await StreamAsync(program, ("Authorization", $"Bearer {key}"));

        gateway.Time.Advance(Life);

        Assert.Equal("off", await lines.ReadLineAsync());
    }

    [Fact]
    public async Task Stream_OfASessionThatIsSignedOut_EndsAtOnce()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();
        using var lines = await StreamAsync(browser, ("Success-Preflight", "1"));

        await browser.PostAsync("/sign-out");

        Assert.Equal("off", await lines.ReadLineAsync());
    }

    [Fact]
    public async Task Attempts_Refused_AreLoggedOncePerCredentialAndMinute()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = ApiKey.Parse(await gateway.CreateKeyAsync()).Value;
        await gateway.DoAsync(new TenantCommand.RevokeClient(key.Client));
        using var program = gateway.OpenBrowser();
        for (var tries = 0; tries < 7; tries++)
        {
            await WithAsync(program, key.Reveal());
        }

        var before = gateway.Logs.Text;
        gateway.Time.Advance(TimeSpan.FromMinutes(1));
        await WithAsync(program, key.Reveal());

        Assert.DoesNotContain("was refused", before, StringComparison.Ordinal);
        Assert.Contains($"Key t7k2/{key.Client} was refused 7 times in the minute from 2026-01-05 08:00:00Z", gateway.Logs.Text, StringComparison.Ordinal);
    }

    /// <summary>Counts how often a key is looked up; what the server does by itself meanwhile is none of it.</summary>
    sealed class LookUps : IIncomingGrainCallFilter
    {
        int _count;

        public int Count => Volatile.Read(ref _count);

        public Task Invoke(IIncomingGrainCallContext context)
        {
            if (context.MethodName == nameof(ITenantGrain.VerifyKey))
            {
                Interlocked.Increment(ref _count);
            }

            return context.Invoke();
        }
    }

    static Task<HttpResponseMessage> WithAsync(Browser program, string key) =>
        program.SendAsync(HttpMethod.Get, "/test/who", null, ("Authorization", $"Bearer {key}"));

    static async Task<string> RefusalAsync(Browser program, string key)
    {
        var response = await WithAsync(program, key);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        return (await response.Content.ReadAsStringAsync()).Replace(Assert.Single(response.Headers.GetValues("Request-Id")), "…", StringComparison.Ordinal);
    }

    static async Task<StreamReader> StreamAsync(Browser program, params (string Name, string Value)[] headers)
    {
        var response = await program.SendAsync(HttpMethod.Get, "/test/stream", null, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal("on", await lines.ReadLineAsync());
        return lines;
    }
}
