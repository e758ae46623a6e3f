using System.Text.Json;
using Success.Gateway.Identity;
using Success.Testing;

namespace Success.Gateway.Tests.Contract;

/// <summary>Following everything that changes, by its cursor.</summary>
public sealed class ChangesTests
{
    const string Page = "query ($after: String, $first: Int) { changes(after: $after, first: $first) { nodes { kind at account subject isDeletion version } pageInfo { endCursor hasNextPage } } }";

    [Fact]
    public async Task Changes_FollowedByCursorInSmallPages_AreAllThereInOrder()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var milestone = (await api.DoAsync(api.Owner, "addMilestone", "milestone { id }", new { plan = shared.Plan, milestone = new { title = "Go-live", due = "2030-01-01" } }))
            .GetProperty("milestone").GetProperty("id").GetString();
        await api.DoAsync(api.Owner, "removeMilestone", "plan { id }", new { milestone });
        await HeardAsync(api, api.Owner, "MilestoneRemoved");

        var (whole, end) = await FollowAsync(api, api.Owner, null, 100);
        var (small, _) = await FollowAsync(api, api.Owner, null, 3);

        Assert.Equal(whole.Select(change => change.ToString()), small.Select(change => change.ToString()));
        var ofAccount = whole.Where(change => change.GetProperty("account").GetString() == shared.Account).ToList();
        Assert.Equal(ofAccount.OrderBy(change => change.GetProperty("version").GetInt32()), ofAccount);
        Assert.Contains(ofAccount, change => Is(change, "MilestoneAdded", milestone!, isDeletion: false));
        Assert.Contains(ofAccount, change => Is(change, "MilestoneRemoved", milestone!, isDeletion: true));
        Assert.Contains(whole, change => Is(change, "MetricDefined", "met_seats", isDeletion: false));
        Assert.Empty((await FollowAsync(api, api.Owner, end, 100)).Changes);

        await api.DoAsync(api.Owner, "renamePlan", "plan { id }", new { plan = shared.Plan, title = "Another title" });
        await HeardAsync(api, api.Owner, "PlanRenamed");
        Assert.Equal("PlanRenamed", Assert.Single((await FollowAsync(api, api.Owner, end, 100)).Changes).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Changes_OfTheCustomer_HaveWhatItMayHearOfAndNothingElse()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        var outsider = await api.JoinAsync("CUSTOMER_SPONSOR", other, "outsider@example.com");
        await api.DoAsync(api.Owner, "addComment", "comment { id }", new { plan = shared.Plan, text = "Between us.", audience = "INTERNAL" });
        await api.DoAsync(api.Owner, "recordRevenue", "account { id }", new { account = shared.Account, from = "2026-01-01", amount = new { amount = "100", currency = "EUR" } });
        await HeardAsync(api, api.Owner, "RevenueRecorded");

        var provider = (await FollowAsync(api, api.Owner, null, 100)).Changes;
        var customer = (await FollowAsync(api, shared.Customer, null, 100)).Changes;
        var outside = (await FollowAsync(api, outsider, null, 100)).Changes;

        Assert.Contains("CommentAdded", Kinds(provider));
        Assert.Contains("PlanCreated", Kinds(customer));
        Assert.DoesNotContain("CommentAdded", Kinds(customer));
        Assert.DoesNotContain("RevenueRecorded", Kinds(customer));
        Assert.DoesNotContain(customer, change => change.ToString().Contains(other[4..], StringComparison.Ordinal));
        Assert.DoesNotContain(outside, change => change.ToString().Contains(shared.Account[4..], StringComparison.Ordinal));
        Assert.DoesNotContain("SettingsChanged", Kinds(outside));
    }

    [Fact]
    public async Task Changes_WithACursorThatIsNone_SayWhichArgumentIsWrong()
    {
        await using var api = await Api.StartAsync();

        foreach (var (arguments, field) in new[] { ("after: \"x\"", "after"), ("first: 101", "first"), ("first: 0", "first"), ("after: \"AAAAAAAAAAAAAAAAAAAAAA\"", "after") })
        {
            var error = (await api.AskAsync(api.Owner, $"{{ changes({arguments}) {{ nodes {{ kind }} }} }}")).GetProperty("errors")[0];
            Assert.Equal("INVALID", error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.StartsWith($"{field}:", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }

    static bool Is(JsonElement change, string kind, string subject, bool isDeletion) =>
        (change.GetProperty("kind").GetString(), change.GetProperty("subject").GetString(), change.GetProperty("isDeletion").GetBoolean()) == (kind, subject, isDeletion);

    static List<string?> Kinds(IEnumerable<JsonElement> changes) => [.. changes.Select(change => change.GetProperty("kind").GetString())];

    // A command's answer does not wait for the log.
    static Task HeardAsync(Api api, VerifiedCaller caller, string kind) => Patience.UntilAsync(
        async () => Kinds((await FollowAsync(api, caller, null, 100)).Changes).Contains(kind), $"{kind} among the changes");

    static async Task<(List<JsonElement> Changes, string End)> FollowAsync(Api api, VerifiedCaller caller, string? after, int first)
    {
        var changes = new List<JsonElement>();
        while (true)
        {
            var page = (await api.ReadAsync(caller, Page, new { after, first })).GetProperty("changes");
            changes.AddRange(page.GetProperty("nodes").EnumerateArray());
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return (changes, after);
            }
        }
    }
}
