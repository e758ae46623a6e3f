using System.Text.Json;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Contract;

/// <summary>Mutations that are repeated because their answer was lost.</summary>
public sealed class RepeatsTests
{
    /// <summary>Whoever repeats one of these finds what it wanted, or is told that it is so already.</summary>
    static readonly string[] RepeatedAsTheyAre =
    [
        "acknowledgeAlert", "agreeCause", "answerRestatement", "archiveAccount", "cancelReview", "changeLabel", "changePerson", "changeRole", "changeSettings",
        "chooseMails", "closeAlert", "closePeriod", "completeAction", "completeMilestone", "completePlan", "confirmMeasurement", "correctMeasurement", "describeMetric",
        "dismissDeputy", "disputeMeasurement", "editObjective", "endSession", "eraseMember", "giveMandate", "importAccounts", "moveReview", "nameDeputy",
        "objectToBaseline",
        "proposeCause", "rebindMember", "recordMeasurements", "recordRenewal", "recordRevenue", "reinstateMetric", "removeAction", "removeComment", "removeKpi",
        "removeMember", "removeMilestone", "removeObjective", "removePerson", "renameMember", "renamePlan", "renameWorkspace", "reopenAccount", "rescheduleAction",
        "rescheduleMilestone", "retireMetric", "retireTemplate", "retractMeasurement", "revokeApiClient", "signOutEverywhere", "snoozeAlert", "stateFeedGap", "updateAccount",
        "withdrawDispute", "withdrawProposal",
    ];

    [Fact]
    public async Task Mutation_ThatCouldHaveASecondEffect_TakesAKey()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var contract = await Isolation.Contract.ReadAsync(owner);

        var withoutKey = contract["Mutation"].Fields.Where(field => contract[field.Arguments.Single().TypeName].Inputs.All(input => input.Name != "idempotencyKey"));

        Assert.Equal(RepeatedAsTheyAre, withoutKey.Select(field => field.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CreateApiClient_Repeated_MakesOneAndShowsItsKeyOnce()
    {
        await using var api = await Api.StartAsync();
        var input = new { name = "Warehouse", scopes = new[] { "MEASURE" }, expiresAt = api.Gateway.Time.GetUtcNow().AddDays(9), idempotencyKey = "once" };

        var first = await api.DoAsync(api.Owner, "createApiClient", "apiClient { id } key", input);
        var again = await api.DoAsync(api.Owner, "createApiClient", "apiClient { id } key", input);
        var other = await api.TryAsync(api.Owner, "createApiClient", "apiClient { id } key", input with { name = "Other" });

        Assert.StartsWith("success_live_", first.GetProperty("key").GetString(), StringComparison.Ordinal);
        Assert.Equal(first.GetProperty("apiClient").GetRawText(), again.GetProperty("apiClient").GetRawText());
        Assert.Equal(JsonValueKind.Null, again.GetProperty("key").ValueKind);
        Assert.Equal(("CONFLICT", "idempotencyKey"), Error(other));
        Assert.Equal(1, (await api.ReadAsync(api.Owner, "{ apiClients { totalCount } }")).GetProperty("apiClients").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task RotateApiClient_Repeated_LeavesTheFirstKeyInForce()
    {
        await using var api = await Api.StartAsync();
        var made = await api.DoAsync(api.Owner, "createApiClient", "apiClient { id }", new { name = "Warehouse", scopes = new[] { "READ" }, expiresAt = api.Gateway.Time.GetUtcNow().AddDays(9) });
        var input = new { apiClient = made.GetProperty("apiClient").GetProperty("id").GetString(), idempotencyKey = "once" };

        var first = await api.DoAsync(api.Owner, "rotateApiClient", "key apiClient { id }", input);
        var again = await api.DoAsync(api.Owner, "rotateApiClient", "key apiClient { id }", input);
        using var program = Visitor.WithKey(api.Gateway, first.GetProperty("key").GetString());

        Assert.Equal(JsonValueKind.Null, again.GetProperty("key").ValueKind);
        Assert.Equal("PROVIDER", (await program.ReadAsync("{ viewer { side } }")).GetProperty("viewer").GetProperty("side").GetString());
    }

    [Fact]
    public async Task DefineMetric_RepeatedAfterARestart_IsAnsweredAlike()
    {
        await using var api = await Api.StartAsync();
        var input = new { key = "seats", name = "Seats", unit = "seats", kind = new { level = new { } }, idempotencyKey = "once" };
        var revise = new { metric = "seats", latest = 1, unit = "users", kind = new { level = new { } }, idempotencyKey = "then" };
        const string Metric = "metric { id key versions { version unit } }";

        await api.DoAsync(api.Owner, "defineMetric", Metric, input);
        var first = await api.DoAsync(api.Owner, "reviseMetric", Metric, revise);
        await api.Gateway.RestartAsync(TimeSpan.FromDays(6));
        var defined = await api.DoAsync(api.Owner, "defineMetric", Metric, input);
        var revised = await api.DoAsync(api.Owner, "reviseMetric", Metric, revise);
        var other = await api.TryAsync(api.Owner, "defineMetric", Metric, input with { name = "Other" });
        await api.Gateway.RestartAsync(TimeSpan.FromDays(1));
        var forgotten = await api.TryAsync(api.Owner, "defineMetric", Metric, input);

        Assert.Equal(first.GetRawText(), defined.GetRawText());
        Assert.Equal(first.GetRawText(), revised.GetRawText());
        Assert.Equal(("CONFLICT", "idempotencyKey"), Error(other));
        Assert.Equal(("CONFLICT", "key"), Error(forgotten));
    }

    [Fact]
    public async Task Invitation_RenewedTwiceUnderOneKey_HasTheFirstOnesTime()
    {
        await using var api = await Api.StartAsync();
        var invited = await api.DoAsync(api.Owner, "inviteMember", "member { id }", new { name = "Somebody", email = "somebody@example.com", role = "PROVIDER_MANAGER" });
        var member = invited.GetProperty("member").GetProperty("id").GetString();
        await api.Gateway.Post.NextAsync();
        api.Gateway.Time.Advance(TimeSpan.FromHours(1));
        var input = new { member, idempotencyKey = "once" };

        var first = await api.DoAsync(api.Owner, "renewInvitation", "member { invitedUntil }", input);
        api.Gateway.Time.Advance(TimeSpan.FromHours(1));
        var again = await api.DoAsync(api.Owner, "renewInvitation", "member { invitedUntil }", input);
        var corrected = await api.DoAsync(api.Owner, "correctAddress", "member { invitedUntil }", new { member, email = "right@example.com", idempotencyKey = "correct" });
        api.Gateway.Time.Advance(TimeSpan.FromHours(1));
        var correctedAgain = await api.DoAsync(api.Owner, "correctAddress", "member { invitedUntil }", new { member, email = "right@example.com", idempotencyKey = "correct" });

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(corrected.GetRawText(), correctedAgain.GetRawText());
    }

    static (string?, string?) Error(JsonElement payload) =>
        (payload.GetProperty("userErrors")[0].GetProperty("code").GetString(), payload.GetProperty("userErrors")[0].GetProperty("field").GetString());
}
