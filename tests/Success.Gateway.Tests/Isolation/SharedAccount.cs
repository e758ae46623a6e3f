using System.Globalization;
using System.Text.Json;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>
/// An account in which there is one of everything that has an id, and one of everything that can be deleted, made and deleted again, all of it
/// over HTTP by the people who would do it.
/// </summary>
/// <param name="Ids">The id of one of each kind.</param>
/// <param name="Deleted">The id of one of each kind that was deleted.</param>
/// <param name="Provider">The workspace's owner.</param>
/// <param name="Customer">The account's customer.</param>
/// <param name="CustomerViewer">Somebody of the customer who may only look.</param>
/// <param name="Manager">A provider's success manager who is bound to the account.</param>
sealed record SharedAccount(
    Dictionary<string, string> Ids, Dictionary<string, string> Deleted, Visitor Provider, Visitor Customer, Visitor CustomerViewer, Visitor Manager) : IDisposable
{
    public const string Metric = "seats";

    static readonly double[] SuddenDrop = [.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)];

    string this[string kind] => Ids[kind];

    /// <param name="owner">The workspace's owner.</param>
    /// <param name="name">A word that stands in every text of the account.</param>
    public static async Task<SharedAccount> MakeAsync(Visitor owner, string name)
    {
        var ids = new Dictionary<string, string> { ["ExternalId"] = $"{name}-external" };
        ids["Account"] = await owner.MakeAsync("openAccount", "account", new { name, externalId = ids["ExternalId"], segment = name, tags = new[] { name } });
        await SettleAsync(owner, ids["Account"]);
        var customer = await JoinAsync(owner, ids["Account"], "CUSTOMER_ADMIN", name);
        var viewer = await JoinAsync(owner, ids["Account"], "CUSTOMER_VIEWER", $"{name}-viewer");
        var manager = await JoinAsync(owner, ids["Account"], "PROVIDER_CSM", $"{name}-manager");
        ids["Customer"] = customer.Member;
        ids["Provider"] = manager.Member;
        var account = new SharedAccount(ids, [], owner, customer.Visitor, viewer.Visitor, manager.Visitor);
        await account.PlanAsync(name);
        await account.MeasureAsync(name);
        await account.ReviewAsync(name);
        await account.DeleteAsync(name);
        return account;
    }

    public void Dispose()
    {
        Customer.Dispose();
        CustomerViewer.Dispose();
        Manager.Dispose();
    }

    /// <summary>Terms for a KPI: between two values, a week at a time.</summary>
    public object Terms(double upper, int basedOn) => new
    {
        setTerms = new
        {
            basedOn,
            kpi = this["Kpi"],
            measures = "OUTCOME",
            isDecisive = true,
            terms = new { metricVersion = 1, cadence = "WEEKLY", goal = new { keep = new { lower = 10d, upper, start = Day(-200) } } },
        },
    };

    string Day(int days) => Provider.Gateway.Time.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    async Task PlanAsync(string name)
    {
        var created = await Provider.DoAsync("createPlan", "plan { id objectives { id } kpis { id } milestones { id } actions { id } }", new
        {
            account = this["Account"],
            title = name,
            objectives = new[] { new { outcome = name, why = name, owner = this["Provider"], customerOwner = this["Customer"], kpis = new[] { new { name, metric = Metric } } } },
            milestones = new[] { new { title = name, due = "2030-01-01" } },
            actions = new[] { new { title = name, side = "PROVIDER", assignee = this["Provider"] } },
        });
        var plan = created.GetProperty("plan");
        Ids["Plan"] = plan.GetProperty("id").GetString()!;
        Ids["Objective"] = First(plan, "objectives");
        Ids["Kpi"] = First(plan, "kpis");
        Ids["Milestone"] = First(plan, "milestones");
        Ids["Action"] = First(plan, "actions");
        Ids["Comment"] = await Provider.MakeAsync("addComment", "comment", new { plan = this["Plan"], text = name, audience = "SHARED" });
        Ids["Person"] = await Provider.MakeAsync("addPerson", "person", new { account = this["Account"], side = "CUSTOMER", name, email = $"{name}@person.example" });
        Ids["ApiClient"] = await Customer.MakeAsync("createApiClient", "apiClient", new
        {
            name,
            scopes = new[] { "READ" },
            accounts = new { bindings = new[] { new { account = this["Account"] } } },
            expiresAt = Day(30) + "T00:00:00Z",
        });
        Ids["Template"] = await Provider.MakeAsync("keepTemplate", "template", new { name, from = new { content = new { title = name } } });
        Ids["Session"] = First((await Provider.ReadAsync("{ viewer { sessions { id } } }")).GetProperty("viewer"), "sessions");
        await AgreeAsync(name);
        var proposed = (await Provider.DoAsync("propose", "proposal { id changes { id } }", new { plan = this["Plan"], note = name, changes = new[] { Terms(30, 1) } })).GetProperty("proposal");
        Ids["Proposal"] = proposed.GetProperty("id").GetString()!;
        Ids["Change"] = First(proposed, "changes");
    }

    async Task AgreeAsync(string name)
    {
        var first = (await Provider.DoAsync("propose", "proposal { id digest changes { id } }", new { plan = this["Plan"], note = name, changes = new[] { Terms(20, 0) } })).GetProperty("proposal");
        await Customer.DoAsync("answerProposal", "plan { id }", new
        {
            proposal = first.GetProperty("id").GetString(),
            digest = first.GetProperty("digest").GetString(),
            accept = new[] { First(first, "changes") },
        });
    }

    async Task MeasureAsync(string name)
    {
        var items = SuddenDrop.Select((value, index) => new { account = this["Account"], metric = Metric, at = Day(7 * (index + 1 - SuddenDrop.Length)) + "T00:00:00Z", value, note = name });
        await Provider.DoAsync("recordMeasurements", "taken", new { items });
        var found = (await Provider.ReadAsync(
            "query ($id: ID!) { account(id: $id) { alerts(filter: { kinds: [DRIFT] }) { id } measurements(metric: \"seats\") { nodes { id } } } }", new { id = this["Account"] })).GetProperty("account");
        Ids["Alert"] = First(found, "alerts");
        var measurements = found.GetProperty("measurements").GetProperty("nodes");
        Ids["Measurement"] = measurements[0].GetProperty("id").GetString()!;
        Deleted["Measurement"] = measurements[1].GetProperty("id").GetString()!;
        await Provider.DoAsync("respondToAlert", "alert { id }", new { alert = this["Alert"], text = name, options = new[] { name } });
        await Provider.DoAsync("retractMeasurement", "account { id }", new { measurement = Deleted["Measurement"], reason = name });
    }

    async Task ReviewAsync(string name)
    {
        var closed = await OpenReviewAsync(-60, -30);
        foreach (var side in new[] { Provider, Customer })
        {
            var seen = await side.ReadAsync("query ($id: ID!) { node(id: $id) { ... on Review { snapshot { digest } } } }", new { id = closed });
            await side.DoAsync("closePeriod", "plan { id }", new { review = closed, digest = seen.GetProperty("node").GetProperty("snapshot").GetProperty("digest").GetString() });
        }

        Ids["ClosedReview"] = closed;
        Ids["Restatement"] = await Provider.MakeAsync("restateValue", "restatement", new { review = closed, kpi = this["Kpi"], value = 12d, reason = name });
        Ids["Review"] = await OpenReviewAsync(-29, -1);
        Deleted["Review"] = await OpenReviewAsync(-120, -61);
        await Provider.DoAsync("cancelReview", "plan { id }", new { review = Deleted["Review"], reason = name });
    }

    Task<string> OpenReviewAsync(int from, int to) => Provider.MakeAsync(
        "openReview", "review", new { plan = this["Plan"], kind = "CHECK_IN", from = Day(from), to = Day(to), meetsAt = Day(1) + "T00:00:00Z" });

    async Task DeleteAsync(string name)
    {
        var (plan, account) = (this["Plan"], this["Account"]);
        Deleted["Milestone"] = await Provider.MakeAsync("addMilestone", "milestone", new { plan, milestone = new { title = name, due = "2030-01-01" } });
        await Provider.DoAsync("removeMilestone", "plan { id }", new { milestone = Deleted["Milestone"] });
        Deleted["Action"] = await Provider.MakeAsync("addAction", "action", new { plan, action = new { title = name, side = "PROVIDER" } });
        await Provider.DoAsync("removeAction", "plan { id }", new { action = Deleted["Action"] });
        Deleted["Comment"] = await Provider.MakeAsync("addComment", "comment", new { plan, text = name });
        await Provider.DoAsync("removeComment", "plan { id }", new { comment = Deleted["Comment"] });
        Deleted["Kpi"] = await Provider.MakeAsync("addKpi", "kpi", new { objective = this["Objective"], kpi = new { name, metric = Metric } });
        await Provider.DoAsync("removeKpi", "plan { id }", new { kpi = Deleted["Kpi"] });
        Deleted["Objective"] = await Provider.MakeAsync("addObjective", "objective", new { plan, objective = new { outcome = name } });
        await Provider.DoAsync("removeObjective", "plan { id }", new { objective = Deleted["Objective"] });
        Deleted["Template"] = await Provider.MakeAsync("keepTemplate", "template", new { name, from = new { plan = new { plan } } });
        await Provider.DoAsync("retireTemplate", "gone: userErrors { code }", new { template = Deleted["Template"] });
        Deleted["Person"] = await Provider.MakeAsync("addPerson", "person", new { account, side = "CUSTOMER", name });
        await Provider.DoAsync("removePerson", "gone: userErrors { code }", new { person = Deleted["Person"] });
        foreach (var (kind, role) in new[] { ("Customer", "CUSTOMER_VIEWER"), ("Provider", "PROVIDER_CSM") })
        {
            var gone = await JoinAsync(Provider, account, role, $"{name}-gone-{role.ToLowerInvariant()}");
            gone.Visitor.Dispose();
            Deleted[kind] = gone.Member;
            await Provider.DoAsync("removeMember", "member { id }", new { member = gone.Member });
            await Provider.DoAsync("eraseMember", "erased: userErrors { code }", new { member = gone.Member });
        }
    }

    static async Task<(string Member, Visitor Visitor)> JoinAsync(Visitor owner, string account, string role, string name)
    {
        var email = $"{name}@people.example";
        var member = await owner.MakeAsync("inviteMember", "member", new { name, email, role, accounts = new { bindings = new[] { new { account } } } });
        return (member, new(owner.Gateway, await owner.Gateway.AcceptInvitationAsync(email)) { Hears = owner.Hears });
    }

    // What is bound to an account needs its place in the portfolio, which hears of it a moment later.
    static async Task SettleAsync(Visitor owner, string account)
    {
        const string Page = "query ($id: ID!) { accounts(filter: { subtree: $id }) { totalCount } }";
        for (var tries = 0; tries < 1_000; tries++)
        {
            if ((await owner.ReadAsync(Page, new { id = account })).GetProperty("accounts").GetProperty("totalCount").GetInt32() == 1)
            {
                return;
            }
        }

        Assert.Fail($"The portfolio never had {account}.");
    }

    static string First(JsonElement element, string list) => element.GetProperty(list)[0].GetProperty("id").GetString()!;
}
