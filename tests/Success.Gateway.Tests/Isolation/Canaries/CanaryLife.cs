using System.Text.Json;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>What else happens in the course of time, so that there is something to see in nearly every field of the contract.</summary>
sealed class CanaryLife(CanaryWorld world)
{
    readonly SharedAccount _north = world.North.Account;

    public async Task LiveAsync(Visitor owner)
    {
        await PeopleAsync(owner);
        await CausesAsync();
        await PlansAsync();
        var archive = new { account = world.Archived.Account["Account"], reason = "MERGED", on = "2026-01-04", into = _north["Account"] };
        await owner.DoAsync("archiveAccount", "account { id }", archive);
    }

    async Task PeopleAsync(Visitor owner)
    {
        var deputy = (await owner.ReadAsync("{ viewer { member { id } } }")).GetProperty("viewer").GetProperty("member").GetProperty("id").GetString();
        await _north.Manager.DoAsync("nameDeputy", "member { id }", new { member = _north["Provider"], deputy, until = "2026-02-01" });
        var (name, email) = (world.Say(Planted.CustomersName, world.North), $"{world.Say(Planted.CustomersEmail, world.North)}@people.example");
        var accounts = new { bindings = new[] { new { account = _north["Account"] } } };
        await owner.DoAsync("inviteMember", "member { id }", new { name, email, role = "CUSTOMER_CONTRIBUTOR", accounts });
        await world.Gateway.Post.NextAsync();
        var rotated = await _north.Customer.DoAsync("rotateApiClient", "key", new { apiClient = _north["ApiClient"] });
        world.Book.Plant(Planted.Secret, world.North, ApiKey.Parse(rotated.GetProperty("key").GetString()).Value.Secret.Reveal());
    }

    async Task CausesAsync()
    {
        var (north, south) = (_north["Alert"], world.South.Account["Alert"]);
        await _north.Customer.DoAsync("acknowledgeAlert", "alert { id }", new { alert = north });
        await _north.Provider.DoAsync("proposeCause", "alert { id }", new { alert = north, cause = "PROVIDER" });
        await _north.Customer.DoAsync("agreeCause", "alert { id }", new { alert = north, cause = "PROVIDER" });
        await world.South.Account.Provider.DoAsync("proposeCause", "alert { id }", new { alert = south, cause = "PROVIDER" });
        foreach (var (account, side) in new[] { (_north, _north.Provider), (world.South.Account, world.South.Account.Customer) })
        {
            var seen = await side.ReadAsync("query ($id: ID!) { node(id: $id) { ... on Review { snapshot { digest } } } }", new { id = account["Review"] });
            var digest = seen.GetProperty("node").GetProperty("snapshot").GetProperty("digest").GetString();
            await side.DoAsync("closePeriod", "plan { id }", new { review = account["Review"], digest });
        }
    }

    async Task PlansAsync()
    {
        var plan = await PlanAsync();
        var reach = new { baseline = new { value = 10 }, target = new { percent = 20 }, direction = "INCREASE", trajectory = new { shape = "STEPPED", knots = new[] { new { time = 0.5, share = 0.5 } } }, tolerance = 1, start = "2025-12-01", due = "2027-12-01" };
        await AgreeAsync(plan, new { setTerms = new { kpi = Kpi(plan, 0), measures = "OUTCOME", isDecisive = true, terms = Terms(new { reach }) } });
        var rule = new { baseline = new { rule = new { periods = 3 } }, target = new { value = 90 }, direction = "INCREASE", tolerance = 1, start = "2025-12-01", due = "2027-12-01" };
        _north.Ids["ReachKpi"] = Kpi(plan, 0);
        var kept = new { baseline = new { value = 10 }, target = new { value = 8 }, direction = "DECREASE", tolerance = 1, start = "2025-12-01", due = "2027-12-01" };
        await AgreeAsync(plan, new { setTerms = new { kpi = Kpi(plan, 3), measures = "OUTCOME", isDecisive = false, terms = Terms(new { reach = kept }) } });
        _north.Ids["KeptKpi"] = Kpi(plan, 3);
        _north.Ids["RuleProposal"] = Id(await ProposeAsync(plan, new { setTerms = new { kpi = Kpi(plan, 1), measures = "ADOPTION", isDecisive = false, terms = Terms(new { reach = rule }) } }));
        _north.Ids["CustomersKpi"] = Kpi(plan, 2);
        var keep = new { lower = 1, upper = 9, start = "2025-12-01" };
        await _north.Customer.DoAsync("draftProposal", "proposal { id }", new { plan = Id(plan), changes = new[] { new { setTerms = new { kpi = Kpi(plan, 2), measures = "OUTCOME", isDecisive = true, terms = Terms(new { keep }) } } } });
        var pause = new { from = "2026-03-01", through = "2026-03-02", effect = "KEEP" };
        _north.Ids["PauseProposal"] = Id(await ProposeAsync(plan, new { pauseKpi = new { basedOn = 1, kpi = Kpi(plan, 0), pause } }));
        var objective = plan.GetProperty("objectives")[0].GetProperty("id").GetString();
        var why = world.Say(Planted.ObjectiveWhy, world.North);
        var content = new { outcome = world.Say(Planted.ObjectiveOutcome, world.North), why, owner = _north["Provider"], customerOwner = _north["Customer"], valuation = new { perUnit = new { amount = "7", currency = "EUR" }, metric = SharedAccount.Metric, share = "0.5" } };
        await AgreeAsync(plan, new { setObjective = new { objective, content } });
        _north.Ids["AgreedObjective"] = objective!;
        _north.Ids["ObjectiveProposal"] = Id(await ProposeAsync(plan, new { setObjective = new { basedOn = 1, objective, content } }));
        await WorkAsync(Id(plan), objective);

        var old = await PlanAsync();
        await AgreeAsync(old, new { setTerms = new { kpi = Kpi(old, 0), measures = "OUTCOME", isDecisive = true, terms = Terms(new { keep = new { lower = 1, tolerance = 1, start = "2025-12-01", due = "2027-12-01" } }) } });
        await AgreeAsync(old, new { setObjective = new { objective = old.GetProperty("objectives")[0].GetProperty("id").GetString(), content = new { outcome = world.Say(Planted.ObjectiveOutcome, world.North) } } });
        await _north.Provider.DoAsync("renewPlan", "plan { id }", new { plan = Id(old), title = world.Say(Planted.PlanTitle, world.North) });
        _north.Ids["OldPlan"] = Id(old);
    }

    async Task WorkAsync(string plan, string? objective)
    {
        var milestone = new { title = world.Say(Planted.MilestoneTitle, world.North), due = "2026-02-01", objective };
        _north.Ids["DoneMilestone"] = await _north.Provider.MakeAsync("addMilestone", "milestone", new { plan, milestone });
        await _north.Provider.DoAsync("completeMilestone", "milestone { id }", new { milestone = _north["DoneMilestone"] });
        var action = new { title = world.Say(Planted.ActionTitle, world.North), side = "PROVIDER", due = "2026-02-01", objective };
        _north.Ids["DoneAction"] = await _north.Provider.MakeAsync("addAction", "action", new { plan, action });
        await _north.Provider.DoAsync("completeAction", "action { id }", new { action = _north["DoneAction"] });
    }

    async Task<JsonElement> PlanAsync()
    {
        var kpis = Enumerable.Range(0, 4).Select(_ => new { name = world.Say(Planted.KpiName, world.North), metric = SharedAccount.Metric }).ToArray();
        var objectives = new[] { new { outcome = world.Say(Planted.ObjectiveOutcome, world.North), kpis } };
        return (await _north.Provider.DoAsync(
            "createPlan", "plan { id objectives { id } kpis { id } }", new { account = _north["Account"], title = world.Say(Planted.PlanTitle, world.North), objectives })).GetProperty("plan");
    }

    async Task AgreeAsync(JsonElement plan, object change)
    {
        var proposal = await ProposeAsync(plan, change);
        var accept = proposal.GetProperty("changes").EnumerateArray().Select(one => one.GetProperty("id").GetString());
        await _north.Customer.DoAsync("answerProposal", "plan { id }", new { proposal = Id(proposal), digest = proposal.GetProperty("digest").GetString(), accept });
    }

    async Task<JsonElement> ProposeAsync(JsonElement plan, object change) => (await _north.Provider.DoAsync(
        "propose", "proposal { id digest changes { id } }", new { plan = Id(plan), note = world.Say(Planted.ProposalNote, world.North), changes = new[] { change } })).GetProperty("proposal");

    static object Terms(object goal) => new { metricVersion = 1, cadence = "WEEKLY", goal, pauses = new[] { new { from = "2026-02-01", through = "2026-02-03", effect = "KEEP" } } };

    static string Kpi(JsonElement plan, int which) => Id(plan.GetProperty("kpis")[which]);

    static string Id(JsonElement element) => element.GetProperty("id").GetString()!;
}
