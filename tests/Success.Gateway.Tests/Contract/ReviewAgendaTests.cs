using System.Text.Json;
using Success.Gateway.Identity;

namespace Success.Gateway.Tests.Contract;

/// <summary>A review's agenda as both sides read it.</summary>
public sealed class ReviewAgendaTests
{
    const string Agenda = "query ($id: ID!, $locale: Locale) { node(id: $id) { ... on Review { agenda { topic owes standing day sentence(locale: $locale) subject { __typename id } } } } }";

    [Fact]
    public async Task Agenda_OfAPlan_IsTheSameForBothAndSpeaksToEach()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var review = (await api.DoAsync(api.Owner, "openReview", "review { id }", new
        {
            plan = shared.Plan,
            kind = "QUARTERLY",
            from = "2025-10-01",
            to = "2025-12-31",
            meetsAt = shared.Instant(9),
        })).GetProperty("review").GetProperty("id").GetString()!;
        await api.DoAsync(api.Owner, "addMilestone", "milestone { id }", new { plan = shared.Plan, milestone = new { title = "Go-live", due = "2025-12-01" } });
        await api.DoAsync(api.Owner, "addAction", "action { id }", new { plan = shared.Plan, action = new { title = "Name a sponsor", side = "CUSTOMER", due = "2025-12-02" } });
        await api.DoAsync(api.Owner, "propose", "proposal { id }", new { plan = shared.Plan, changes = new[] { shared.Terms(10, 30, 1) } });
        await shared.RecordAsync([.. Enumerable.Repeat(15d, 12)]);

        var provider = await ReadAsync(api.Owner, null);
        var customer = await ReadAsync(shared.Customer, "de-AT");

        Assert.Equal(
            [("MILESTONE_OVERDUE", "Milestone"), ("ACTION_OVERDUE", "PlanAction"), ("PROPOSAL_WAITING", "Proposal"), ("CLOSE_PERIOD", "Review")],
            provider.Select(item => (item.GetProperty("topic").GetString(), item.GetProperty("subject").GetProperty("__typename").GetString())));
        Assert.Equal(provider.Select(item => item.GetProperty("topic").GetString()), customer.Select(item => item.GetProperty("topic").GetString()));
        Assert.Equal("CUSTOMER", provider[1].GetProperty("owes").GetString());
        Assert.Equal("“Name a sponsor” is the customer's to do; it was due on 2 December 2025 and is still open.", Sentence(provider[1]));
        Assert.Equal("„Name a sponsor“ ist Ihre Aufgabe; sie war am 2. Dezember 2025 fällig und ist noch offen.", Sentence(customer[1]).Replace('\u00A0', ' '));
        Assert.Equal("Der Zeitraum vom 1. Oktober 2025 bis 31. Dezember 2025 ist abzuschließen.", Sentence(customer[3]).Replace('\u00A0', ' '));

        async Task<JsonElement[]> ReadAsync(VerifiedCaller who, string? locale) =>
            [.. (await api.ReadAsync(who, Agenda, new { id = review, locale })).GetProperty("node").GetProperty("agenda").EnumerateArray()];
    }

    // Every topic that has to do with a KPI or an alert says so in the words that are said of those elsewhere.
    [Fact]
    public async Task Agenda_OfAKpiInDanger_SaysWhatItsExplanationSays()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        await shared.RecordAsync([.. Enumerable.Repeat(15d, 12), .. Enumerable.Repeat(4d, 6)]);
        api.Gateway.Time.Advance(TimeSpan.FromDays(4));
        var review = (await api.DoAsync(api.Owner, "openReview", "review { id }", new { plan = shared.Plan, kind = "CHECK_IN", from = "2025-12-01", to = "2025-12-31", meetsAt = shared.Instant(9) }))
            .GetProperty("review").GetProperty("id").GetString();

        var read = await api.ReadAsync(
            shared.Customer, "query ($id: ID!, $kpi: ID!) { kpi: node(id: $kpi) { ... on Kpi { explanation { sentence } } } node(id: $id) { ... on Review { agenda { topic standing sentence subject { id __typename } } } } }", new { id = review, kpi = shared.Kpi });
        var agenda = read.GetProperty("node").GetProperty("agenda");

        Assert.Equal(("IN_DANGER", shared.Kpi), (agenda[0].GetProperty("topic").GetString(), agenda[0].GetProperty("subject").GetProperty("id").GetString()));
        Assert.Equal(read.GetProperty("kpi").GetProperty("explanation").GetProperty("sentence").GetString(), Sentence(agenda[0]));
        Assert.Equal(("ALERT_UNANSWERED", "Alert"), (agenda[1].GetProperty("topic").GetString(), agenda[1].GetProperty("subject").GetProperty("__typename").GetString()));
        Assert.Equal("Nobody has responded to the alert about “Seats in use” yet: drift from the agreed path.", Sentence(agenda[1]));
    }

    static string Sentence(JsonElement item) => item.GetProperty("sentence").GetString()!;
}
