using System.Text.Json;
using Success.Gateway.Tests.Isolation.Canaries;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <content>What happens in the account.</content>
sealed partial record SharedAccount
{
    async Task PlanAsync()
    {
        var created = await Provider.DoAsync("createPlan", "plan { id objectives { id } kpis { id } milestones { id } actions { id } }", new
        {
            account = this["Account"],
            title = Says(Planted.PlanTitle),
            objectives = new[]
            {
                new
                {
                    outcome = Says(Planted.ObjectiveOutcome),
                    why = Says(Planted.ObjectiveWhy),
                    owner = this["Provider"],
                    customerOwner = this["Customer"],
                    valuation = new { perUnit = new { amount = "100", currency = "EUR" }, metric = Metric, share = "0.5" },
                    kpis = new[] { new { name = Says(Planted.KpiName), metric = Metric } },
                },
            },
            milestones = new[] { new { title = Says(Planted.MilestoneTitle), due = "2030-01-01" } },
            actions = new[] { new { title = Says(Planted.ActionTitle), side = "PROVIDER", assignee = this["Provider"] } },
        });
        var plan = created.GetProperty("plan");
        Ids["Plan"] = plan.GetProperty("id").GetString()!;
        Ids["Objective"] = First(plan, "objectives");
        Ids["Kpi"] = First(plan, "kpis");
        Ids["Milestone"] = First(plan, "milestones");
        Ids["Action"] = First(plan, "actions");
        Ids["Comment"] = await Provider.MakeAsync("addComment", "comment", new { plan = this["Plan"], text = Says(Planted.SharedComment), audience = "SHARED" });
        Ids["Person"] = await Provider.MakeAsync("addPerson", "person", new
        {
            account = this["Account"],
            side = "CUSTOMER",
            name = Says(Planted.PersonName),
            occupation = Says(Planted.PersonOccupation),
            email = $"{Says(Planted.PersonEmail)}@person.example",
        });
        Ids["ApiClient"] = await Customer.MakeAsync("createApiClient", "apiClient", new
        {
            name = Says(Planted.CustomersClientName),
            scopes = new[] { "READ" },
            accounts = new { bindings = new[] { new { account = this["Account"] } } },
            expiresAt = Day(30) + "T00:00:00Z",
        });
        var template = new { name = Says(Planted.TemplateText), from = new { content = TemplateContent() } };
        Ids["Template"] = await Provider.MakeAsync("keepTemplate", "template", template);
        Ids["Workspace"] = (await Provider.ReadAsync("{ viewer { workspace { id } } }")).GetProperty("viewer").GetProperty("workspace").GetProperty("id").GetString()!;
        Ids["Session"] = First((await Provider.ReadAsync("{ viewer { sessions { id } } }")).GetProperty("viewer"), "sessions");
        await AcceptAsync(await ProposeAsync(Terms(20, 0)));
        var proposed = await ProposeAsync(Terms(30, 1));
        Ids["Proposal"] = proposed.GetProperty("id").GetString()!;
        Ids["Change"] = First(proposed, "changes");
    }

    /// <summary>Something of everything that a template can hold.</summary>
    object TemplateContent()
    {
        object Kpi(object goal, int? dueAfterDays) => new
        {
            name = Says(Planted.TemplateText),
            metric = Metric,
            terms = new { measures = "OUTCOME", isDecisive = true, metricVersion = 1, cadence = "WEEKLY", settling = "P1D", falseAlarms = "EARLY", goal, dueAfterDays },
        };
        return new
        {
            title = Says(Planted.TemplateText),
            objectives = new[]
            {
                new
                {
                    outcome = Says(Planted.TemplateText),
                    why = Says(Planted.TemplateText),
                    kpis = new[]
                    {
                        Kpi(new { keep = new { lower = 10d, upper = 20d } }, null),
                        Kpi(new { keep = new { lower = 10d, tolerance = 2d } }, null),
                        Kpi(new { reach = new { baseline = new { value = 10d }, target = new { value = 20d }, direction = "INCREASE", tolerance = 1d } }, 90),
                    },
                },
            },
            milestones = new[] { new { title = Says(Planted.TemplateText), dueAfterDays = 30 } },
            actions = new[] { new { title = Says(Planted.TemplateText), side = "PROVIDER", dueAfterDays = 14 } },
        };
    }

    async Task<JsonElement> ProposeAsync(object change) => (await Provider.DoAsync(
        "propose", "proposal { id digest changes { id } }", new { plan = this["Plan"], note = Says(Planted.ProposalNote), changes = new[] { change } })).GetProperty("proposal");

    Task<JsonElement> AcceptAsync(JsonElement proposed) => Customer.DoAsync("answerProposal", "plan { id }", new
    {
        proposal = proposed.GetProperty("id").GetString(),
        digest = proposed.GetProperty("digest").GetString(),
        accept = new[] { First(proposed, "changes") },
        note = Says(Planted.ProposalNote),
    });

    async Task MeasureAsync(bool isTold)
    {
        var items = SuddenDrop.Select((value, index) => new { account = this["Account"], metric = Metric, at = Day(7 * (index + 1 - SuddenDrop.Length)) + "T00:00:00Z", value, note = Says(Planted.MeasurementNote) });
        await Provider.DoAsync("recordMeasurements", "taken", new { items });
        var found = (await Provider.ReadAsync(
            "query ($id: ID!) { account(id: $id) { alerts(filter: { kinds: [DRIFT] }) { id } measurements(metric: \"seats\") { nodes { id } } } }", new { id = this["Account"] })).GetProperty("account");
        Ids["Alert"] = First(found, "alerts");
        var measurements = found.GetProperty("measurements").GetProperty("nodes");
        Ids["Measurement"] = measurements[0].GetProperty("id").GetString()!;
        Deleted["Measurement"] = measurements[1].GetProperty("id").GetString()!;
        if (isTold)
        {
            var options = new[] { Says(Planted.ResponseOption) };
            await Provider.DoAsync("respondToAlert", "alert { id }", new { alert = this["Alert"], text = Says(Planted.ResponseText), options });
        }
        else
        {
            OfProvider["Alert"] = this["Alert"];
        }

        await Provider.DoAsync("retractMeasurement", "account { id }", new { measurement = Deleted["Measurement"], reason = Says(Planted.RetractionReason) });
    }

    async Task ReviewAsync()
    {
        var closed = await OpenReviewAsync(-60, -30);
        foreach (var side in new[] { Provider, Customer })
        {
            var seen = await side.ReadAsync("query ($id: ID!) { node(id: $id) { ... on Review { snapshot { digest } } } }", new { id = closed });
            await side.DoAsync("closePeriod", "plan { id }", new { review = closed, digest = seen.GetProperty("node").GetProperty("snapshot").GetProperty("digest").GetString() });
        }

        Ids["ClosedReview"] = closed;
        Ids["Restatement"] = await Provider.MakeAsync("restateValue", "restatement", new { review = closed, kpi = this["Kpi"], value = 12d, reason = Says(Planted.RestatementReason) });
        Ids["Review"] = await OpenReviewAsync(-29, -1);
        Deleted["Review"] = await OpenReviewAsync(-120, -61);
        await Provider.DoAsync("cancelReview", "plan { id }", new { review = Deleted["Review"], reason = Says(Planted.CancellationReason) });
    }

    Task<string> OpenReviewAsync(int from, int to) => Provider.MakeAsync(
        "openReview", "review", new { plan = this["Plan"], kind = "CHECK_IN", from = Day(from), to = Day(to), meetsAt = Day(1) + "T00:00:00Z" });

    async Task DeleteAsync(string name)
    {
        var (plan, account, gone) = (this["Plan"], this["Account"], Says(Planted.Deleted));
        Deleted["Milestone"] = await Provider.MakeAsync("addMilestone", "milestone", new { plan, milestone = new { title = gone, due = "2030-01-01" } });
        await Provider.DoAsync("removeMilestone", "plan { id }", new { milestone = Deleted["Milestone"] });
        Deleted["Action"] = await Provider.MakeAsync("addAction", "action", new { plan, action = new { title = gone, side = "PROVIDER" } });
        await Provider.DoAsync("removeAction", "plan { id }", new { action = Deleted["Action"] });
        Deleted["Comment"] = await Provider.MakeAsync("addComment", "comment", new { plan, text = gone });
        await Provider.DoAsync("removeComment", "plan { id }", new { comment = Deleted["Comment"] });
        Deleted["Kpi"] = await Provider.MakeAsync("addKpi", "kpi", new { objective = this["Objective"], kpi = new { name = gone, metric = Metric } });
        await Provider.DoAsync("removeKpi", "plan { id }", new { kpi = Deleted["Kpi"] });
        Deleted["Objective"] = await Provider.MakeAsync("addObjective", "objective", new { plan, objective = new { outcome = gone } });
        await Provider.DoAsync("removeObjective", "plan { id }", new { objective = Deleted["Objective"] });
        Deleted["Template"] = await Provider.MakeAsync("keepTemplate", "template", new { name = gone, from = new { plan = new { plan } } });
        await Provider.DoAsync("retireTemplate", "gone: userErrors { code }", new { template = Deleted["Template"] });
        Deleted["Person"] = await Provider.MakeAsync("addPerson", "person", new { account, side = "CUSTOMER", name = gone });
        await Provider.DoAsync("removePerson", "gone: userErrors { code }", new { person = Deleted["Person"] });
        foreach (var (kind, role) in new[] { ("Customer", "CUSTOMER_VIEWER"), ("Provider", "PROVIDER_CSM") })
        {
            var left = await JoinAsync(Provider, account, role, gone, $"{gone}-{role.ToLowerInvariant()}-{name}");
            left.Visitor.Dispose();
            Deleted[kind] = left.Member;
            await Provider.DoAsync("removeMember", "member { id }", new { member = left.Member });
            await Provider.DoAsync("eraseMember", "erased: userErrors { code }", new { member = left.Member });
        }
    }

    async Task KeepToThemselvesAsync()
    {
        var plan = this["Plan"];
        OfProvider["Comment"] = await Provider.MakeAsync("addComment", "comment", new { plan, text = Says(Planted.ProvidersComment), audience = "INTERNAL" });
        await DraftAsync(Provider, OfProvider, Says(Planted.ProvidersDraftNote), new { setNoticeRule = new { headStartDays = 3 } });
        await DraftAsync(
            Customer, OfCustomer, Says(Planted.CustomersDraftNote), new { setObjective = new { objective = this["Objective"], content = new { outcome = Says(Planted.CustomersDraftOutcome) } } });
    }

    async Task DraftAsync(Visitor author, Dictionary<string, string> own, string note, object change)
    {
        var drafted = await author.DoAsync("draftProposal", "proposal { id changes { id } }", new { plan = this["Plan"], note, changes = new[] { change } });
        own["Proposal"] = drafted.GetProperty("proposal").GetProperty("id").GetString()!;
        own["Change"] = First(drafted.GetProperty("proposal"), "changes");
    }

    static string First(JsonElement element, string list) => element.GetProperty(list)[0].GetProperty("id").GetString()!;
}
