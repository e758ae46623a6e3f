using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Http;

/// <summary>Addresses at which nothing is, and the icon that browsers look for.</summary>
public sealed class UnknownPathsTests
{
    const string OfABrowser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/portfolio/acc_1?with=something")]
    [InlineData("/sign-in/nothing.js")]
    public async Task Browser_AtAnUnknownPath_GetsAPageThatLeadsBackAndRepeatsNothing(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();

        var answer = await browser.SendAsync(HttpMethod.Get, path, null, ("Accept", OfABrowser));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.Contains("Nothing is here", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(path, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("GET", "*/*")]
    [InlineData("GET", "application/json")]
    [InlineData("GET", "text/html;q=0, */*")]
    [InlineData("POST", "application/json")]
    public async Task Program_AtAnUnknownPath_GetsAnErrorOfTheFormThatErrorsHave(string method, string? accept)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var program = gateway.OpenBrowser();

        var answer = await program.SendAsync(new(method), "/nowhere/with-a-secret", null, accept is null ? [] : [("Accept", accept)]);
        var body = await answer.Content.ReadAsStringAsync();
        var error = JsonDocument.Parse(body).RootElement.GetProperty("errors")[0];

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("NOT_FOUND", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(Assert.Single(answer.Headers.GetValues("Request-Id")), error.GetProperty("extensions").GetProperty("correlationId").GetString());
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnownPath_AskedInAnotherWay_SaysWhichWayIsRight()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var answer = await browser.SendAsync(HttpMethod.Get, "/ingest/measurements", null, ("Accept", OfABrowser));

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, Assert.Single(answer.Content.Headers.Allow)));
    }

    [Theory]
    [InlineData("/favicon.svg")]
    [InlineData("/favicon.ico")]
    public async Task Icon_IsAPictureThatBrowsersKeepAndPagesMayShow(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var answer = await browser.SendAsync(HttpMethod.Get, path, null, ("Sec-Fetch-Site", "cross-site"));
        var page = await browser.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal((true, TimeSpan.FromHours(1)), (answer.Headers.CacheControl?.Public, answer.Headers.CacheControl?.MaxAge));
        Assert.Equal("svg", XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root?.Name.LocalName);
        Assert.Contains("<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("img-src 'self'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
