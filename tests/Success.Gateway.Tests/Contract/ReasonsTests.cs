using System.Text.Json;

namespace Success.Gateway.Tests.Contract;

/// <summary>What somebody said why reaches whom it was said to.</summary>
public sealed class ReasonsTests
{
    [Fact]
    public async Task ProposalDeclined_SaysWhyToTheSideThatProposedIt()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var proposed = (await api.DoAsync(
            api.Owner, "propose", "proposal { id digest }", new { plan = shared.Plan, changes = new[] { shared.Terms(12, 20, basedOn: 1) } })).GetProperty("proposal");
        var answer = new { proposal = proposed.GetProperty("id").GetString(), digest = proposed.GetProperty("digest").GetString(), decline = true, note = "Not before the move." };
        await api.DoAsync(shared.Customer, "answerProposal", "plan { id }", answer);

        var closed = (await ReadAsync(shared, "plans { closedProposals { id state answerNote } }")).GetProperty("plans")[0].GetProperty("closedProposals");

        Assert.Equal(
            [$$"""{"id":"{{answer.proposal}}","state":"DECLINED","answerNote":"Not before the move."}"""],
            closed.EnumerateArray().Where(proposal => proposal.GetProperty("state").GetString() == "DECLINED").Select(proposal => proposal.GetRawText()));
    }

    [Fact]
    public async Task MeasurementNotedThenDoubted_ShowsBothSidesTheNoteAndTheDoubt()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        object Item(double value, string note) => new { account = shared.Account, metric = "seats", at = shared.Instant(-1), value, note };
        await api.DoAsync(api.Owner, "recordMeasurements", "taken", new { items = new[] { Item(15, "Counted by hand.") } });
        var measurement = (await MeasurementAsync(shared)).GetProperty("id").GetString();
        await api.DoAsync(shared.Customer, "disputeMeasurement", "measurement { id }", new { measurement, reason = "We count 17." });

        var doubted = await MeasurementAsync(shared);
        await api.DoAsync(api.Owner, "recordMeasurements", "taken", new { items = new[] { Item(17, "Two were on leave.") } });
        var settled = await MeasurementAsync(shared);

        Assert.Equal(("Counted by hand.", "We count 17."), (Note(doubted), doubted.GetProperty("dispute").GetProperty("reason").GetString()));
        Assert.Equal("CUSTOMER", doubted.GetProperty("dispute").GetProperty("by").GetProperty("side").GetString());
        Assert.Equal(("Two were on leave.", JsonValueKind.Null), (Note(settled), settled.GetProperty("dispute").ValueKind));
    }

    static string? Note(JsonElement measurement) => measurement.GetProperty("note").GetString();

    static async Task<JsonElement> MeasurementAsync(SharedPlan shared) =>
        (await ReadAsync(shared, "measurements(metric: \"seats\") { nodes { id note dispute { reason by { side } } } }")).GetProperty("measurements").GetProperty("nodes")[0];

    static async Task<JsonElement> ReadAsync(SharedPlan shared, string selection) =>
        (await shared.Api.ReadAsync(shared.Api.Owner, $"query ($id: ID!) {{ account(id: $id) {{ {selection} }} }}", new { id = shared.Account })).GetProperty("account");
}
