using System.Net;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.SignIn;

/// <summary>Being in, and going out.</summary>
public sealed class SessionTests
{
    static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public async Task Session_LastsThroughARestart()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();
        var who = await browser.WhoAsync();

        await gateway.RestartAsync();

        Assert.StartsWith("provider/mem_", who, StringComparison.Ordinal);
        Assert.Equal(who, await browser.WhoAsync());
    }

    [Fact]
    public async Task Session_UnusedForADay_HasEndedAndItsCookieIsTakenBack()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();

        await gateway.RestartAsync(Session.IdleTimeout - Tick);
        var last = await browser.WhoAsync();
        await gateway.RestartAsync(Session.IdleTimeout);

        Assert.StartsWith("provider/", last, StringComparison.Ordinal);
        Assert.Equal("nobody", await browser.WhoAsync());
        Assert.Null(browser.Cookie);
    }

    [Fact]
    public async Task Session_OlderThanAMonth_HasEndedHoweverBusy()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();
        for (var day = TimeSpan.FromHours(20); day < Session.Lifetime; day += TimeSpan.FromHours(20))
        {
            Assert.StartsWith("provider/", await browser.WhoAsync(), StringComparison.Ordinal);
            await gateway.RestartAsync(TimeSpan.FromHours(20));
        }

        await gateway.RestartAsync(TimeSpan.FromHours(20));

        Assert.Equal("nobody", await browser.WhoAsync());
    }

    [Fact]
    public async Task SignOut_EndsTheSessionAlsoForWhoCopiedItsCookie()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();
        using var thief = gateway.OpenBrowser();
        thief.SetCookie(browser.Cookie!);

        var response = await browser.PostAsync("/sign-out");

        Assert.Equal("/signed-out", response.Headers.Location?.ToString());
        Assert.Null(browser.Cookie);
        Assert.Equal("nobody", await thief.WhoAsync());
    }

    [Fact]
    public async Task SignOutEverywhere_EndsTheOtherDevicesToo()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var laptop = await gateway.SignInAsync();
        using var phone = await gateway.SignInAsync();

        await phone.PostAsync("/sign-out/everywhere");

        Assert.Equal("nobody", await laptop.WhoAsync());
        Assert.Equal("nobody", await phone.WhoAsync());
    }

    [Fact]
    public async Task Member_Removed_IsNobodyWithTheNextRequest()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var invite = new TenantCommand.InviteMember("A colleague", RunningGateway.Keys.MailboxOf("new@example.com"), Role.ProviderManager, AccountScope.Everything);
        var member = Domain.Id<Member>.Parse((await gateway.DoAsync(invite)).Subject).Value;
        Assert.Equal("invitation", (await gateway.Post.NextAsync()).Kind);
        using var browser = await gateway.SignInAsync("new@example.com");

        await gateway.DoAsync(new TenantCommand.RemoveMember(member));

        Assert.Equal("nobody", await browser.WhoAsync());
    }

    [Fact]
    public async Task Cookie_OnHttps_IsBoundToTheHost()
    {
        await using var gateway = await RunningGateway.StartAsync(TrustThisMachine);
        using var browser = gateway.OpenBrowser();
        var page = await browser.OpenLinkAsync(await gateway.AskAsync(browser, "owner@example.com"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("ticket", Browser.Tickets(page)[0])]);

        var response = await browser.SendAsync(
            HttpMethod.Post, "/sign-in/link", form, ("X-Forwarded-Proto", "https"), ("Host", "success.example.com"), ("Origin", "https://success.example.com"));

        Assert.Matches(
            "^__Host-success=t7k2\\.[0-9a-f]{32}\\.[0-9a-f]{64}; max-age=2592000; path=/; secure; samesite=lax; httponly$",
            Assert.Single(response.Headers.GetValues("Set-Cookie")));
        Assert.Equal("max-age=31536000", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task Cookie_OnThisMachine_HasAPlainName()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var response = await browser.PressAsync(await browser.OpenLinkAsync(await gateway.AskAsync(browser, "owner@example.com")));

        Assert.Matches(
            "^success=t7k2\\.[0-9a-f]{32}\\.[0-9a-f]{64}; max-age=2592000; path=/; samesite=lax; httponly$",
            Assert.Single(response.Headers.GetValues("Set-Cookie")));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/session")]
    [InlineData("/signed-out")]
    public async Task SignIn_ByPlainHttpUnderAnotherName_IsRefusedWithTheReason(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var response = await browser.SendAsync(HttpMethod.Get, path, null, ("Host", "success.example.com"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Whoever listens in on plain http", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_ThatNobodyTrusts_IsNotBelieved()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var response = await browser.SendAsync(HttpMethod.Get, "/sign-in", null, ("Host", "success.example.com"), ("X-Forwarded-Proto", "https"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    static GatewayOptions TrustThisMachine(GatewayOptions options) => options with { TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] };
}
