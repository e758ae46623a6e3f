using System.Text.Json;
using Success.Gateway.Identity;

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
    public async Task ProposalThatEnded_IsStillReadWithWhatItSaid()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        const string Said = "side round note digest canonicalForm changes { id ... on SetTermsChange { kpi { id } terms { goal { ... on Keep { lower upper } } } } }";
        var input = new { plan = shared.Plan, note = "Since the move.", changes = new[] { shared.Terms(12, 20, basedOn: 1) } };
        foreach (var isDeclined in new[] { true, false })
        {
            var open = (await api.DoAsync(api.Owner, "propose", $"proposal {{ id {Said} }}", input)).GetProperty("proposal");
            var (id, digest) = (open.GetProperty("id").GetString(), open.GetProperty("digest").GetString());
            await (isDeclined
                ? api.DoAsync(shared.Customer, "answerProposal", "plan { id }", new { proposal = id, digest, decline = true })
                : api.DoAsync(api.Owner, "withdrawProposal", "plan { id }", new { proposal = id }));

            foreach (var who in new[] { api.Owner, shared.Customer })
            {
                var ended = (await api.ReadAsync(who, $"query ($id: ID!) {{ node(id: $id) {{ __typename ... on ClosedProposal {{ id state {Said} }} }} }}", new { id })).GetProperty("node");

                Assert.Equal(("ClosedProposal", isDeclined ? "DECLINED" : "WITHDRAWN"), (ended.GetProperty("__typename").GetString(), ended.GetProperty("state").GetString()));
                Assert.Equal("Since the move.", ended.GetProperty("note").GetString());
                foreach (var field in new[] { "side", "round", "digest", "canonicalForm", "changes" })
                {
                    Assert.Equal(open.GetProperty(field).GetRawText(), ended.GetProperty(field).GetRawText());
                }
            }
        }
    }

    [Fact]
    public async Task DraftThatWasWithdrawn_IsItsAuthorsAlone()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var input = new { plan = shared.Plan, changes = new[] { shared.Terms(12, 20, basedOn: 1) } };
        var id = (await api.DoAsync(shared.Customer, "draftProposal", "proposal { id }", input)).GetProperty("proposal").GetProperty("id").GetString();
        await api.DoAsync(shared.Customer, "withdrawProposal", "plan { id }", new { proposal = id });

        Assert.Equal("ClosedProposal", await TypeAsync(shared.Customer));
        Assert.Null(await TypeAsync(api.Owner));

        async Task<string?> TypeAsync(VerifiedCaller who) =>
            (await api.ReadAsync(who, "query ($id: ID!) { node(id: $id) { __typename } }", new { id })).GetProperty("node") is { ValueKind: JsonValueKind.Object } node
                ? node.GetProperty("__typename").GetString()
                : null;
    }

    [Fact]
    public async Task ChangesOfEndedProposals_AreKeptWithinBounds_TheLatestFirst()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var objective = (await ReadAsync(shared, "plans { objectives { id } }")).GetProperty("plans")[0].GetProperty("objectives")[0].GetProperty("id").GetString();
        var kpis = new List<string?>();
        for (var number = 0; number < 18; number++)
        {
            kpis.Add((await api.DoAsync(api.Owner, "addKpi", "kpi { id }", new { objective, kpi = new { name = $"Seats {number}", metric = "seats" } })).GetProperty("kpi").GetProperty("id").GetString());
        }

        for (var round = 0; round < 4; round++)
        {
            var changes = kpis.Select(kpi => new
            {
                setTerms = new
                {
                    kpi,
                    measures = "OUTCOME",
                    isDecisive = false,
                    terms = new { metricVersion = 1, cadence = "WEEKLY", goal = new { keep = new { lower = 10, upper = 20, start = "2025-12-01" } } },
                },
            });
            var proposal = (await api.DoAsync(api.Owner, "propose", "proposal { id }", new { plan = shared.Plan, changes })).GetProperty("proposal").GetProperty("id").GetString();
            await api.DoAsync(api.Owner, "withdrawProposal", "plan { id }", new { proposal });
        }

        var closed = (await ReadAsync(shared, "closedProposals { changes { id } digest }")).GetProperty("closedProposals").EnumerateArray().ToList();

        Assert.Equal([null, null, null, 18, 18], closed.Select(one => one.GetProperty("changes") is { ValueKind: JsonValueKind.Array } changes ? changes.GetArrayLength() : (int?)null));
        Assert.Equal(closed.Select(one => one.GetProperty("changes").ValueKind == JsonValueKind.Null), closed.Select(one => one.GetProperty("digest").ValueKind == JsonValueKind.Null));
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
