using System.Globalization;
using Success.Gateway.Identity;
using Success.Gateway.Tests.Contract;

namespace Success.Gateway.Tests.Accounts;

/// <summary>When something changes by itself, as each side may know it.</summary>
public sealed class NextEventTests
{
    static readonly double[] SuddenDrop = [.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)];

    [Fact]
    public async Task NextEvent_WithinTheHeadStart_IsItsEndForTheProviderAndWhatItWasForTheCustomer()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var now = shared.Api.Gateway.Time.GetUtcNow();
        await shared.RecordAsync(SuddenDrop[..^1]);
        await using var calm = await SharedPlan.AgreeAsync();
        await calm.RecordAsync([.. Enumerable.Repeat(15d, 17)]);

        var alerts = await shared.Api.ReadAsync(shared.Api.Owner, "{ alerts(filter: { kinds: [DRIFT] }) { nodes { customerFrom } } }");
        var shown = alerts.GetProperty("alerts").GetProperty("nodes")[0].GetProperty("customerFrom").GetDateTimeOffset();

        Assert.True(shown > now);
        Assert.Equal(shown, await NextAsync(shared, shared.Api.Owner));
        Assert.Equal(await NextAsync(calm, calm.Customer), await NextAsync(shared, shared.Customer));
        Assert.True(await NextAsync(shared, shared.Customer) > shown);
    }

    [Fact]
    public async Task NextEvent_PutOffByOneSide_IsNotToldToTheOther()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await shared.RecordAsync(SuddenDrop);
        api.Gateway.Time.Advance(TimeSpan.FromDays(1));
        var alert = (await api.ReadAsync(shared.Customer, "{ alerts(filter: { kinds: [DRIFT] }) { nodes { id } } }"))
            .GetProperty("alerts").GetProperty("nodes")[0].GetProperty("id").GetString();
        var before = await NextAsync(shared, api.Owner);
        var until = api.Gateway.Time.GetUtcNow().AddHours(1);

        await api.DoAsync(shared.Customer, "snoozeAlert", "alert { id }", new { alert, until = until.ToString("O", CultureInfo.InvariantCulture), reason = "After lunch." });

        Assert.Equal(until, await NextAsync(shared, shared.Customer));
        Assert.Equal(before, await NextAsync(shared, api.Owner));
    }

    [Fact]
    public async Task NextEvent_OfAProposal_IsItsWaitingForTheProviderAlone()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        await shared.RecordAsync(15);

        // Until then the provider has a head start on the missing value, which has come meanwhile.
        shared.Api.Gateway.Time.Advance(TimeSpan.FromDays(2));
        var now = shared.Api.Gateway.Time.GetUtcNow();
        var before = await NextAsync(shared, shared.Customer);
        Assert.Equal(before, await NextAsync(shared, shared.Api.Owner));

        await shared.Api.DoAsync(shared.Api.Owner, "draftProposal", "proposal { id }", new { plan = shared.Plan, changes = new[] { shared.Terms(12, 20, basedOn: 1) } });
        Assert.Equal(before, await NextAsync(shared, shared.Api.Owner));
        await shared.Api.DoAsync(shared.Customer, "propose", "proposal { id }", new { plan = shared.Plan, changes = new[] { shared.Terms(11, 20, basedOn: 1) } });

        Assert.Equal(now.AddDays(1), await NextAsync(shared, shared.Api.Owner));
        Assert.Equal(before, await NextAsync(shared, shared.Customer));
    }

    static async Task<DateTimeOffset?> NextAsync(SharedPlan shared, VerifiedCaller who)
    {
        var next = (await shared.Api.ReadAsync(who, "query ($id: ID!) { account(id: $id) { nextEventAt } }", new { id = shared.Account })).GetProperty("account").GetProperty("nextEventAt");
        return next.ValueKind == System.Text.Json.JsonValueKind.Null ? null : next.GetDateTimeOffset();
    }
}
