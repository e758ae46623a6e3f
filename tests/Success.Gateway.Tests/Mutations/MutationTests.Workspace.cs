using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Mutations;

public sealed partial class MutationTests
{
    [Fact]
    public async Task Workspace_IsNamedSetUpAndLeft()
    {
        await using var bench = await Bench.StartAsync();
        var owner = bench.Provider;

        await bench.RefuseAsync(owner, "renameWorkspace", new { name = "" }, "INVALID", "name");
        await bench.DoAsync(owner, "renameWorkspace", "workspace { name }", new { name = "Contoso Ltd" }, "Contoso Ltd");
        await bench.RefuseAsync(owner, "changeSettings", new { headStartDays = 6 }, "INVALID", "headStartDays");
        await bench.DoAsync(owner, "changeSettings", "workspace { settings { headStartDays } }", new { headStartDays = 5 }, "\"headStartDays\":5");
        await bench.RefuseAsync(owner, "changeLabel", new { label = "ACCOUNT", text = new string('x', 41) }, "INVALID", "text");
        await bench.DoAsync(owner, "changeLabel", "workspace { labels { label text } }", new { label = "ACCOUNT", text = "Partner" }, """{"label":"ACCOUNT","text":"Partner"}""");
        await bench.RefuseAsync(owner, "endSession", new { session = bench["Plan"] }, "INVALID", "session");
        using var elsewhere = new Visitor(bench.Gateway, await bench.Gateway.SignInAsync());
        await bench.DoAsync(elsewhere, "endSession", "ended: userErrors { code }", new { session = bench["Session"] }, "[]");
        Assert.StartsWith("401 ", await owner.AskAsync("{ viewer { side } }"), StringComparison.Ordinal);
        await bench.RefuseAsync(elsewhere, "signOutEverywhere", new { member = bench["Plan"] }, "INVALID", "member");
        await bench.DoAsync(bench.Customer, "signOutEverywhere", "ended: userErrors { code }", new { member = bench["Customer"] }, "[]");
        Assert.StartsWith("401 ", await bench.Customer.AskAsync("{ viewer { side } }"), StringComparison.Ordinal);
        await bench.DoAsync(bench.Account.Manager, "signOutEverywhere", "ended: userErrors { code }", new { }, "[]");
        Assert.StartsWith("401 ", await bench.Account.Manager.AskAsync("{ viewer { side } }"), StringComparison.Ordinal);

        bench.TriedAll(Workspace);
    }

    [Fact]
    public async Task Members_AreInvitedLookedAfterAndForgotten()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, accounts) = (bench.Provider, new { bindings = new[] { new { account = bench["Account"] } } });

        await bench.RefuseAsync(owner, "inviteMember", new { name = "New", email = "nowhere", role = "CUSTOMER_VIEWER", accounts }, "INVALID", "email");
        var member = await bench.MakeAsync(
            owner, "inviteMember", "member", "name state", new { name = "New", email = "new@people.example", role = "CUSTOMER_VIEWER", accounts }, "\"state\":\"INVITED\"");
        var mandate = new { scope = "PLANS", plans = new[] { bench["Plan"] } };
        await bench.DoAsync(
            bench.Customer, "inviteMember", "member { person { id } mandate { scope plans } }",
            new { name = "Head", email = "head@people.example", role = "CUSTOMER_SPONSOR", accounts, mandate, person = bench["Person"] },
            $$$"""{"person":{"id":"{{{bench["Person"]}}}"},"mandate":{"scope":"PLANS","plans":["{{{bench["Plan"][..36]}}}"]}}""");
        await bench.RefuseAsync(owner, "renewInvitation", new { member = bench["Plan"] }, "INVALID", "member");
        await bench.DoAsync(owner, "renewInvitation", "member { invitedUntil }", new { member }, bench.Day(14));
        await bench.RefuseAsync(owner, "correctAddress", new { member, email = "nowhere" }, "INVALID", "email");
        await bench.DoAsync(owner, "correctAddress", "member { email }", new { member, email = "newer@people.example" }, "newer@people.example");
        await bench.RefuseAsync(owner, "chooseMails", new { quietHours = new { from = "08:00", to = "08:00" } }, "INVALID", "quietHours");
        await bench.DoAsync(
            owner, "chooseMails", "member { mails { choice proposalsInterrupt quietHours { from } timeZone } }", new { choice = "DIGEST", timeZone = "Europe/Berlin" },
            """{"choice":"DIGEST","proposalsInterrupt":true,"quietHours":null,"timeZone":"Europe/Berlin"}""");
        await bench.RefuseAsync(owner, "renameMember", new { member, name = "" }, "INVALID", "name");
        await bench.DoAsync(owner, "renameMember", "member { name }", new { member, name = "Newer" }, "\"name\":\"Newer\"");
        await bench.RefuseAsync(owner, "changeRole", new { member = bench["Plan"], role = "CUSTOMER_SPONSOR" }, "INVALID", "member");
        await bench.DoAsync(owner, "changeRole", "member { role }", new { member, role = "CUSTOMER_CONTRIBUTOR" }, "\"role\":\"CUSTOMER_CONTRIBUTOR\"");
        await bench.RefuseAsync(owner, "rebindMember", new { member = bench["Plan"], accounts }, "INVALID", "member");
        await bench.DoAsync(
            owner, "rebindMember", "member { accounts { bindings { subtree } } }",
            new { member, accounts = new { bindings = new[] { new { account = bench["Account"], subtree = true } } } }, "\"subtree\":true");

        var colleague = await owner.MakeAsync("inviteMember", "member", new { name = "Colleague", email = "colleague@people.example", role = "PROVIDER_CSM" });
        await ComeInAsync(bench, "colleague@people.example");
        await bench.RefuseAsync(owner, "giveMandate", new { member = bench["Plan"], mandate = new { scope = "NONE" } }, "INVALID", "member");
        await bench.DoAsync(owner, "giveMandate", "member { mandate { scope } }", new { member = colleague, mandate = new { scope = "NONE" } }, "\"scope\":\"NONE\"");
        await bench.RefuseAsync(owner, "nameDeputy", new { member = colleague, deputy = bench["Provider"], until = bench.Day(400) }, "INVALID", "until");
        await bench.DoAsync(owner, "nameDeputy", "member { deputy { until } }", new { member = colleague, deputy = bench["Provider"], until = bench.Day(30) }, bench.Day(30));
        await bench.RefuseAsync(owner, "dismissDeputy", new { member = bench["Plan"] }, "INVALID", "member");
        await bench.DoAsync(owner, "dismissDeputy", "member { deputy { until } }", new { member = colleague }, "\"deputy\":null");
        await bench.RefuseAsync(owner, "removeMember", new { member = bench["Plan"] }, "INVALID", "member");
        await bench.DoAsync(owner, "removeMember", "member { state email }", new { member = colleague }, """{"state":"LEFT","email":null}""");
        await bench.RefuseAsync(owner, "eraseMember", new { member = bench["Plan"] }, "INVALID", "member");
        await bench.DoAsync(owner, "eraseMember", "erased: userErrors { code }", new { member = colleague }, "[]");

        bench.TriedAll(Members);
    }

    [Fact]
    public async Task PeopleAndPrograms_ComeAndGo()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, account) = (bench.Provider, bench["Account"]);

        await bench.RefuseAsync(owner, "addPerson", new { account, side = "CUSTOMER", name = "" }, "INVALID", "name");
        var person = await bench.MakeAsync(owner, "addPerson", "person", "name", new { account, side = "CUSTOMER", name = "Champion" }, "Champion");
        await bench.RefuseAsync(owner, "changePerson", new { person, name = "" }, "INVALID", "name");
        await bench.DoAsync(owner, "changePerson", "person { name occupation }", new { person, name = "Champion", occupation = "Head of sales" }, "Head of sales");
        await bench.RefuseAsync(owner, "removePerson", new { person = account }, "INVALID", "person");
        await bench.DoAsync(owner, "removePerson", "removed: userErrors { code }", new { person }, "[]");

        await bench.RefuseAsync(owner, "createApiClient", new { name = "", scopes = new[] { "READ" }, expiresAt = bench.Instant(30) }, "INVALID", "name");
        var made = await bench.DoAsync(owner, "createApiClient", "key apiClient { id }", new { name = "Feed", scopes = new[] { "READ" }, expiresAt = bench.Instant(30) }, "success_live_");
        var apiClient = made.GetProperty("apiClient").GetProperty("id").GetString();
        await bench.RefuseAsync(owner, "rotateApiClient", new { apiClient, overlap = "P31D" }, "INVALID", "overlap");
        var rotated = await bench.DoAsync(owner, "rotateApiClient", "key apiClient { previousSecretUntil }", new { apiClient, overlap = "P1D" }, bench.Day(1));
        await bench.RefuseAsync(owner, "revokeApiClient", new { apiClient = account }, "INVALID", "apiClient");
        await bench.DoAsync(owner, "revokeApiClient", "apiClient { revokedAt }", new { apiClient }, bench.Day(0));
        foreach (var key in new[] { made, rotated }.Select(payload => payload.GetProperty("key").GetString()))
        {
            using var program = Visitor.WithKey(bench.Gateway, key);
            Assert.StartsWith("401 ", await program.AskAsync("{ viewer { side } }"), StringComparison.Ordinal);
        }

        bench.TriedAll(PeopleAndPrograms);
    }

    // The mails of those who were invited before are passed over.
    static async Task ComeInAsync(Bench bench, string email)
    {
        var letter = await bench.Gateway.Post.NextAsync();
        while (letter.To.ToString() != email)
        {
            letter = await bench.Gateway.Post.NextAsync();
        }

        using var browser = bench.Gateway.OpenBrowser();
        await browser.PostAsync(Browser.PathOf(letter));
        await browser.PressAsync(await browser.OpenLinkAsync(await bench.Gateway.Post.NextAsync()));
    }
}
