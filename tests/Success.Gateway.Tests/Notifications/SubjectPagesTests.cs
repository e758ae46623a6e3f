using System.Net;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Contract;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Notifications;

/// <summary>What the links in mails show.</summary>
public sealed class SubjectPagesTests
{
    static readonly double[] SuddenDrop = [.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)];

    [Fact]
    public async Task Alert_IsShownInTheWordsOfItsReadersSide_WhenThatSideMaySeeIt()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var gateway = shared.Api.Gateway;
        await shared.RecordAsync(SuddenDrop);
        var path = $"/alerts/{await DriftAsync(shared)}";
        using var owner = await SignInAsync(gateway, "owner@example.com");
        using var sponsor = await SignInAsync(gateway, "sponsor@example.com");

        var (early, ahead) = (await PageAsync(sponsor, path), await PageAsync(owner, path));
        gateway.Time.Advance(TimeSpan.FromHours(23));
        await shared.Api.DoAsync(
            shared.Api.Owner, "respondToAlert", "alert { id }", new { alert = path["/alerts/".Length..], text = "We look into it today." });
        var seen = await PageAsync(sponsor, path);

        Assert.Contains("404 ", early, StringComparison.Ordinal);
        Assert.DoesNotContain("Seats in use", early, StringComparison.Ordinal);
        Assert.Contains("200 ", ahead, StringComparison.Ordinal);
        Assert.Contains("“Seats in use”", ahead, StringComparison.Ordinal);
        Assert.Contains("The customer sees this on", ahead, StringComparison.Ordinal);
        Assert.Contains("<dt>Account</dt><dd>Acme</dd>", ahead, StringComparison.Ordinal);
        Assert.Contains("<dt>Status</dt><dd>not seen yet by your side</dd>", ahead, StringComparison.Ordinal);
        Assert.Contains("“Seats in use”", seen, StringComparison.Ordinal);
        Assert.Contains("Your provider", seen, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Proposal_IsShownWhileItWaitsAndWhenItHasEnded_InTheWorkspacesLanguage()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var gateway = shared.Api.Gateway;
        await gateway.DoAsync(new TenantCommand.ChangeSettings(new() { Locale = LocaleTag.Create("de").Value }));
        var proposed = await shared.Api.DoAsync(
            shared.Api.Owner, "propose", "proposal { id digest changes { id } }", new { plan = shared.Plan, changes = new[] { shared.Terms(12, 20, basedOn: 1) } });
        var path = $"/proposals/{proposed.GetProperty("proposal").GetProperty("id").GetString()}";
        using var owner = await SignInAsync(gateway, "owner@example.com");
        using var sponsor = await SignInAsync(gateway, "sponsor@example.com");

        var (theirs, ours) = (await PageAsync(owner, path), await PageAsync(sponsor, path));
        await shared.AcceptAsync(proposed);
        var ended = await PageAsync(sponsor, path);

        Assert.Contains("<dt>Wartet auf</dt><dd>den Kunden</dd>", theirs, StringComparison.Ordinal);
        Assert.Contains("<dt>Wartet auf</dt><dd>Ihre Seite</dd>", ours, StringComparison.Ordinal);
        Assert.Contains("Der Vorschlag Ihres Anbieters zu „Use what was bought“ wartet", ours, StringComparison.Ordinal);
        Assert.Contains("<dt>Plan</dt><dd>Use what was bought</dd>", ours, StringComparison.Ordinal);
        Assert.Contains("<dt>Stand</dt><dd>vereinbart</dd>", ended, StringComparison.Ordinal);
        Assert.Contains("<dt>Wartet auf</dt><dd>niemanden</dd>", ended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outsider_FindsNothing_AsOfWhatThereNeverWas()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var (api, gateway) = (shared.Api, shared.Api.Gateway);
        await shared.RecordAsync(SuddenDrop);
        var alert = await DriftAsync(shared);
        var proposal = (await api.DoAsync(
            api.Owner, "propose", "proposal { id }", new { plan = shared.Plan, changes = new[] { shared.Terms(12, 20, basedOn: 1) } }))
            .GetProperty("proposal").GetProperty("id").GetString()!;
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Umbrella" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        await api.JoinAsync("CUSTOMER_SPONSOR", other, "outsider@example.com");
        await gateway.CreateWorkspaceAsync(RouteTag.Create("zweite").Value, "Fabrikam", "owner@fabrikam.example");
        using var neighbour = await SignInAsync(gateway, "outsider@example.com");
        using var foreigner = await SignInAsync(gateway, "owner@fabrikam.example");

        foreach (var outsider in new[] { neighbour, foreigner })
        {
            var never = await PageAsync(outsider, "/alerts/alr_0198c5e0a3b47d2c9f00aa11bb22cc33_0198c5e0a3b47d2c9f00aa11bb22cc33");

            Assert.StartsWith("404 ", never, StringComparison.Ordinal);
            foreach (var path in new[] { $"/alerts/{alert}", $"/proposals/{proposal}", $"/alerts/{proposal}", $"/proposals/{alert}", $"/alerts/{shared.Account}", "/alerts/x", "/proposals/_" })
            {
                Assert.Equal(never, await PageAsync(outsider, path));
            }
        }
    }

    static async Task<string> DriftAsync(SharedPlan shared) =>
        (await shared.Api.ReadAsync(shared.Api.Owner, "{ alerts(filter: { kinds: [DRIFT] }) { nodes { id } } }"))
            .GetProperty("alerts").GetProperty("nodes")[0].GetProperty("id").GetString()!;

    /// <summary>Somebody signs in while other mails are on their way as well.</summary>
    static async Task<Browser> SignInAsync(RunningGateway gateway, string email)
    {
        var browser = gateway.OpenBrowser();
        await browser.PostAsync("/sign-in", ("email", email));
        var letter = await gateway.Post.NextAsync(letter => letter.Kind == "sign-in" && letter.To.ToString() == email);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(await browser.OpenLinkAsync(letter))).StatusCode);
        return browser;
    }

    static async Task<string> PageAsync(Browser browser, string path)
    {
        var answer = await browser.GetAsync(path);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
}
