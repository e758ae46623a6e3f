using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Explanations;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Gateway.Accounts;

namespace Success.Gateway.Alerts;

/// <summary>What an alert is about, in the words and days of the account.</summary>
static class AlertSubject
{
    public static async Task<AlertFacts> FactsAsync(AccountPage page, AlertView alert)
    {
        var subject = alert.Subject.ToString();
        var raised = page.Calendar.DateAt(alert.RaisedAt);
        if (page.View.Kpis.FirstOrDefault(kpi => kpi.Kpi.Id.ToString() == subject) is { } kpi)
        {
            return new(alert, await page.NameAsync($"{subject}.name"), DateOf(page, alert, kpi))
            {
                Supplier = kpi.Kpi.Agreed?.Content.Terms.Supplier ?? default,
                ChanceWithinTolerance = kpi.IsWithinHeadStart ? null : kpi.Drift?.ChanceWithinTolerance,
                LacksData = kpi.LacksData,
            };
        }

        if (page.View.Proposals.FirstOrDefault(proposal => proposal.Id.ToString() == subject) is { } proposal)
        {
            var sent = proposal.Sent?.Approval.At ?? alert.RaisedAt;
            return new(alert, await page.NameAsync($"{proposal.Plan}.title"), page.Calendar.DateAt(sent)) { Owes = proposal.WaitsFor ?? default };
        }

        return Milestones(page).FirstOrDefault(milestone => milestone.Id.ToString() == subject) is { } milestone
            ? new(alert, await page.NameAsync($"{subject}.title"), milestone.Due)
            : new(alert, await page.NameAsync($"{TitledBy(page, subject)}.title"), raised) { Owes = WithoutCounterpart(page) };
    }

    // For what is overdue the day on which it was due, otherwise the day on which the alert was raised.
    static DateOnly DateOf(AccountPage page, AlertView alert, KpiView kpi) => alert.Kind switch
    {
        AlertKind.NoData when kpi is { Drift: { } drift, Kpi.Agreed.Content.Terms: { } terms } =>
            page.Calendar.DateAt((drift.At + terms.Cadence.Length() + terms.ReportingLag).AddTicks(-1)),
        AlertKind.Missed when kpi.Due is { } due => due,
        _ => page.Calendar.DateAt(alert.RaisedAt),
    };

    static IEnumerable<Milestone> Milestones(AccountPage page) => page.View.Plans.SelectMany(plan => plan.Plan.Milestones);

    // A proposal that has come to an end is named by its plan; a plan by itself.
    static string TitledBy(AccountPage page, string subject) =>
        page.View.ClosedProposals.FirstOrDefault(closed => closed.Id.ToString() == subject)?.Plan.ToString() ?? subject;

    // Nobody answers for the account on that side.
    static Side WithoutCounterpart(AccountPage page) => page.View.Profile.Owners.Customer.IsNone ? Side.Customer : Side.Provider;
}
