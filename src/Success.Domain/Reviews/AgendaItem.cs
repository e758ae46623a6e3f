using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Reviews;

/// <summary>What a review is to talk about, in the order in which it is talked about.</summary>
public enum AgendaTopic
{
    /// <summary>A KPI is in danger or lost: what helps?</summary>
    InDanger,

    /// <summary>A milestone's day has passed: what is the new one?</summary>
    MilestoneOverdue,

    /// <summary>An action's day has passed: what is in the way?</summary>
    ActionOverdue,

    /// <summary>A milestone's day comes before the next review.</summary>
    MilestoneDue,

    /// <summary>A KPI's due date comes before the next review.</summary>
    DueSoon,

    /// <summary>A proposal waits for an answer.</summary>
    ProposalWaiting,

    /// <summary>An alert is open, and nobody has responded.</summary>
    AlertUnanswered,

    /// <summary>A cause was proposed and waits for the other side's word.</summary>
    CauseWaiting,

    /// <summary>A restated value waits for the other side's word.</summary>
    RestatementWaiting,

    /// <summary>A number of a KPI is disputed.</summary>
    Disputed,

    /// <summary>A KPI has no value: who brings it?</summary>
    WithoutData,

    /// <summary>A KPI was reached: what made it work?</summary>
    Reached,

    /// <summary>The period can be closed.</summary>
    ClosePeriod,
}

/// <summary>One item of an agenda, the same for both sides.</summary>
/// <param name="Topic">What to talk about.</param>
/// <param name="Subject">With what it has to do: a KPI, milestone, action, proposal, alert or restatement, or the review itself.</param>
/// <param name="Owes">Whose turn it is; null when it is nobody's or both sides'.</param>
/// <param name="Standing">How the KPI stands; null for what is no KPI, and for a disputed one.</param>
/// <param name="Day">The day on which it is or was due; null for what has none.</param>
public readonly record struct AgendaItem(AgendaTopic Topic, Reference Subject, Side? Owes = null, Standing? Standing = null, DateOnly? Day = null);

/// <summary>What an agenda is derived from: only what both sides may see at that instant.</summary>
public sealed record AgendaSources
{
    /// <summary>The day in the account's calendar.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The day of the next review of the same plan; null when none is planned, then the next period is taken to be as long as this one.</summary>
    public DateOnly? NextReview { get; init; }

    /// <summary>
    /// The plan's KPIs with their standing as the customer sees it (<see cref="Standings.ForCustomer"/>) and their due dates; null for
    /// open ones.
    /// </summary>
    public IReadOnlyList<(Id<Kpi> Kpi, JudgedKpi Judged, DateOnly? Due)> Kpis { get; init; } = [];

    /// <summary>The plan's alerts as the customer sees them: what is not its to see yet is on no agenda.</summary>
    public IReadOnlyList<AlertView> Alerts { get; init; } = [];

    /// <summary>The plan's milestones.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>The plan's actions.</summary>
    public IReadOnlyList<PlanAction> Actions { get; init; } = [];

    /// <summary>Proposals that were sent, each with the side that is to answer.</summary>
    public IReadOnlyList<(Reference Proposal, Side Owes)> Proposals { get; init; } = [];

    /// <summary>Restatements that wait, from <see cref="ReviewBook.Restatements"/>.</summary>
    public IReadOnlyList<PeriodRestatement> Restatements { get; init; } = [];

    /// <summary>KPIs of which a number is disputed.</summary>
    public IReadOnlyList<Id<Kpi>> Disputed { get; init; } = [];

    /// <summary>What both would accept now.</summary>
    public PeriodDigest Digest { get; init; }
}
