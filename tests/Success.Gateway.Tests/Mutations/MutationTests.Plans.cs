namespace Success.Gateway.Tests.Mutations;

public sealed partial class MutationTests
{
    [Fact]
    public async Task Plans_AreMadeWrittenAndEnded()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, account) = (bench.Provider, bench["Account"]);

        await bench.RefuseAsync(owner, "createPlan", new { account, title = "" }, "INVALID", "title");
        var plan = await bench.MakeAsync(owner, "createPlan", "plan", "title phase", new { account, title = "Second" }, "\"title\":\"Second\"");
        await bench.DoAsync(owner, "createPlan", "plan { milestones { title } }", new { account, template = bench["Template"], start = bench.Day(0) }, """{"milestones":[{"title":"acme"}]}""");
        await bench.RefuseAsync(owner, "renamePlan", new { plan, title = "" }, "INVALID", "title");
        await bench.DoAsync(owner, "renamePlan", "plan { title }", new { plan, title = "Next" }, "\"title\":\"Next\"");
        await bench.RefuseAsync(owner, "addObjective", new { plan, objective = new { outcome = "" } }, "INVALID", "objective.outcome");
        var (ours, theirs) = (bench["Provider"], bench["Customer"]);
        var owners = $"\"owner\":{{\"id\":\"{ours}\"}},\"customerOwner\":{{\"id\":\"{theirs}\"}}";
        var objective = await bench.MakeAsync(
            owner, "addObjective", "objective", "outcome owner { id } customerOwner { id }", new { plan, objective = new { outcome = "Less waste", owner = ours, customerOwner = theirs } },
            $"\"outcome\":\"Less waste\",{owners}");
        await bench.RefuseAsync(owner, "editObjective", new { objective, content = new { outcome = "" } }, "INVALID", "content.outcome");
        await bench.DoAsync(
            owner, "editObjective", "objective { outcome why owner { id } customerOwner { id } }",
            new { objective, content = new { outcome = "No waste", why = "It costs.", owner = ours, customerOwner = theirs } }, $"\"outcome\":\"No waste\",\"why\":\"It costs.\",{owners}");
        await bench.RefuseAsync(owner, "addKpi", new { objective, kpi = new { name = "", metric = "seats" } }, "INVALID", "kpi.name");
        var kpi = await bench.MakeAsync(owner, "addKpi", "kpi", "name standing", new { objective, kpi = new { name = "Waste", metric = "seats" } }, "\"standing\":\"NOT_AGREED\"");
        await bench.RefuseAsync(owner, "removeKpi", new { kpi = objective }, "INVALID", "kpi");
        await bench.DoAsync(owner, "removeKpi", "plan { kpis { id } }", new { kpi }, "\"kpis\":[]");
        await bench.RefuseAsync(owner, "removeObjective", new { objective = plan }, "INVALID", "objective");
        await bench.DoAsync(owner, "removeObjective", "plan { objectives { id } }", new { objective }, "\"objectives\":[]");
        await bench.RefuseAsync(owner, "addComment", new { plan, text = "" }, "INVALID", "text");
        var comment = await bench.MakeAsync(owner, "addComment", "comment", "text audience", new { plan, text = "Hello." }, "\"audience\":\"INTERNAL\"");
        await bench.DoAsync(owner, "addComment", "comment { about }", new { plan = bench["Plan"], text = "Hurry.", about = bench["Milestone"] }, bench["Milestone"]);
        await bench.RefuseAsync(owner, "removeComment", new { comment = plan }, "INVALID", "comment");
        await bench.DoAsync(owner, "removeComment", "plan { comments { text } }", new { comment }, "\"comments\":[");
        await bench.RefuseAsync(owner, "renewPlan", new { plan, title = "" }, "INVALID", "title");
        var carry = await owner.MakeAsync("addObjective", "objective", new { plan, objective = new { outcome = "Still to come" } });
        var next = await bench.MakeAsync(
            owner, "renewPlan", "plan", "predecessor { phase } objectives { outcome }", new { plan, title = "Third", carry = new[] { carry } },
            """{"phase":"COMPLETED"},"objectives":[{"outcome":"Still to come"}]""");
        await bench.RefuseAsync(owner, "completePlan", new { plan = account }, "INVALID", "plan");
        await bench.DoAsync(owner, "completePlan", "plan { phase ending { by { name } } }", new { plan = next }, "\"phase\":\"COMPLETED\"");

        bench.TriedAll(Plans);
    }

    [Fact]
    public async Task Work_IsTakenOnMovedAndDone()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, plan) = (bench.Provider, bench["Plan"]);

        await bench.RefuseAsync(owner, "addMilestone", new { plan, milestone = new { title = "", due = bench.Day(9) } }, "INVALID", "milestone.title");
        var objective = bench["Objective"];
        var milestone = await bench.MakeAsync(
            owner, "addMilestone", "milestone", "title objective { id }", new { plan, milestone = new { title = "Live", due = bench.Day(9), objective } },
            $"\"title\":\"Live\",\"objective\":{{\"id\":\"{objective}\"}}");
        await bench.RefuseAsync(owner, "rescheduleMilestone", new { milestone = plan, due = bench.Day(12) }, "INVALID", "milestone");
        await bench.DoAsync(owner, "rescheduleMilestone", "milestone { due }", new { milestone, due = bench.Day(12) }, bench.Day(12));
        await bench.RefuseAsync(owner, "completeMilestone", new { milestone = plan }, "INVALID", "milestone");
        await bench.DoAsync(owner, "completeMilestone", "milestone { completed { by { name } } }", new { milestone }, "The owner");
        await bench.RefuseAsync(owner, "removeMilestone", new { milestone = plan }, "INVALID", "milestone");
        await bench.DoAsync(owner, "removeMilestone", "plan { milestones { id } }", new { milestone = bench["Milestone"] }, milestone);
        await bench.RefuseAsync(owner, "addAction", new { plan, action = new { title = "", side = "PROVIDER" } }, "INVALID", "action.title");
        var action = await bench.MakeAsync(
            owner, "addAction", "action", "title assignee { id } objective { id }", new { plan, action = new { title = "Train", side = "PROVIDER", assignee = bench["Provider"], objective } },
            $"\"title\":\"Train\",\"assignee\":{{\"id\":\"{bench["Provider"]}\"}},\"objective\":{{\"id\":\"{objective}\"}}");
        await bench.RefuseAsync(owner, "rescheduleAction", new { action = plan, due = bench.Day(12) }, "INVALID", "action");
        await bench.DoAsync(owner, "rescheduleAction", "action { due }", new { action, due = bench.Day(12) }, bench.Day(12));
        await bench.RefuseAsync(owner, "completeAction", new { action = plan }, "INVALID", "action");
        await bench.DoAsync(owner, "completeAction", "action { done { by { name } } }", new { action }, "The owner");
        await bench.RefuseAsync(owner, "removeAction", new { action = plan }, "INVALID", "action");
        await bench.DoAsync(owner, "removeAction", "plan { actions { id } }", new { action = bench["Action"] }, action);

        bench.TriedAll(Work);
    }

    [Fact]
    public async Task Agreements_AreDraftedSentAnsweredAndObjectedTo()
    {
        await using var bench = await Bench.StartAsync();
        var (owner, customer, plan) = (bench.Provider, bench.Customer, bench["Plan"]);
        var stale = new string('0', 64);
        object Changes(double upper, int basedOn) => new[] { bench.Account.Terms(upper, basedOn) };

        await bench.RefuseAsync(owner, "withdrawProposal", new { proposal = plan }, "INVALID", "proposal");
        await bench.DoAsync(owner, "withdrawProposal", "plan { account { closedProposals { id state } } }", new { proposal = bench["Proposal"] }, "WITHDRAWN");
        await bench.RefuseAsync(owner, "draftProposal", new { plan, changes = Array.Empty<object>() }, "INVALID", "changes");
        var draft = (await bench.DoAsync(owner, "draftProposal", "proposal { id state digest }", new { plan, changes = Changes(40, 1) }, "\"state\":\"DRAFT\"")).GetProperty("proposal");
        var proposal = draft.GetProperty("id").GetString();
        await bench.RefuseAsync(owner, "reviseDraft", new { proposal, digest = stale, changes = Changes(45, 1) }, "STALE", "digest");
        var revised = (await bench.DoAsync(
            owner, "reviseDraft", "proposal { state round digest }", new { proposal, digest = draft.GetProperty("digest").GetString(), changes = Changes(45, 1) }, "\"round\":2")).GetProperty("proposal");
        await bench.RefuseAsync(owner, "sendProposal", new { proposal, digest = draft.GetProperty("digest").GetString() }, "STALE", "digest");
        await bench.DoAsync(owner, "sendProposal", "proposal { state waitsFor }", new { proposal, digest = revised.GetProperty("digest").GetString() }, "\"waitsFor\":\"CUSTOMER\"");
        await bench.RefuseAsync(customer, "answerProposal", new { proposal, digest = draft.GetProperty("digest").GetString(), decline = true }, "STALE", "digest");
        var seen = (await customer.ReadAsync("query ($id: ID!) { node(id: $id) { ... on Proposal { digest changes { id } } } }", new { id = proposal })).GetProperty("node");
        await bench.DoAsync(
            customer, "answerProposal", "plan { kpis { agreed { number } } }",
            new { proposal, digest = seen.GetProperty("digest").GetString(), accept = new[] { seen.GetProperty("changes")[0].GetProperty("id").GetString() } }, "\"number\":2");

        var (kpiOfPlan, objective) = (bench["Kpi"], bench["Objective"]);
        var pause = new { from = bench.Day(20), through = bench.Day(22), effect = "KEEP" };
        object[] changes = [new { pauseKpi = new { basedOn = 2, kpi = kpiOfPlan, pause } }, new { setObjective = new { objective, content = new { outcome = "All work with it" } } }];
        await bench.DoAsync(
            owner, "draftProposal", "proposal { changes { ... on PauseKpiChange { kpi { id } } ... on SetObjectiveChange { objective { id } } } }", new { plan, changes },
            $$$"""[{"kpi":{"id":"{{{kpiOfPlan}}}"}},{"objective":{"id":"{{{objective}}}"}}]""");
        object[] retired = [new { retireKpi = new { basedOn = 2, kpi = kpiOfPlan } }];
        await bench.DoAsync(customer, "draftProposal", "proposal { changes { ... on RetireKpiChange { kpi { id } } } }", new { plan, changes = retired }, kpiOfPlan);

        await bench.RefuseAsync(owner, "propose", new { plan, changes = Array.Empty<object>() }, "INVALID", "changes");
        var kpi = await ProposeByRuleAsync(bench);
        await bench.RefuseAsync(customer, "objectToBaseline", new { kpi, revision = 1, reason = "" }, "INVALID", "reason");
        await bench.DoAsync(
            customer, "objectToBaseline", "kpi { takenBaseline { state objection } }", new { kpi, revision = 1, reason = "These were holidays." },
            """{"state":"OBJECTED","objection":"These were holidays."}""");

        bench.TriedAll(Agreements);
    }

    // A KPI whose baseline is taken from the first values after its start, which are there already.
    static async Task<string> ProposeByRuleAsync(Bench bench)
    {
        var kpi = await bench.Provider.MakeAsync("addKpi", "kpi", new { objective = bench["Objective"], kpi = new { name = "By rule", metric = "seats" } });
        var terms = new
        {
            metricVersion = 1,
            cadence = "WEEKLY",
            goal = new
            {
                reach = new { baseline = new { rule = new { periods = 2 } }, target = new { percent = 30 }, direction = "INCREASE", tolerance = 1, start = bench.Day(-100), due = bench.Day(100) },
            },
        };
        var proposed = (await bench.DoAsync(
            bench.Provider, "propose", "proposal { id state digest changes { id } }",
            new { plan = bench["Plan"], changes = new[] { new { setTerms = new { kpi, measures = "ADOPTION", isDecisive = false, terms } } } }, "\"state\":\"PROPOSED\"")).GetProperty("proposal");
        await bench.Customer.DoAsync("answerProposal", "plan { id }", new
        {
            proposal = proposed.GetProperty("id").GetString(),
            digest = proposed.GetProperty("digest").GetString(),
            accept = new[] { proposed.GetProperty("changes")[0].GetProperty("id").GetString() },
        });
        return kpi;
    }
}
