using System.Collections.Immutable;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>What a review is to talk about: derived from the plan at that instant, never written down.</summary>
public sealed partial record Account
{
    /// <summary>
    /// The agenda for a reader. It is made of what both sides may see, so that both come with the same one; whoever may see less gets less.
    /// </summary>
    IReadOnlyList<AgendaItem> AgendaFor(Review review, PeriodDigest digest, Func<PolicyAction, bool> may, DateTimeOffset now) =>
        [.. Agenda.Of(review, SourcesOf(review, digest, now)).Where(item => NeededFor(item.Topic) is not { } action || may(action))];

    static PolicyAction? NeededFor(AgendaTopic topic) => topic switch
    {
        AgendaTopic.AlertUnanswered or AgendaTopic.CauseWaiting => PolicyAction.ReadAlerts,
        AgendaTopic.ProposalWaiting => PolicyAction.ReadProposals,
        AgendaTopic.Disputed => PolicyAction.ReadMeasurements,
        _ => null,
    };

    AgendaSources SourcesOf(Review review, PeriodDigest digest, DateTimeOffset now)
    {
        var plan = Plans.Find(review.Plan)!;
        var kpis = Kpis.Where(kpi => kpi.Plan == plan.Id && kpi is { Agreed: not null, Retired: null }).ToList();
        var waiting = Proposals.Where(proposal => proposal.Plan == plan.Id && proposal.IsOpenAt(now)).ToList();
        var later = Reviews.Open.Where(other => other.Plan == plan.Id && other.MeetsAt > review.MeetsAt).Select(other => Profile.Calendar.DateAt(other.MeetsAt));
        return new()
        {
            Today = Profile.Calendar.DateAt(now),
            NextReview = later.Cast<DateOnly?>().Min(),
            Kpis = [.. kpis.Select(kpi => (kpi.Id, JudgedOf(kpi, Side.Customer, now), DueOf(kpi)))],
            Alerts = [.. AlertsOf(plan, Side.Customer, now)],
            Milestones = plan.Milestones,
            Actions = plan.Actions,
            Proposals = [.. waiting.Select(proposal => (Reference.To(proposal.Id), proposal.WaitsFor!.Value))],
            Restatements = RestatementsOf(plan),
            Disputed = [.. kpis.Where(IsDisputed).Select(kpi => kpi.Id)],
            Digest = digest,
        };
    }

    /// <summary>The alerts about a plan or a part of it, as a side sees them.</summary>
    IEnumerable<AlertView> AlertsOf(Plan plan, Side side, DateTimeOffset now)
    {
        HashSet<Reference> parts =
        [
            Reference.To(plan.Id),
            .. Kpis.Where(kpi => kpi.Plan == plan.Id).Select(kpi => Reference.To(kpi.Id)),
            .. plan.Milestones.Select(milestone => Reference.To(milestone.Id)),
            .. Proposals.Where(proposal => proposal.Plan == plan.Id).Select(proposal => Reference.To(proposal.Id)),
        ];
        return Alerts.SeenBy(side, now).Where(alert => parts.Contains(alert.Subject));
    }

    ImmutableArray<PeriodRestatement> RestatementsOf(Plan plan) =>
        [.. Reviews.Restatements.Where(restatement => Reviews.Closed.Any(period => period.Plan == plan.Id && period.Review == restatement.Review))];

    // As far as the series is held; what is older is settled or forgotten.
    bool IsDisputed(Kpi kpi) =>
        kpi.Watch is { } watch && SeriesOf(watch.Series)?.Measurements.Any(measurement => measurement.Marks.HasFlag(MeasurementMarks.Disputed)) == true;
}
