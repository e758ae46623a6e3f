using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Reviews;

/// <summary>What a review is to talk about, in the order in which it is talked about.</summary>
public enum AgendaTopic
{
    /// <summary>A KPI was reached: what made it work?</summary>
    Reached,

    /// <summary>A KPI is in danger or lost: what helps?</summary>
    InDanger,

    /// <summary>A KPI has no value: who brings it?</summary>
    WithoutData,

    /// <summary>A milestone's day has passed: what is the new one?</summary>
    MilestoneOverdue,

    /// <summary>A proposal waits for an answer.</summary>
    ProposalWaiting,

    /// <summary>A cause was proposed and waits for the other side's word.</summary>
    CauseWaiting,

    /// <summary>A restated value waits for the other side's word.</summary>
    RestatementWaiting,

    /// <summary>A measurement is disputed.</summary>
    Disputed,

    /// <summary>A KPI's due date lies within the next period.</summary>
    DueSoon,

    /// <summary>The period can be closed.</summary>
    ClosePeriod,
}

/// <summary>One item of an agenda, the same for both sides.</summary>
/// <param name="Topic">What to talk about.</param>
/// <param name="Subject">With what it has to do.</param>
/// <param name="Owes">Whose turn it is; null when it is nobody's or both sides'.</param>
/// <param name="Standing">How the KPI stands; null for what is no KPI.</param>
public readonly record struct AgendaItem(AgendaTopic Topic, Reference Subject, Side? Owes = null, Standing? Standing = null);

/// <summary>What an agenda is derived from: only what both sides may see at that instant.</summary>
public sealed record AgendaSources
{
    /// <summary>
    /// The plan's KPIs with their standing as the customer sees it (<see cref="Standings.ForCustomer"/>) and their due dates; null for
    /// open ones.
    /// </summary>
    public IReadOnlyList<(Id<Kpi> Kpi, JudgedKpi Judged, DateOnly? Due)> Kpis { get; init; } = [];

    /// <summary>The alerts as the customer sees them: what is not its to see yet is on no agenda.</summary>
    public IReadOnlyList<AlertView> Alerts { get; init; } = [];

    /// <summary>Milestones whose day has passed.</summary>
    public IReadOnlyList<Id<Milestone>> Overdue { get; init; } = [];

    /// <summary>Proposals that were sent, each with the side that is to answer.</summary>
    public IReadOnlyList<(Reference Proposal, Side Owes)> Proposals { get; init; } = [];

    /// <summary>Restatements that wait, from <see cref="ReviewBook.Restatements"/>.</summary>
    public IReadOnlyList<PeriodRestatement> Restatements { get; init; } = [];

    /// <summary>Disputed measurements.</summary>
    public IReadOnlyList<Reference> Disputes { get; init; } = [];
}

/// <summary>Derives agendas.</summary>
public static class Agenda
{
    /// <summary>The agenda of a review: by topic, and within a topic the worst and the decisive first.</summary>
    public static IReadOnlyList<AgendaItem> Of(Review review, AgendaSources sources)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(sources);
        var items = Kpis(sources, review.Period)
            .Concat(sources.Overdue.Select(milestone => new AgendaItem(AgendaTopic.MilestoneOverdue, Reference.To(milestone))))
            .Concat(sources.Proposals.Select(waiting => new AgendaItem(AgendaTopic.ProposalWaiting, waiting.Proposal, waiting.Owes)))
            .Concat(Causes(sources))
            .Concat(sources.Restatements.Select(restated =>
                new AgendaItem(AgendaTopic.RestatementWaiting, Reference.To(restated.Id), restated.By.Side?.Other())))
            .Concat(sources.Disputes.Select(disputed => new AgendaItem(AgendaTopic.Disputed, disputed)))
            .Append(new(AgendaTopic.ClosePeriod, Reference.To(review.Id), Missing(review)));
        return [.. items.OrderBy(item => item.Topic)];
    }

    static IEnumerable<AgendaItem> Kpis(AgendaSources sources, ReviewPeriod period) =>
        from kpi in sources.Kpis
        orderby kpi.Judged.Agreed, !kpi.Judged.IsDecisive
        let topic = TopicOf(kpi.Judged.Agreed) ?? (IsDueNext(kpi.Due, period) ? AgendaTopic.DueSoon : null)
        where topic is not null
        select new AgendaItem(topic.Value, Reference.To(kpi.Kpi), null, kpi.Judged.Agreed);

    static AgendaTopic? TopicOf(Standing standing) => standing switch
    {
        Standing.OffTrack or Standing.Missed or Standing.AtRisk or Standing.Drifting => AgendaTopic.InDanger,
        Standing.NoData => AgendaTopic.WithoutData,
        Standing.Achieved or Standing.MetWithinTolerance or Standing.Sustaining => AgendaTopic.Reached,
        _ => null,
    };

    // The next period is taken to be as long as this one.
    static bool IsDueNext(DateOnly? due, ReviewPeriod period) =>
        due > period.To && due <= period.To.AddDays(period.To.DayNumber - period.From.DayNumber + 1);

    static IEnumerable<AgendaItem> Causes(AgendaSources sources) =>
        from alert in sources.Alerts
        where alert.ProposedCause is not null
        select new AgendaItem(AgendaTopic.CauseWaiting, Reference.To(alert.Id), alert.ProposedCause!.Value.By.Other());

    static Side? Missing(Review review) => (review.Provider, review.Customer) switch
    {
        (not null, null) => Side.Customer,
        (null, not null) => Side.Provider,
        _ => null,
    };
}
