using System.Text.Json;

namespace Success.Gateway.Tests.Contract;

/// <summary>Templates through the API: kept, listed, made of a plan, begun with, retired.</summary>
public sealed class TemplatesTests
{
    const string Whole = "template { id name title writtenBy { kind } objectives { outcome why kpis { name metric terms { measures isDecisive metricVersion startAfterDays dueAfterDays "
        + "cadence hold falseAlarms goal { ... on TemplateReach { direction tolerance target { ... on AbsoluteTarget { value } } trajectory { shape } } "
        + "... on TemplateKeep { lower upper } } } } } milestones { title dueAfterDays } actions { title side dueAfterDays } }";

    static readonly object Reaching = new
    {
        measures = "OUTCOME",
        isDecisive = true,
        metricVersion = 1,
        cadence = "WEEKLY",
        startAfterDays = 7,
        dueAfterDays = 180,
        goal = new { reach = new { baseline = new { value = 10 }, target = new { value = 40 }, direction = "INCREASE", tolerance = 2 } },
    };

    [Fact]
    public async Task Template_WrittenOut_IsShownAndFillsAPlanWithADraftToAdjustAndSend()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;

        var kept = (await api.DoAsync(api.Owner, "keepTemplate", Whole, Written(Reaching))).GetProperty("template");
        var template = kept.GetProperty("id").GetString();
        var listed = (await api.ReadAsync(api.Owner, "{ templates { totalCount nodes { id name } } }")).GetProperty("templates");
        var found = await api.ReadAsync(api.Owner, "query ($id: ID!) { node(id: $id) { id ... on PlanTemplate { name } } }", new { id = template });
        var plan = (await api.DoAsync(api.Owner, "createPlan", "plan { id title milestones { due } kpis { id } proposals { id state digest changes { ... on SetTermsChange { terms { goal { ... on Reach { start due } } } } } } }",
            new { account = shared.Account, template, start = "2026-04-01" })).GetProperty("plan");
        var draft = plan.GetProperty("proposals")[0];
        var sent = await api.DoAsync(api.Owner, "sendProposal", "proposal { state }", new { proposal = draft.GetProperty("id").GetString(), digest = draft.GetProperty("digest").GetString() });

        Assert.Equal(
            "\"kpis\":[{\"name\":\"Seats in use\",\"metric\":\"seats\",\"terms\":{\"measures\":\"OUTCOME\",\"isDecisive\":true,\"metricVersion\":1,\"startAfterDays\":7,\"dueAfterDays\":180,"
            + "\"cadence\":\"WEEKLY\",\"hold\":2,\"falseAlarms\":null,\"goal\":{\"direction\":\"INCREASE\",\"tolerance\":2,\"target\":{\"value\":40},\"trajectory\":{\"shape\":\"LINEAR\"}}}}]",
            kept.GetProperty("objectives")[0].GetRawText().Split("\"why\":\"Renewals\",")[1][..^1]);
        Assert.Equal(("MEMBER", 1, "Onboarding of a team"), (kept.GetProperty("writtenBy").GetProperty("kind").GetString(), listed.GetProperty("totalCount").GetInt32(), found.GetProperty("node").GetProperty("name").GetString()));
        Assert.Equal(("Onboarding", "2026-04-08", "DRAFT"), (plan.GetProperty("title").GetString(), plan.GetProperty("milestones")[0].GetProperty("due").GetString(), draft.GetProperty("state").GetString()));
        Assert.Contains("\"start\":\"2026-04-08\",\"due\":\"2026-09-28\"", draft.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("PROPOSED", sent.GetProperty("proposal").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Template_MadeOfAPlan_TakesItsTermsInForce()
    {
        await using var shared = await SharedPlan.AgreeAsync();

        var kept = (await shared.Api.DoAsync(shared.Api.Owner, "keepTemplate", Whole, new { name = "As agreed", from = new { plan = new { plan = shared.Plan } } })).GetProperty("template");

        Assert.Equal("Use what was bought", kept.GetProperty("title").GetString());
        var objective = kept.GetProperty("objectives")[0];
        Assert.Equal("Everybody works with it", objective.GetProperty("outcome").GetString());
        Assert.Contains("\"startAfterDays\":0,\"dueAfterDays\":null", objective.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"goal\":{\"lower\":10,\"upper\":20}", objective.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Template_ThatIsWrong_IsRefusedFieldByField()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var backwards = new
        {
            measures = "OUTCOME",
            isDecisive = true,
            metricVersion = 1,
            cadence = "WEEKLY",
            goal = new { reach = new { baseline = new { value = 40 }, target = new { value = 10 }, direction = "INCREASE", tolerance = 2 } },
        };

        var wrong = await api.TryAsync(api.Owner, "keepTemplate", "template { id }", Written(backwards));
        var unknown = await api.TryAsync(api.Owner, "keepTemplate", "template { id }", new { name = "T", from = new { plan = new { plan = shared.Plan, start = "2030-01-01" } } });

        Assert.Equal(
            ["from.content.objectives[0].kpis[0].terms.dueAfterDays", "from.content.objectives[0].kpis[0].terms.goal.reach.target"],
            wrong.GetProperty("userErrors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
        Assert.Equal("from.plan.start", unknown.GetProperty("userErrors")[0].GetProperty("field").GetString());
        Assert.Equal(0, (await api.ReadAsync(api.Owner, "{ templates { totalCount } }")).GetProperty("templates").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Templates_AreTheProvidersAlone()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var admin = await api.JoinAsync("CUSTOMER_ADMIN", shared.Account, "admin@example.com");
        var template = await KeepAsync(api, Written(null));

        var listed = await api.AskAsync(admin, "{ templates { totalCount } }");
        var found = await api.ReadAsync(admin, "query ($id: ID!) { node(id: $id) { id } }", new { id = template });
        var begun = await api.TryAsync(admin, "createPlan", "plan { id }", new { account = shared.Account, template });

        Assert.Equal("FORBIDDEN", listed.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
        Assert.Equal(JsonValueKind.Null, found.GetProperty("node").ValueKind);
        Assert.Equal(("NOT_FOUND", "template"), Error(begun));
    }

    [Fact]
    public async Task CreatePlan_RepeatedUnderItsKeyAfterItsTemplateIsGone_IsAnsweredAlike()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var template = await KeepAsync(api, Written(null));
        var input = new { account = shared.Account, template, idempotencyKey = "once" };

        var first = await api.DoAsync(api.Owner, "createPlan", "plan { id }", input);
        await api.DoAsync(api.Owner, "retireTemplate", "", new { template });
        var again = await api.DoAsync(api.Owner, "createPlan", "plan { id }", input);
        var anew = await api.TryAsync(api.Owner, "createPlan", "plan { id }", input with { idempotencyKey = "twice" });
        var other = await api.TryAsync(api.Owner, "createPlan", "plan { id }", new { account = shared.Account, title = "Other", idempotencyKey = "once" });

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal(("NOT_FOUND", "template"), Error(anew));
        Assert.Equal(("CONFLICT", "idempotencyKey"), Error(other));
    }

    [Fact]
    public async Task KeepTemplate_OfAnExistingOne_ReplacesItAndARepeatUnderItsKeyDoesNothing()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var template = await KeepAsync(api, Written(null));
        var input = new { template, name = "Another", from = new { content = new { title = "Shorter" } }, idempotencyKey = "once" };

        await api.DoAsync(api.Owner, "keepTemplate", "template { id }", input);
        var kept = await api.DoAsync(api.Owner, "keepTemplate", "template { id name title objectives { outcome } }", input);

        Assert.Equal(
            $"{{\"id\":\"{template}\",\"name\":\"Another\",\"title\":\"Shorter\",\"objectives\":[]}}", kept.GetProperty("template").GetRawText());
        Assert.Equal(1, (await api.ReadAsync(api.Owner, "{ templates { totalCount } }")).GetProperty("templates").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Settings_HoldForWhatBeginsAfterwards()
    {
        await using var api = await Api.StartAsync();
        await api.DoAsync(api.Owner, "changeSettings", "workspace { id }", new { headStartDays = 3, falseAlarms = "QUIET", timeZone = "Europe/Berlin" });
        await api.DoAsync(api.Owner, "defineMetric", "metric { id }", new { key = "seats", name = "Seats", unit = "seats", kind = new { level = new { } } });
        var opened = await api.DoAsync(api.Owner, "openAccount", "account { id calendar { timeZone } }", new { name = "Acme" });
        var account = opened.GetProperty("account").GetProperty("id").GetString();
        var template = await KeepAsync(api, Written(Reaching));

        var plan = (await api.DoAsync(api.Owner, "createPlan", "plan { noticeRule { headStartDays revision } proposals { changes { ... on SetTermsChange { terms { falseAlarms } } } } }", new { account, template })).GetProperty("plan");

        Assert.Equal("Europe/Berlin", opened.GetProperty("account").GetProperty("calendar").GetProperty("timeZone").GetString());
        Assert.Equal("{\"headStartDays\":3,\"revision\":0}", plan.GetProperty("noticeRule").GetRawText());
        Assert.Equal("QUIET", plan.GetProperty("proposals")[0].GetProperty("changes")[0].GetProperty("terms").GetProperty("falseAlarms").GetString());
    }

    static object Written(object? terms) => new
    {
        name = "Onboarding of a team",
        from = new
        {
            content = new
            {
                title = "Onboarding",
                objectives = new[] { new { outcome = "Everybody works with it", why = "Renewals", kpis = new[] { new { name = "Seats in use", metric = "seats", terms } } } },
                milestones = new[] { new { title = "Kick-off", dueAfterDays = 7 } },
                actions = new[] { new { title = "Name a sponsor", side = "CUSTOMER" } },
            },
        },
    };

    static async Task<string> KeepAsync(Api api, object input) =>
        (await api.DoAsync(api.Owner, "keepTemplate", "template { id }", input)).GetProperty("template").GetProperty("id").GetString()!;

    static (string?, string?) Error(JsonElement payload) =>
        (payload.GetProperty("userErrors")[0].GetProperty("code").GetString(), payload.GetProperty("userErrors")[0].GetProperty("field").GetString());
}
