using System.Net;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Notifications;

/// <summary>The page on which a member chooses which mails it gets.</summary>
public sealed class MailSettingsPageTests
{
    const string Path = "/settings/mails";
    const string Mails = "{ viewer { member { mails { choice proposalsInterrupt quietHours { from to } timeZone } } } }";

    [Fact]
    public async Task Nobody_IsSentToSignIn()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var shown = await browser.GetAsync(Path);
        var sent = await browser.PostAsync(Path, ("choice", "None"));

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?to=%2Fsettings%2Fmails"), (shown.StatusCode, shown.Headers.Location?.ToString()));
        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?to=%2Fsettings%2Fmails"), (sent.StatusCode, sent.Headers.Location?.ToString()));
    }

    [Fact]
    public async Task Choice_IsKeptAndShownAgain()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var before = await PageAsync(owner.Browser);

        var kept = await owner.Browser.PostAsync(Path, ("choice", "Digest"), ("from", "21:30"), ("to", "06:15"), ("zone", "Europe/Berlin"));
        var after = await PageAsync(owner.Browser, kept.Headers.Location!.ToString());
        var digest = await owner.ReadAsync(Mails);
        await owner.Browser.PostAsync(Path, ("choice", "AtOnce"), ("proposals", "on"), ("from", ""), ("to", ""), ("zone", ""));

        Assert.Contains("value=\"AtOnce\" checked", before, StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"status\"", before, StringComparison.Ordinal);
        Assert.Contains("role=\"status\"", after, StringComparison.Ordinal);
        Assert.Contains("value=\"Digest\" checked", after, StringComparison.Ordinal);
        Assert.Contains("value=\"21:30\"", after, StringComparison.Ordinal);
        Assert.Contains("value=\"Europe/Berlin\"", after, StringComparison.Ordinal);
        Assert.Equal(
            """{"choice":"DIGEST","proposalsInterrupt":false,"quietHours":{"from":"21:30","to":"06:15"},"timeZone":"Europe/Berlin"}""",
            digest.GetProperty("viewer").GetProperty("member").GetProperty("mails").GetRawText());
        Assert.Equal(
            """{"choice":"AT_ONCE","proposalsInterrupt":true,"quietHours":null,"timeZone":null}""",
            (await owner.ReadAsync(Mails)).GetProperty("viewer").GetProperty("member").GetProperty("mails").GetRawText());
    }

    [Theory]
    [InlineData("Sometimes", "", "", "", "Choose one of the three.")]
    [InlineData("1", "", "", "", "Choose one of the three.")]
    [InlineData("None", "22:00", "", "", "Quiet hours have a beginning and an end")]
    [InlineData("None", "22:00", "late", "", "Quiet hours have a beginning and an end")]
    [InlineData("None", "22:00", "22:00", "", "never end")]
    [InlineData("None", "", "", "Europe/Nowhere", "no time zone “Europe/Nowhere”")]
    [InlineData("None", "", "", "\"><script>", "&lt;script&gt;")]
    public async Task WhatIsWrong_IsSaidAndShownAgainAndChangesNothing(string choice, string from, string to, string zone, string said)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());

        var answer = await owner.Browser.PostAsync(Path, ("choice", choice), ("from", from), ("to", to), ("zone", zone));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{WebUtility.HtmlEncode(from)}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("\"choice\":\"AT_ONCE\"", (await owner.ReadAsync(Mails)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverythingThatIsWrong_IsSaidAtItsField()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = await gateway.SignInAsync();

        var answer = await owner.PostAsync(Path, ("choice", "Sometimes"), ("from", "22:00"), ("to", ""), ("zone", "Mars/Olympus"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Matches("<fieldset[^>]* aria-invalid=\"true\" aria-describedby=\"choice-wrong\"", page);
        Assert.Matches("id=\"from\"[^>]* aria-invalid=\"true\" aria-describedby=\"quiet-wrong\"", page);
        Assert.Matches("id=\"to\"[^>]* aria-invalid=\"true\" aria-describedby=\"quiet-wrong\"", page);
        Assert.Matches("id=\"zone\"[^>]* aria-invalid=\"true\" aria-describedby=\"zone-wrong\"", page);
        Assert.Contains("id=\"choice-wrong\">Choose one of the three.", page, StringComparison.Ordinal);
        Assert.Contains("id=\"quiet-wrong\">Quiet hours have a beginning and an end", page, StringComparison.Ordinal);
        Assert.Contains("id=\"zone-wrong\">There is no time zone “Mars/Olympus”", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zones_AreProposed()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = await gateway.SignInAsync();

        var page = await PageAsync(owner);

        Assert.Contains("list=\"zones\"", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Europe/Berlin\">", page, StringComparison.Ordinal);
        Assert.Contains("<option value=\"America/New_York\">", page, StringComparison.Ordinal);
    }

    static async Task<string> PageAsync(Browser browser, string path = Path)
    {
        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
