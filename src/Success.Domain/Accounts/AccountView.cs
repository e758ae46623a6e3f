using System.Collections.Immutable;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Health;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Portfolio;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>
/// The account as one reader may see it at one instant: the one place where visibility is decided. What a reader may not see is not
/// masked further out; it is not in here. Whoever reads must not be given the <see cref="Account"/> itself.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Reader">The reader's side.</param>
/// <param name="Now">The instant.</param>
/// <param name="Profile">What it is. For whoever may not see them, revenue and renewal are empty; for the customer, the provider's labels are.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Progress">How far its active plans have come, −1 to 1; null when undefined.</param>
/// <param name="Attention">What it may cost to look away, part by part; null for whoever may not see that.</param>
/// <param name="Plans">Its plans.</param>
/// <param name="Kpis">Its KPIs.</param>
/// <param name="Proposals">Proposals that were sent, and the own side's drafts.</param>
/// <param name="ClosedProposals">Proposals that came to an end, without the other side's drafts.</param>
/// <param name="Alerts">The alerts whose time has come for this side; empty for whoever may not see alerts.</param>
/// <param name="Reviews">Its open reviews, each with what there is to accept.</param>
/// <param name="ClosedPeriods">The periods closed last.</param>
/// <param name="Restatements">Restatements that wait.</param>
public sealed record AccountView(
    Id<Account> Id,
    Side Reader,
    DateTimeOffset Now,
    AccountProfile Profile,
    Standing Standing,
    double? Progress,
    ImmutableArray<Stake>? Attention,
    ImmutableArray<PlanView> Plans,
    ImmutableArray<KpiView> Kpis,
    ImmutableArray<Proposal> Proposals,
    ImmutableArray<ClosedProposal> ClosedProposals,
    ImmutableArray<AlertView> Alerts,
    ImmutableArray<ReviewView> Reviews,
    ImmutableArray<ClosedPeriod> ClosedPeriods,
    ImmutableArray<PeriodRestatement> Restatements)
{
    /// <summary>The curve of its worst decisive KPI, as the reader sees them.</summary>
    public Sparkline Sparkline { get; init; }

    /// <summary>Instant (or period's end) of its latest measurement, in UTC; null when it never had one.</summary>
    public DateTimeOffset? LatestData { get; init; }

    /// <summary>The next instant, in UTC, at which anything that the reader may see changes by itself; null when nothing is to.</summary>
    public DateTimeOffset? NextEvent { get; init; }

    /// <summary>How healthy it is; null for whoever may not see that.</summary>
    public AccountHealth? Health { get; init; }

    /// <summary>The reviews cancelled last, oldest first; empty for whoever may not see reviews.</summary>
    public ImmutableArray<CancelledReview> CancelledReviews { get; init; } = [];

    /// <summary>Who has to act next, by what the reader may see.</summary>
    public WaitingFor WaitingFor { get; init; }
}

/// <summary>A plan as one side sees it.</summary>
/// <param name="Plan">The plan, with the comments that this side may read.</param>
/// <param name="Standing">How it stands for this side.</param>
/// <param name="Progress">How far it has come, −1 to 1; null when undefined.</param>
/// <param name="LacksDecisiveOutcome">Whether it has no decisive KPI that measures an outcome, and says so.</param>
public sealed record PlanView(Plan Plan, Standing Standing, double? Progress, bool LacksDecisiveOutcome)
{
    /// <summary>Who has to act next on it, by what the reader may see.</summary>
    public WaitingFor WaitingFor { get; init; }
}

/// <summary>A KPI as one side sees it.</summary>
/// <param name="Kpi">The KPI and its agreed terms, without what the detector knows.</param>
/// <param name="Standing">How it stands for this side.</param>
/// <param name="Provisional">How it would stand under terms that this side proposes; null when it proposes none.</param>
/// <param name="IsWithinHeadStart">
/// Whether this side's notice of a drift alert is still to come. Then <paramref name="Drift"/> has the value beside the plan, and
/// neither evidence nor forecast.
/// </param>
/// <param name="IsOvertaken">Whether it is drifting only because the plan has overtaken the last value.</param>
/// <param name="LacksData">Whether it is missed because there was no value recent enough.</param>
/// <param name="Aim">What is judged; null while the baseline is not known.</param>
/// <param name="Due">The due date after all shifts, in the account's calendar; null when it is open or not judged.</param>
/// <param name="Drift">The numbers behind the standing; null before the first value.</param>
/// <param name="IsConfirmed">Whether both sides stand by the last value.</param>
/// <param name="Progress">How far it has come; null when undefined.</param>
/// <param name="Values">The last observations, for a chart.</param>
/// <param name="SoFar">The period that is still open, shown and never judged; null when none is.</param>
public sealed record KpiView(
    Kpi Kpi,
    Standing Standing,
    Standing? Provisional,
    bool IsWithinHeadStart,
    bool IsOvertaken,
    bool LacksData,
    Aim? Aim,
    DateOnly? Due,
    DriftExplanation? Drift,
    bool IsConfirmed,
    double? Progress,
    ImmutableArray<Observation> Values,
    OpenPeriod? SoFar)
{
    /// <summary>The API client that delivered the last value; none when a member did, and before the first.</summary>
    public Id<ApiClient> LastClient { get; init; }
}

/// <summary>A review with what both sides would accept now.</summary>
/// <param name="Review">The review.</param>
/// <param name="Snapshot">The period as it stands at this instant.</param>
/// <param name="Digest">What is accepted.</param>
public sealed record ReviewView(Review Review, PeriodSnapshot Snapshot, PeriodDigest Digest)
{
    /// <summary>What to talk about, in the order in which one does.</summary>
    public ImmutableArray<AgendaItem> Agenda { get; init; } = [];
}
