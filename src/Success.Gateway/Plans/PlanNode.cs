using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Agreements;
using Success.Gateway.Kpis;
using Success.Gateway.Reviews;
using Success.Gateway.Requests;
using Success.GraphQL;
using WaitingFor = Success.Domain.Portfolio.WaitingFor;

namespace Success.Gateway.Plans;

/// <summary>A success plan, as its reader may see it.</summary>
[GraphQLName("SuccessPlan")]
public sealed class PlanNode : INode
{
    readonly AccountPage _page;
    readonly PlanView _view;

    internal PlanNode(AccountPage page, PlanView view) => (_page, _view) = (page, view);

    Plan Plan => _view.Plan;

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(Plan.Id);

    /// <summary>The account.</summary>
    public AccountNode Account => new(_page);

    /// <summary>Its title.</summary>
    public Task<string> Title() => _page.NameAsync($"{Plan.Id}.title");

    /// <summary>Whether it is worked on.</summary>
    public PlanPhase Phase => Plan.Ended is null ? PlanPhase.Active : PlanPhase.Completed;

    /// <summary>How it ended.</summary>
    public PlanEndingNode? Ending => Plan.Ended is { } ending ? new(_page, ending) : null;

    /// <summary>The plan that it renews.</summary>
    public PlanNode? Predecessor => Plan.Predecessor.IsNone ? null : _page.FindPlan(Plan.Predecessor);

    /// <summary>How it stands.</summary>
    public Standing Standing => _view.Standing;

    /// <summary>How far it has come.</summary>
    public double? Progress => _view.Progress;

    /// <summary>Whether it has no decisive KPI that measures an outcome.</summary>
    public bool LacksDecisiveOutcome => _view.LacksDecisiveOutcome;

    /// <summary>Who has to act next on it.</summary>
    public WaitingFor WaitingFor => _view.WaitingFor;

    /// <summary>When the customer hears of alerts.</summary>
    public NoticeRuleNode NoticeRule => new(Plan.NoticeRule.HeadStart, Plan.NoticeRules is [.., var latest] ? latest.Number : 0);

    /// <summary>What the customer wants to gain.</summary>
    public IReadOnlyList<ObjectiveNode> Objectives => [.. Plan.Objectives.Select(objective => new ObjectiveNode(_page, this, objective))];

    /// <summary>How both sides know whether it is reached.</summary>
    public IReadOnlyList<KpiNode> Kpis => [.. _page.View.Kpis.Where(kpi => kpi.Kpi.Plan == Plan.Id).Select(kpi => new KpiNode(_page, kpi))];

    /// <summary>Days by which something must have happened.</summary>
    public IReadOnlyList<MilestoneNode> Milestones => [.. Plan.Milestones.Select(milestone => new MilestoneNode(_page, milestone))];

    /// <summary>What either side has undertaken to do.</summary>
    public IReadOnlyList<ActionNode> Actions => [.. Plan.Actions.Select(action => new ActionNode(_page, action))];

    /// <summary>What was said about it and its parts.</summary>
    public IReadOnlyList<CommentNode> Comments(string? about) =>
    [
        .. Plan.Comments.Where(comment => about is null || _page.IdOf(comment.About) == about).Select(comment => new CommentNode(_page, comment)),
    ];

    /// <summary>Proposals about it.</summary>
    public IReadOnlyList<ProposalNode> Proposals =>
        [.. _page.View.Proposals.Where(proposal => proposal.Plan == Plan.Id).Select(proposal => new ProposalNode(_page, proposal))];

    /// <summary>The proposals about it that came to an end last.</summary>
    public IReadOnlyList<ClosedProposalNode> ClosedProposals =>
        [.. _page.View.ClosedProposals.Where(proposal => proposal.Plan == Plan.Id).Select(proposal => new ClosedProposalNode(_page, proposal))];

    /// <summary>Its open reviews.</summary>
    public IReadOnlyList<ReviewNode> Reviews =>
        [.. _page.View.Reviews.Where(review => review.Review.Plan == Plan.Id).Select(review => new ReviewNode(_page, review))];

    /// <summary>Its reviews cancelled last.</summary>
    public IReadOnlyList<CancelledReviewNode> CancelledReviews =>
        [.. _page.View.CancelledReviews.Where(review => review.Plan == Plan.Id).Select(review => new CancelledReviewNode(_page, review))];

    /// <summary>Its periods closed last.</summary>
    public IReadOnlyList<ClosedPeriodNode> ClosedPeriods =>
        [.. _page.View.ClosedPeriods.Where(period => period.Plan == Plan.Id).Select(period => new ClosedPeriodNode(_page, period))];

    internal ObjectiveNode? FindObjective(Id<Objective> id) =>
        Plan.Objectives.FirstOrDefault(objective => objective.Id == id) is { } objective ? new(_page, this, objective) : null;

    internal MilestoneNode? FindMilestone(Id<Milestone> id) =>
        Plan.Milestones.FirstOrDefault(milestone => milestone.Id == id) is { } milestone ? new(_page, milestone) : null;

    internal ActionNode? FindAction(Id<PlanAction> id) =>
        Plan.Actions.FirstOrDefault(action => action.Id == id) is { } action ? new(_page, action) : null;

    internal CommentNode? FindComment(Id<Comment> id) =>
        Plan.Comments.FirstOrDefault(comment => comment.Id == id) is { } comment ? new(_page, comment) : null;

    internal IEnumerable<Milestone> MilestonesFor(Id<Objective> objective) => Plan.Milestones.Where(milestone => milestone.Objective == objective);

    internal IEnumerable<PlanAction> ActionsFor(Id<Objective> objective) => Plan.Actions.Where(action => action.Objective == objective);
}

/// <summary>Whether a plan is worked on.</summary>
public enum PlanPhase
{
    /// <summary>It is.</summary>
    Active,

    /// <summary>It has ended.</summary>
    Completed,
}

/// <summary>When the customer hears of an alert.</summary>
/// <param name="HeadStartDays">The head start in working days.</param>
/// <param name="Revision">Number of the agreed revision; 0 while the usual rule holds.</param>
public sealed record NoticeRuleNode(int HeadStartDays, int Revision);
