using System.Globalization;
using System.Text.RegularExpressions;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Isolation;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Identity;

/// <summary>What a key may do that has one scope only: every cell of the table that something on the API's surface stands for.</summary>
public sealed partial class ScopeTests
{
    static readonly (Side Side, ClientScopes Scope)[] Keys =
    [
        .. from side in Enum.GetValues<Side>()
           from scope in new[] { ClientScopes.Read, ClientScopes.Measure, ClientScopes.Plan, ClientScopes.Alerts, ClientScopes.Admin }
           select (side, scope),
    ];

    [Fact]
    public async Task Key_OfOneScope_MayDoWhatItsColumnSaysAndNothingElse()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        await owner.DoAsync("defineMetric", "metric { id }", new { key = SharedAccount.Metric, name = "Seats", unit = "seats", kind = new { level = new { } } });
        using var account = await SharedAccount.MakeAsync(owner, "acme");
        await owner.DoAsync("recordRevenue", "account { id }", new { account = account.Ids["Account"], from = "2026-01-01", amount = new { amount = "100", currency = "EUR" } });
        var failures = new List<string>();
        foreach (var (side, scope) in Keys)
        {
            using var who = Visitor.WithKey(gateway, await KeyAsync(account, side, scope, isBound: side == Side.Customer));
            foreach (var (action, document) in Requests(account.Ids))
            {
                var answer = await who.AskAsync(document);
                var may = Policy.GrantOf(side, scope, action) != Grant.Never;
                if (may == Kept().IsMatch(answer))
                {
                    failures.Add($"{side} {scope} {(may ? "may" : "may not")} {action}, and {document} is answered {answer}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task Key_ThatAnswersAlerts_FindsThemHearsOfThemAndAnswersThem()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        await owner.DoAsync("defineMetric", "metric { id }", new { key = SharedAccount.Metric, name = "Seats", unit = "seats", kind = new { level = new { } } });
        using var account = await SharedAccount.MakeAsync(owner, "acme");
        using var other = await SharedAccount.MakeAsync(owner, "other");
        foreach (var side in Enum.GetValues<Side>())
        {
            using var who = Visitor.WithKey(gateway, await KeyAsync(account, side, ClientScopes.Alerts, isBound: true));

            var alert = Assert.Single((await who.ReadAsync("{ alerts { nodes { id account { name } kpi { name } explanation { sentence } } } }"))
                .GetProperty("alerts").GetProperty("nodes").EnumerateArray());
            var answered = await who.DoAsync("respondToAlert", "alert { responses { text } }", new { alert = account.Ids["Alert"], text = $"We of the {side} are on it." });
            var foreign = await who.TryAsync("respondToAlert", "alert { id }", new { alert = other.Ids["Alert"], text = "Hello." });

            Assert.Equal(account.Ids["Alert"], alert.GetProperty("id").GetString());
            Assert.Equal("acme", alert.GetProperty("account").GetProperty("name").GetString());
            Assert.Equal("acme", alert.GetProperty("kpi").GetProperty("name").GetString());
            Assert.NotEqual("", alert.GetProperty("explanation").GetProperty("sentence").GetString());
            Assert.Contains($"We of the {side} are on it.", answered.ToString(), StringComparison.Ordinal);
            Assert.Equal("NOT_FOUND", foreign.GetProperty("userErrors")[0].GetProperty("code").GetString());
        }
    }

    /// <summary>A request for each action: one that finds something, or one that fails for its content when the action is allowed.</summary>
    static IEnumerable<(PolicyAction Action, string Document)> Requests(Dictionary<string, string> ids)
    {
        var account = ids["Account"];
        yield return (PolicyAction.ReadAccount, $"{{ kept: account(id: \"{account}\") {{ id }} }}");
        yield return (PolicyAction.ReadAlerts, "{ alerts { nodes { kept: id } } }");
        yield return (PolicyAction.ReadPlan, Node(ids["Plan"]));
        yield return (PolicyAction.ReadPlan, Node(ids["Kpi"]));
        yield return (PolicyAction.ReadPlan, Node(ids["Objective"]));
        yield return (PolicyAction.ReadProposals, Node(ids["Proposal"]));
        yield return (PolicyAction.ReadComments, Node(ids["Comment"]));
        yield return (PolicyAction.ReadReviews, Node(ids["Review"]));
        yield return (PolicyAction.ReadAlerts, Node(ids["Alert"]));
        yield return (PolicyAction.ReadPeople, Node(ids["Person"]));
        yield return (PolicyAction.ReadCustomers, Node(ids["Customer"]));
        yield return (PolicyAction.ReadProviders, Node(ids["Provider"]));
        yield return (PolicyAction.ReadMeasurements, $"{{ account(id: \"{account}\") {{ kept: measurements(metric: \"seats\") {{ totalCount }} }} }}");
        yield return (PolicyAction.ReadRevenue, $"{{ account(id: \"{account}\") {{ kept: arr {{ amount }} }} }}");
        yield return (PolicyAction.ReadMetrics, "{ metrics { nodes { kept: key } } }");
        yield return (PolicyAction.ReadChanges, "{ changes { nodes { kept: kind } } }");
        yield return (PolicyAction.ReadPortfolio, "{ portfolio { kept: accounts } }");
        yield return (PolicyAction.ReadSettings, "{ viewer { workspace { kept: settings { locale } } } }");

        yield return (PolicyAction.AcknowledgeAlert, Try("acknowledgeAlert", $"alert: \"{ids["Alert"]}\""));
        yield return (PolicyAction.RespondToAlert, Try("respondToAlert", $"alert: \"{ids["Alert"]}\", text: \"\""));
        yield return (PolicyAction.SnoozeAlert, Try("snoozeAlert", $"alert: \"{ids["Alert"]}\", until: \"2020-01-01T00:00:00Z\", reason: \"Later\""));
        yield return (PolicyAction.CloseAlert, Try("closeAlert", $"alert: \"{ids["Alert"]}\", reason: \"\""));
        yield return (PolicyAction.AgreeCause, Try("agreeCause", $"alert: \"{ids["Alert"]}\", cause: UNKNOWN"));
        yield return (PolicyAction.Agree, Try("propose", $"plan: \"{ids["Plan"]}\", changes: []"));
        yield return (PolicyAction.DraftProposal, Try("draftProposal", $"plan: \"{ids["Plan"]}\", changes: []"));
        yield return (PolicyAction.Comment, Try("addComment", $"plan: \"{ids["Plan"]}\", text: \"\", audience: SHARED"));
        yield return (PolicyAction.EditPlan, Try("addMilestone", $"plan: \"{ids["Plan"]}\", milestone: {{ title: \"\", due: \"2030-01-01\" }}"));
        yield return (PolicyAction.ManagePlan, Try("renamePlan", $"plan: \"{ids["Plan"]}\", title: \"\""));
        yield return (PolicyAction.OpenReview, Try("openReview", $"plan: \"{ids["Plan"]}\", kind: CHECK_IN, from: \"2025-12-31\", to: \"2025-12-01\", meetsAt: \"2026-02-01T00:00:00Z\""));
        yield return (PolicyAction.ClosePeriod, Try("restateValue", $"review: \"{ids["ClosedReview"]}\", kpi: \"{ids["Kpi"]}\", value: 1, reason: \"\""));
        yield return (PolicyAction.UpdateAccount, Try("updateAccount", $"account: \"{account}\", name: \"\""));
        yield return (PolicyAction.RecordRevenue, Try("recordRevenue", $"account: \"{account}\", from: \"2026-01-01\", amount: {{ amount: \"-1\", currency: \"EUR\" }}"));
        yield return (PolicyAction.OpenAccount, Try("openAccount", "name: \"\""));
        yield return (PolicyAction.ImportAccounts, "mutation { importAccounts(input: { items: [{ externalId: \"crm:1\", name: \"\" }] }) { results { outcome userErrors { code } } } }");
        yield return (PolicyAction.DefineMetric, Try("defineMetric", "key: \"fine\", name: \"\", unit: \"\", kind: { level: {} }"));
        yield return (PolicyAction.ChangeSettings, Try("changeSettings", "headStartDays: 99"));
        yield return (PolicyAction.ManagePeople, Try("changePerson", $"person: \"{ids["Person"]}\", name: \"\""));
        yield return (PolicyAction.RecordMeasurement, $"mutation {{ recordMeasurements(input: {{ dryRun: true, items: [{{ account: \"{account}\", metric: \"seats\", at: \"2026-01-04T12:00:00Z\", value: 1 }}] }}) {{ results {{ outcome error {{ code }} }} }} }}");
    }

    static string Node(string id) => $"{{ kept: node(id: \"{id}\") {{ id }} }}";

    static string Try(string mutation, string input) => $"mutation {{ {mutation}(input: {{ {input} }}) {{ userErrors {{ code field }} }} }}";

    static async Task<string> KeyAsync(SharedAccount account, Side side, ClientScopes scope, bool isBound)
    {
        var creator = side == Side.Provider ? account.Provider : account.Customer;
        return (await creator.DoAsync("createApiClient", "key", new
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{side} {scope}"),
            scopes = new[] { scope.ToString().ToUpperInvariant() },
            accounts = isBound ? new { bindings = new[] { new { account = account.Ids["Account"] } } } : null,
            expiresAt = account.Provider.Gateway.Time.GetUtcNow().AddDays(30),
        })).GetProperty("key").GetString()!;
    }

    // What is kept from somebody: refused as forbidden or as not there, or simply not shown.
    [GeneratedRegex("\"code\":\"(FORBIDDEN|NOT_FOUND)\"|\"kept\":null|\"nodes\":\\[\\]|\"account\":null", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kept();
}
