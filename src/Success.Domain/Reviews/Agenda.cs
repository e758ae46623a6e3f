using Success.Domain.Alerts;
using Success.Domain.Kpis;

namespace Success.Domain.Reviews;

/// <summary>Derives agendas.</summary>
public static class Agenda
{
    /// <summary>
    /// The agenda of a review: by topic; within a topic the worst and the decisive KPIs first, and of days the earliest.
    /// </summary>
    public static IReadOnlyList<AgendaItem> Of(Review review, AgendaSources sources)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(sources);
        var until = sources.NextReview ?? Following(review.Period);
        var items = Kpis(sources, until)
            .Concat(Milestones(sources, until))
            .Concat(Actions(sources))
            .Concat(sources.Proposals.Select(waiting => new AgendaItem(AgendaTopic.ProposalWaiting, waiting.Proposal, waiting.Owes)))
            .Concat(Alerts(sources))
            .Concat(sources.Restatements.Select(restated =>
                new AgendaItem(AgendaTopic.RestatementWaiting, Reference.To(restated.Id), restated.By.Side?.Other())))
            .Concat(sources.Disputed.Select(kpi => new AgendaItem(AgendaTopic.Disputed, Reference.To(kpi))))
            .Append(new(AgendaTopic.ClosePeriod, Reference.To(review.Id), Missing(review, sources.Digest)));
        return [.. items.OrderBy(item => item.Topic)];
    }

    static IEnumerable<AgendaItem> Kpis(AgendaSources sources, DateOnly until) =>
        from kpi in sources.Kpis
        orderby kpi.Judged.Agreed, !kpi.Judged.IsDecisive
        let topic = TopicOf(kpi.Judged.Agreed) ?? (kpi.Due >= sources.Today && kpi.Due <= until ? AgendaTopic.DueSoon : null)
        where topic is not null
        select new AgendaItem(topic.Value, Reference.To(kpi.Kpi), null, kpi.Judged.Agreed, kpi.Due);

    static AgendaTopic? TopicOf(Standing standing) => standing switch
    {
        Standing.OffTrack or Standing.Missed or Standing.AtRisk or Standing.Drifting => AgendaTopic.InDanger,
        Standing.NoData => AgendaTopic.WithoutData,
        Standing.Achieved or Standing.MetWithinTolerance or Standing.Sustaining => AgendaTopic.Reached,
        _ => null,
    };

    static IEnumerable<AgendaItem> Milestones(AgendaSources sources, DateOnly until) =>
        from milestone in sources.Milestones
        where milestone.IsOpen && milestone.Due <= until
        orderby milestone.Due
        select new AgendaItem(
            milestone.Due < sources.Today ? AgendaTopic.MilestoneOverdue : AgendaTopic.MilestoneDue, Reference.To(milestone.Id), Day: milestone.Due);

    static IEnumerable<AgendaItem> Actions(AgendaSources sources) =>
        from action in sources.Actions
        where action.IsOpen && action.Due < sources.Today
        orderby action.Due
        select new AgendaItem(AgendaTopic.ActionOverdue, Reference.To(action.Id), action.Side, Day: action.Due);

    // A milestone, a value and a proposal are topics of their own: there nobody waits for a response, but for the thing itself.
    static IEnumerable<AgendaItem> Alerts(AgendaSources sources) =>
        from alert in sources.Alerts
        let topic = alert switch
        {
            { ProposedCause: not null } => AgendaTopic.CauseWaiting,
            { End: null, Responses.IsEmpty: true, Kind: AlertKind.Drift or AlertKind.Missed or AlertKind.NoCounterpart } => AgendaTopic.AlertUnanswered,
            _ => default(AgendaTopic?),
        }
        where topic is not null
        select new AgendaItem(topic.Value, Reference.To(alert.Id), alert.ProposedCause is { } cause ? cause.By.Other() : Side.Provider);

    // The next period is taken to be as long as this one.
    static DateOnly Following(ReviewPeriod period) => period.To.AddDays(period.To.DayNumber - period.From.DayNumber + 1);

    // Who accepted something else than there is now has not accepted it.
    static Side? Missing(Review review, PeriodDigest digest) => (review.Provider?.Digest == digest, review.Customer?.Digest == digest) switch
    {
        (true, false) => Side.Customer,
        (false, true) => Side.Provider,
        _ => null,
    };
}
