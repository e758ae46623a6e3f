using Success.Gateway.Tests.Isolation.Canaries;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <content>What comes to its end and is kept, other than what is deleted.</content>
sealed partial record SharedAccount
{
    /// <summary>The id of one of each kind that has come to its end.</summary>
    public Dictionary<string, string> Ended { get; } = [];

    /// <summary>Whoever was a member or had a session, and is not let in any more.</summary>
    public List<Visitor> Gone { get; } = [];

    /// <summary>Brings one of each kind to its end.</summary>
    public async Task EndAsync()
    {
        var name = Says(Planted.Deleted);
        Ended["Account"] = await Provider.MakeAsync("openAccount", "account", new { name });
        await Provider.DoAsync("archiveAccount", "account { id }", new { account = Ended["Account"], reason = "ENDED", on = Day(-1) });
        Ended["Review"] = this["ClosedReview"];
        Ended["Plan"] = await Provider.MakeAsync("createPlan", "plan", new { account = this["Account"], title = name });
        await Provider.DoAsync("completePlan", "plan { id }", new { plan = Ended["Plan"] });
        Ended["Milestone"] = await Provider.MakeAsync("addMilestone", "milestone", new { plan = this["Plan"], milestone = new { title = name, due = Day(9) } });
        await Provider.DoAsync("completeMilestone", "milestone { id }", new { milestone = Ended["Milestone"] });
        Ended["Action"] = await Provider.MakeAsync("addAction", "action", new { plan = this["Plan"], action = new { title = name, side = "PROVIDER" } });
        await Provider.DoAsync("completeAction", "action { id }", new { action = Ended["Action"] });
        await EndAgreementsAsync(name);
        await EndAccessAsync(name);
    }

    // A KPI whose values have been too low for long raises its alert with its terms; then the one is closed and the other retired.
    async Task EndAgreementsAsync(string name)
    {
        Ended["Kpi"] = await Provider.MakeAsync("addKpi", "kpi", new { objective = this["Objective"], kpi = new { name, metric = Metric } });
        var withdrawn = await ProposeAsync(Terms(25, 0, Ended["Kpi"]));
        Ended["Proposal"] = withdrawn.GetProperty("id").GetString()!;
        Ended["Change"] = First(withdrawn, "changes");
        await Provider.DoAsync("withdrawProposal", "plan { id }", new { proposal = Ended["Proposal"] });
        await AcceptAsync(await ProposeAsync(Terms(20, 0, Ended["Kpi"])));
        var at = Provider.Gateway.Time.GetUtcNow().AddHours(-1);
        await Provider.DoAsync("recordMeasurements", "taken", new { items = new[] { new { account = this["Account"], metric = Metric, at, value = 3d } } });
        var alerts = (await Provider.ReadAsync("query ($id: ID!) { account(id: $id) { alerts { id subject } } }", new { id = this["Account"] })).GetProperty("account").GetProperty("alerts");
        Ended["Alert"] = alerts.EnumerateArray().First(alert => alert.GetProperty("subject").GetString() == Ended["Kpi"]).GetProperty("id").GetString()!;
        await Provider.DoAsync("closeAlert", "alert { id }", new { alert = Ended["Alert"], reason = name });
        await AcceptAsync(await ProposeAsync(new { retireKpi = new { basedOn = 1, kpi = Ended["Kpi"] } }));
    }

    async Task EndAccessAsync(string name)
    {
        var expiresAt = Day(30) + "T00:00:00Z";
        Ended["ApiClient"] = await Customer.MakeAsync("createApiClient", "apiClient", new
        {
            name,
            scopes = new[] { "READ" },
            accounts = new { bindings = new[] { new { account = this["Account"] } } },
            expiresAt,
        });
        await Customer.DoAsync("revokeApiClient", "apiClient { id }", new { apiClient = Ended["ApiClient"] });
        foreach (var (kind, role) in new[] { ("Customer", "CUSTOMER_VIEWER"), ("Provider", "PROVIDER_CSM") })
        {
            var left = await JoinAsync(Provider, this["Account"], role, name, $"left-{role.ToLowerInvariant()}-{name}");
            Ended[kind] = left.Member;
            Gone.Add(left.Visitor);
            await Provider.DoAsync("removeMember", "member { id }", new { member = left.Member });
        }

        var away = await JoinAsync(Provider, this["Account"], "CUSTOMER_CONTRIBUTOR", name, $"away-{name}");
        Ended["Session"] = First((await away.Visitor.ReadAsync("{ viewer { sessions { id } } }")).GetProperty("viewer"), "sessions");
        Gone.Add(away.Visitor);
        await away.Visitor.DoAsync("endSession", "gone: userErrors { code }", new { session = Ended["Session"] });
    }
}
