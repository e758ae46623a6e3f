using System.Text.Json;
using Success.Gateway.Identity;

namespace Success.Gateway.Tests.Contract;

/// <summary>Who did what, for the owner of the workspace and nobody else.</summary>
public sealed class AuditLogTests
{
    const string Fields = "nodes { number kind at by { kind id name } subject hash } pageInfo { hasNextPage endCursor }";

    const string Page = "query ($account: ID, $first: Int, $after: String) { auditLog(account: $account, first: $first, after: $after) { " + Fields + " } }";

    [Fact]
    public async Task Workspace_HasSignInsRolesAndKeys_LatestFirst()
    {
        await using var api = await Api.StartAsync();
        await api.Gateway.SignInAsync();
        var invited = await api.DoAsync(api.Owner, "inviteMember", "member { id }", new { name = "Somebody", email = "csm@example.com", role = "PROVIDER_CSM" });
        var member = invited.GetProperty("member").GetProperty("id").GetString();
        await api.DoAsync(api.Owner, "changeRole", "member { id }", new { member, role = "PROVIDER_MANAGER" });
        await api.DoAsync(api.Owner, "createApiClient", "key", new { name = "Numbers", scopes = new[] { "MEASURE" }, expiresAt = "2026-12-31T00:00:00Z", idempotencyKey = "once" });

        var entries = Nodes(await api.ReadAsync(api.Owner, Page));

        Assert.Equal(["ClientCreated", "RoleChanged", "MemberInvited", "SessionBegun"], entries.Take(4).Select(Kind));
        Assert.Equal("TenantCreated", Kind(entries[^1]));
        Assert.Equal([.. entries.Select(Number).Order().Distinct().Reverse()], entries.Select(Number));
        Assert.Equal(member, entries[1].GetProperty("subject").GetString());
        Assert.Equal(api.Owner.Audience.Member.ToString(), entries[1].GetProperty("by").GetProperty("id").GetString());
        Assert.Equal(api.Owner.Audience.Member.ToString(), entries[3].GetProperty("subject").GetString());
        Assert.All(entries, entry => Assert.Matches("^[0-9a-f]{64}$", entry.GetProperty("hash").GetString()));
        Assert.Equal(entries.Count, entries.Select(entry => entry.GetProperty("hash").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Pages_GoBackToTheBeginning(int first)
    {
        await using var shared = await SharedPlan.AgreeAsync();
        await shared.RecordAsync(12, 13);
        var whole = Nodes(await shared.Api.ReadAsync(shared.Api.Owner, Page, new { account = shared.Account, first = 100 }));

        var paged = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var page = await shared.Api.ReadAsync(shared.Api.Owner, Page, new { account = shared.Account, first, after });
            paged.AddRange(Nodes(page));
            after = page.GetProperty("auditLog").GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (!page.GetProperty("auditLog").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                break;
            }
        }

        Assert.Equal(whole.Select(entry => entry.GetRawText()), paged.Select(entry => entry.GetRawText()));
        Assert.Equal("AccountOpened", Kind(paged[^1]));
        Assert.Contains(paged, entry => Kind(entry) == "MeasurementsRecorded" && entry.GetProperty("subject").GetString() == "met_seats");
        Assert.Contains(paged, entry => Kind(entry) == "ProposalAccepted"
            && entry.GetProperty("by").GetProperty("id").GetString() == shared.Customer.Audience.Member.ToString());
    }

    [Fact]
    public async Task Account_LeavesOutWhatTheCustomerDoesForItself()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var draft = await shared.Api.DoAsync(
            shared.Customer, "draftProposal", "proposal { id digest }", new { plan = shared.Plan, changes = new[] { shared.Terms(11, 21, basedOn: 1) } });
        var drafted = Nodes(await shared.Api.ReadAsync(shared.Api.Owner, Page, new { account = shared.Account, first = 100 }));
        var (proposal, digest) = (draft.GetProperty("proposal").GetProperty("id").GetString(), draft.GetProperty("proposal").GetProperty("digest").GetString());
        await shared.Api.DoAsync(shared.Customer, "sendProposal", "proposal { id }", new { proposal, digest });
        var sent = Nodes(await shared.Api.ReadAsync(shared.Api.Owner, Page, new { account = shared.Account, first = 100 }));

        Assert.DoesNotContain(drafted, entry => entry.GetProperty("subject").GetString() == proposal);
        Assert.Contains(sent, entry => Kind(entry) == "ProposalSent" && entry.GetProperty("subject").GetString() == proposal);
        Assert.DoesNotContain(sent, entry => Kind(entry) == "ProposalDrafted" && entry.GetProperty("subject").GetString() == proposal);
    }

    [Fact]
    public async Task Account_SaysWhoDidWhat_OfAllThatBindsASide()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var (api, customer) = (shared.Api, shared.Customer);
        await shared.RecordAsync([.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)]);
        var alert = (await api.ReadAsync(api.Owner, "query ($id: ID!) { account(id: $id) { alerts(filter: { kinds: [DRIFT] }) { id } } }", new { id = shared.Account }))
            .GetProperty("account").GetProperty("alerts")[0].GetProperty("id").GetString();
        await api.DoAsync(api.Owner, "acknowledgeAlert", "alert { id }", new { alert });
        await api.DoAsync(api.Owner, "respondToAlert", "alert { id }", new { alert, text = "We are on it." });
        await api.DoAsync(customer, "acknowledgeAlert", "alert { id }", new { alert });
        await api.DoAsync(api.Owner, "snoozeAlert", "alert { id }", new { alert, until = shared.Instant(3), reason = "They are away." });
        await api.DoAsync(api.Owner, "closeAlert", "alert { id }", new { alert, reason = "Explained." });
        var measurement = (await api.ReadAsync(customer, "query ($id: ID!) { node(id: $id) { ... on Kpi { measurements(first: 2) { nodes { id } } } } }", new { id = shared.Kpi }))
            .GetProperty("node").GetProperty("measurements").GetProperty("nodes");
        await api.DoAsync(customer, "confirmMeasurement", "measurement { id }", new { measurement = measurement[0].GetProperty("id").GetString() });
        await api.DoAsync(customer, "disputeMeasurement", "measurement { id }", new { measurement = measurement[1].GetProperty("id").GetString(), reason = "We counted 14." });
        await api.DoAsync(api.Owner, "correctMeasurement", "measurement { id }", new { measurement = measurement[1].GetProperty("id").GetString(), value = 14, reason = "Counted anew." });
        var proposed = (await api.DoAsync(api.Owner, "propose", "proposal { id digest changes { id } }", new { plan = shared.Plan, changes = new[] { shared.Terms(10, 30, 1) } })).GetProperty("proposal");
        var (proposal, digest) = (proposed.GetProperty("id").GetString(), proposed.GetProperty("digest").GetString());
        await api.DoAsync(customer, "answerProposal", "plan { id }", new { proposal, digest, decline = true });

        var entries = Nodes(await api.ReadAsync(api.Owner, Page, new { account = shared.Account, first = 100 }));
        var deeds = entries.Select(entry => (Kind(entry), entry.GetProperty("by").GetProperty("id").GetString())).ToList();

        foreach (var deed in new[] { "AlertAcknowledged", "AlertRespondedTo", "AlertSnoozed", "AlertClosed", "MeasurementsRecorded", "MeasurementsCorrected" })
        {
            Assert.Contains((deed, api.Owner.Audience.Member.ToString()), deeds);
        }

        foreach (var deed in new[] { "AlertAcknowledged", "ProposalAccepted", "TermsAgreed", "MeasurementConfirmed", "MeasurementDisputed", "ProposalDeclined" })
        {
            Assert.Contains((deed, customer.Audience.Member.ToString()), deeds);
        }

        Assert.Contains(entries, entry => Kind(entry) == "AlertRaised");
        Assert.DoesNotContain(deeds, deed => deed.Item1 is "AlertChanged" or "ReviewChanged" or "Measured" or "ProposalAnswered" or "ChangeAgreed");
    }

    [Fact]
    public async Task Workspace_SaysWhichSettingsAndMetrics()
    {
        await using var api = await Api.StartAsync();
        await api.DoAsync(api.Owner, "defineMetric", "metric { id }", new { key = "seats", name = "Seats", unit = "seats", kind = new { level = new { } } });
        await api.DoAsync(api.Owner, "retireMetric", "metric { id }", new { metric = "seats" });
        await api.DoAsync(api.Owner, "changeSettings", "workspace { id }", new { locale = "de", headStartDays = 3 });

        var entries = (await api.ReadAsync(api.Owner, "{ auditLog(first: 3) { nodes { kind fields subject } } }")).GetProperty("auditLog").GetProperty("nodes");

        Assert.Equal(["SettingsChanged", "MetricRetired", "MetricDefined"], entries.EnumerateArray().Select(Kind));
        Assert.Equal("[\"locale\",\"headStartDays\"]", entries[0].GetProperty("fields").GetRawText());
        Assert.Equal("met_seats", entries[1].GetProperty("subject").GetString());
    }

    [Fact]
    public async Task Others_AreRefused_AndSoIsWhatIsNotThere()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var nobodys = "acc_" + new string('7', 32);

        Assert.Equal("FORBIDDEN", await CodeAsync(shared, shared.Customer, new { account = shared.Account }));
        Assert.Equal("FORBIDDEN", await CodeAsync(shared, shared.Customer, new { account = nobodys }));
        Assert.Equal("FORBIDDEN", await CodeAsync(shared, shared.Customer, new { }));
        Assert.Equal("NOT_FOUND", await CodeAsync(shared, shared.Api.Owner, new { account = nobodys }));
        Assert.Equal("INVALID", await CodeAsync(shared, shared.Api.Owner, new { account = shared.Plan }));
        Assert.Equal("INVALID", await CodeAsync(shared, shared.Api.Owner, new { first = 0 }));
        Assert.Null(await CodeAsync(shared, shared.Api.Owner, new { first = 100 }));
        Assert.Equal("INVALID", await CodeAsync(shared, shared.Api.Owner, new { first = 101 }));
        Assert.Equal("INVALID", await CodeAsync(shared, shared.Api.Owner, new { after = "yesterday" }));
        Assert.Equal("INVALID", await CodeAsync(shared, shared.Api.Owner, new { after = "0" }));
    }

    static async Task<string?> CodeAsync(SharedPlan shared, VerifiedCaller caller, object variables) =>
        (await shared.Api.AskAsync(caller, Page, variables)).TryGetProperty("errors", out var errors)
            ? errors[0].GetProperty("extensions").GetProperty("code").GetString()
            : null;

    static List<JsonElement> Nodes(JsonElement data) => [.. data.GetProperty("auditLog").GetProperty("nodes").EnumerateArray()];

    static string Kind(JsonElement entry) => entry.GetProperty("kind").GetString()!;

    static int Number(JsonElement entry) => entry.GetProperty("number").GetInt32();
}
