using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.SignIn;

/// <summary>Pages look and speak as their workspace wants it.</summary>
public sealed partial class PageLookTests
{
    const double Readable = 4.5;

    [Theory]
    [InlineData("/session", "Sie sind angemeldet als The owner.")]
    [InlineData("/settings/mails", "<title>Ihre Mails · Erfolgsbuch</title>")]
    [InlineData("/sign-in", "Link schicken")]
    [InlineData("/nowhere", "Hier ist nichts")]
    [InlineData("/sign-in/link", "Diesen Link gibt es nicht")]
    [InlineData("/invitation/none", "Diese Einladung gibt es nicht")]
    public async Task Page_OfWhoIsSignedIn_FollowsTheWorkspaceAndNotTheBrowser(string path, string said)
    {
        await using var gateway = await StartAsync();
        using var browser = await gateway.SignInAsync();

        HasTheLook(await PageAsync(browser, path, "en"), said);
    }

    [Fact]
    public async Task Page_OfAMailsLinkOrAnInvitation_FollowsItsWorkspace()
    {
        await using var gateway = await StartAsync();
        await gateway.DoAsync(new TenantCommand.InviteMember(
            "A colleague", RunningGateway.Keys.MailboxOf("new@example.com"), Role.ProviderManager, AccountScope.Everything));
        var invitation = Browser.PathOf(await gateway.Post.NextAsync());
        using var browser = gateway.OpenBrowser();
        var link = Browser.PathOf(await gateway.AskAsync(browser, "owner@example.com"));

        HasTheLook(await PageAsync(browser, link, "en"), "Anmelden bei Contoso");
        HasTheLook(await PageAsync(browser, invitation, "en"), "Sie sind eingeladen");
        await browser.PressAsync(await (await browser.GetAsync(link)).Content.ReadAsStringAsync());
        using var other = gateway.OpenBrowser();
        HasTheLook(await PageAsync(other, link, "en"), "Dieser Link gilt nicht mehr");
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("de", "de")]
    [InlineData("de-AT,en;q=0.5", "de")]
    [InlineData("fr, de;q=0.8, en;q=0.9", "en")]
    [InlineData("fr, en;q=0.8, de;q=0.9", "de")]
    [InlineData("de;q=0, en", "en")]
    [InlineData("fr", "en")]
    [InlineData("den", "en")]
    [InlineData("*, ;;;", "en")]
    public async Task Page_WithoutAWorkspace_SpeaksTheLanguageOfTheBrowser(string? accepted, string spoken)
    {
        await using var gateway = await StartAsync();
        using var browser = gateway.OpenBrowser();

        foreach (var path in new[] { "/sign-in", "/signed-out", "/nowhere", "/invitation/t7k2.0198c5e0a3b47d2c9f00aa11bb22cc33" })
        {
            var page = await PageAsync(browser, path, accepted);

            Assert.Contains($"<html lang=\"{spoken}\">", page, StringComparison.Ordinal);
            Assert.Contains("· Success</title>", page, StringComparison.Ordinal);
            Assert.Contains("href=\"/sign-in/style.css\"", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ffff00")]
    [InlineData("000000")]
    [InlineData("ffffff")]
    [InlineData("767676")]
    [InlineData("1f6feb")]
    [InlineData("e0115f")]
    [InlineData("not-a-colour")]
    public async Task Style_HasTheAccentOnButtonsAndReadableTextInEveryColour(string accent)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = gateway.OpenBrowser();

        var response = await browser.GetAsync($"/sign-in/style.css?accent={accent}");
        var style = await response.Content.ReadAsStringAsync();
        var accents = Accents().Matches(style).Select(match => match.Groups["color"].Value).ToList();
        var (fill, onFill) = (Fill().Match(style).Groups["color"].Value, OnFill().Match(style).Groups["color"].Value);

        Assert.Equal((HttpStatusCode.OK, "text/css; charset=utf-8"), (response.StatusCode, response.Content.Headers.ContentType?.ToString()));
        Assert.Equal(accent.Length == 6 ? accent : "1f6feb", fill);
        Assert.Equal(2, accents.Count);
        Assert.InRange(Contrast(fill, onFill), Readable, 21);
        Assert.InRange(Contrast(accents[0], "ffffff"), Readable, 21);
        Assert.InRange(Contrast(accents[1], "1b1e27"), Readable, 21);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/signed-out")]
    [InlineData("/session")]
    [InlineData("/settings/mails")]
    [InlineData("/nowhere")]
    [InlineData("/sign-in/style.css")]
    [InlineData("/favicon.svg")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/graphiql")]
    public async Task Head_IsAnsweredLikeGetWithoutABody(string path)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var browser = await gateway.SignInAsync();

        var get = await browser.SendAsync(HttpMethod.Get, path, null, ("Accept", "text/html"));
        var head = await browser.SendAsync(HttpMethod.Head, path, null, ("Accept", "text/html"));

        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.NotEqual(HttpStatusCode.MethodNotAllowed, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    static void HasTheLook(string page, string said)
    {
        Assert.Contains("<html lang=\"de\">", page, StringComparison.Ordinal);
        Assert.Contains("Erfolgsbuch</span>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in/style.css?accent=ffff00\"", page, StringComparison.Ordinal);
        Assert.Contains(said, page, StringComparison.Ordinal);
    }

    static async Task<RunningGateway> StartAsync()
    {
        var gateway = await RunningGateway.StartAsync();
        var settings = TenantSettings.Default with { Locale = LocaleTag.Create("de-AT").Value, Accent = AccentColor.Create("#ffff00").Value };
        await gateway.DoAsync(new TenantCommand.ChangeSettings(settings));
        await gateway.DoAsync(new TenantCommand.ChangeLabel(BrandLabel.Product, "Erfolgsbuch"));
        return gateway;
    }

    static async Task<string> PageAsync(Browser browser, string path, string? language)
    {
        (string, string)[] headers = language is null ? [("Accept", "text/html")] : [("Accept", "text/html"), ("Accept-Language", language)];
        return await (await browser.SendAsync(HttpMethod.Get, path, null, headers)).Content.ReadAsStringAsync();
    }

    static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    static double Luminance(string color) => (0.2126 * Part(color, 0)) + (0.7152 * Part(color, 2)) + (0.0722 * Part(color, 4));

    static double Part(string color, int at)
    {
        var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("--accent: #(?<color>[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Accents();

    [GeneratedRegex("--fill: #(?<color>[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fill();

    [GeneratedRegex("--on-fill: #(?<color>[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnFill();
}
