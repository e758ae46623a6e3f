using System.Text.Json;
using Success.Gateway.Identity;
using Success.Testing;

namespace Success.Gateway.Tests.Contract;

/// <summary>Alerts of all accounts, and what a day begins with.</summary>
public sealed class TodayTests
{
    const string Today = "{ today { waiting { id } alerts { nodes { id kind } } reviews { id kind meetsAt } changes(since: \"2000-01-01T00:00:00Z\") { nodes { kind } } } }";

    static readonly double[] SuddenDrop = [.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)];

    [Fact]
    public async Task Alerts_OfAllAccounts_ArePagedAndShownToEachSideAsItMaySeeThem()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Another without alerts" });
        await api.SettleAsync(2);
        await shared.RecordAsync(SuddenDrop);
        await api.UntilAsync("{ accounts(filter: { hasAlerts: true }) { totalCount } }", data => data.GetProperty("accounts").GetProperty("totalCount").GetInt32() == 1);

        var all = await AlertsAsync(api, api.Owner, "");
        var drift = await AlertsAsync(api, api.Owner, "filter: { isOpen: true, kinds: [DRIFT] }");
        var none = await AlertsAsync(api, api.Owner, "accounts: { text: \"Another\" }");
        var customers = await AlertsAsync(api, shared.Customer, "");
        var paged = new List<string?>();
        for (string? after = null; paged.Count < 100;)
        {
            var page = (await api.ReadAsync(api.Owner, "query ($after: String) { alerts(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }", new { after })).GetProperty("alerts");
            paged.AddRange(Ids(page));
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }
        }

        Assert.Contains("DRIFT", all.GetProperty("nodes").EnumerateArray().Select(alert => alert.GetProperty("kind").GetString()));
        Assert.Single(drift.GetProperty("nodes").EnumerateArray());
        Assert.Equal(Ids(all), paged);
        Assert.Empty(none.GetProperty("nodes").EnumerateArray());
        Assert.DoesNotContain(Ids(drift)[0], Ids(customers));
    }

    [Theory]
    [InlineData("first: 0", "first")]
    [InlineData("first: 101", "first")]
    [InlineData("after: \"nothing\"", "after")]
    [InlineData("after: \"~alr_1\"", "after")]
    [InlineData("accounts: { owners: [\"x\"] }", "accounts.owners[0]")]
    public async Task Alerts_AskedForWrongly_SaysWhichArgument(string arguments, string field)
    {
        await using var api = await Api.StartAsync();

        var error = (await api.AskAsync(api.Owner, $"{{ alerts({arguments}) {{ nodes {{ id }} }} }}")).GetProperty("errors")[0];

        Assert.Equal("INVALID", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.StartsWith($"{field}:", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Today_ShowsEachSideWhatWaitsForItAndTheWeeksReviews()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await api.DoAsync(shared.Customer, "propose", "proposal { id }", new { plan = shared.Plan, changes = new[] { shared.Terms(12, 20, basedOn: 1) } });
        await api.DoAsync(api.Owner, "openReview", "review { id }", new { plan = shared.Plan, kind = "CHECK_IN", from = shared.Instant(-30)[..10], to = shared.Instant(-1)[..10], meetsAt = shared.Instant(3) });
        await api.DoAsync(api.Owner, "updateAccount", "account { id }", new { account = shared.Account, owner = api.Owner.Audience.Member.ToString() });
        await api.UntilAsync(Today, data => data.GetProperty("today").GetProperty("reviews").GetArrayLength() == 1);

        var provider = (await api.ReadAsync(api.Owner, Today)).GetProperty("today");
        var customer = (await api.ReadAsync(shared.Customer, Today)).GetProperty("today");

        Assert.Equal(shared.Account, Assert.Single(provider.GetProperty("waiting").EnumerateArray()).GetProperty("id").GetString());
        Assert.Empty(customer.GetProperty("waiting").EnumerateArray());
        Assert.Equal("CHECK_IN", Assert.Single(provider.GetProperty("reviews").EnumerateArray()).GetProperty("kind").GetString());
        Assert.Equal(provider.GetProperty("reviews").ToString(), customer.GetProperty("reviews").ToString());
        Assert.NotEmpty(provider.GetProperty("changes").GetProperty("nodes").EnumerateArray());
    }

    [Fact]
    public async Task PortfolioChanged_WithAFilter_TellsOfAccountsThatComeAndGo()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await using var heard = api.ListenAsync(api.Owner, "subscription { portfolioChanged(filter: { segments: [\"large\"] }) { account { segment } meetsFilter } }").GetAsyncEnumerator();

        // What was agreed before may be handed over only now, and tell already that the account is outside; so it comes in first.
        foreach (var (segment, meets) in new[] { ("large", true), ("small", false), ("large", true) })
        {
            var next = heard.MoveNextAsync().AsTask();
            await api.DoAsync(api.Owner, "updateAccount", "account { id }", new { account = shared.Account, segment });
            Assert.True(await next.WaitAsync(Patience.Longest));
            while (heard.Current.GetProperty("data").GetProperty("portfolioChanged").GetProperty("account").GetProperty("segment").GetString() != segment)
            {
                // What was agreed before is handed over when it is.
                Assert.True(await heard.MoveNextAsync().AsTask().WaitAsync(Patience.Longest));
            }

            Assert.Equal(meets, heard.Current.GetProperty("data").GetProperty("portfolioChanged").GetProperty("meetsFilter").GetBoolean());
        }
    }

    static async Task<JsonElement> AlertsAsync(Api api, VerifiedCaller caller, string arguments) => (await api.ReadAsync(
        caller, $"{{ alerts{(arguments.Length == 0 ? "" : $"({arguments})")} {{ nodes {{ id kind account {{ name }} }} pageInfo {{ hasNextPage endCursor }} }} }}")).GetProperty("alerts");

    static List<string?> Ids(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString())];
}
