using System.Net;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Http;

/// <summary>What another site can make a signed-in browser do: nothing.</summary>
public sealed class CrossSiteRequestsTests
{
    const string Own = "own";
    const string Public = "https://success.example.com";
    const string Foreign = "https://evil.example";

    [Theory]
    [InlineData("POST", Own, null, "application/json", null, true)]
    [InlineData("POST", Public, null, "application/json; charset=utf-8", null, true)]
    [InlineData("POST", Own, null, "application/graphql-response+json", null, true)]
    [InlineData("POST", null, "same-origin", "application/json", null, true)]
    [InlineData("POST", Own, null, "text/plain", "1", true)]
    [InlineData("POST", Own, null, "text/plain", null, false)]
    [InlineData("POST", Own, null, "application/x-www-form-urlencoded", null, false)]
    [InlineData("POST", Own, null, "multipart/form-data; boundary=x", null, false)]
    [InlineData("POST", null, null, "application/json", null, false)]
    [InlineData("POST", null, "none", "application/json", null, false)]
    [InlineData("POST", null, "same-site", "application/json", null, false)]
    [InlineData("POST", null, "cross-site", "application/json", null, false)]
    [InlineData("POST", Foreign, null, "application/json", null, false)]
    [InlineData("POST", Foreign, "same-origin", "application/json", "1", false)]
    [InlineData("POST", "null", null, "application/json", "1", false)]
    [InlineData("GET", null, "same-origin", null, "1", true)]
    [InlineData("GET", null, null, null, "1", true)]
    [InlineData("GET", Own, null, null, null, false)]
    [InlineData("GET", null, "none", null, null, false)]
    [InlineData("GET", null, "cross-site", null, "1", false)]
    [InlineData("GET", Foreign, null, null, "1", false)]
    public async Task Session_IsUsed_OnlyFromOurOwnPagesAndOnlyByWhatNeedsAPreflight(
        string method, string? origin, string? site, string? contentType, string? preflight, bool isTaken)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();

        var response = await SendAsync(browser, gateway, method, origin, site, contentType, preflight);

        Assert.Equal(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(!isTaken, (await response.Content.ReadAsStringAsync()).Contains("CROSS_SITE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_InAHeader_NeedsNoneOfThis()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.CreateKeyAsync();
        using var program = gateway.OpenBrowser();
        using var content = new StringContent("{}");

        var response = await program.SendAsync(HttpMethod.Post, "/test/who", content, ("Authorization", $"Bearer {key}"), ("Origin", Foreign));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(Foreign, true, false)]
    [InlineData(Foreign, false, false)]
    [InlineData(null, true, false)]
    [InlineData(null, false, true)]
    [InlineData(Own, true, true)]
    [InlineData(Own, false, true)]
    public async Task WebSocket_IsOpened_OnlyFromOurOwnPagesOrByWhoIsNoBrowser(string? origin, bool isSignedIn, bool isTaken)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = isSignedIn ? await gateway.SignInAsync() : gateway.OpenBrowser();

        var response = await browser.SendAsync(
            HttpMethod.Get, "/test/who", null, [("Connection", "Upgrade"), ("Upgrade", "websocket"), .. OriginOf(gateway, origin)]);

        Assert.Equal(isTaken, response.StatusCode != HttpStatusCode.Forbidden);
    }

    static async Task<HttpResponseMessage> SendAsync(
        Browser browser, RunningGateway gateway, string method, string? origin, string? site, string? contentType, string? preflight)
    {
        using var content = contentType is null ? null : new StringContent("{}");
        if (contentType is not null)
        {
            content!.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        (string, string)[] headers = [.. OriginOf(gateway, origin), .. Given("Sec-Fetch-Site", site), .. Given("Success-Preflight", preflight)];
        return await browser.SendAsync(new(method), "/test/who", content, headers);
    }

    static (string, string)[] OriginOf(RunningGateway gateway, string? origin) =>
        Given("Origin", origin == Own ? gateway.Url.GetLeftPart(UriPartial.Authority) : origin);

    static (string, string)[] Given(string name, string? value) => value is null ? [] : [(name, value)];
}
