using Success.Domain;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Gateway.Agreements;
using Success.Gateway.Alerts;
using Success.Gateway.Errors;
using Success.Gateway.Kpis;
using Success.Gateway.Plans;
using Success.Gateway.Reviews;

namespace Success.Gateway.Accounts;

/// <summary>
/// What mutations of an account give back; each payload of the schema has the fields of it that its mutation is about. Something that is
/// not (any more) in the account that the caller sees is null.
/// </summary>
public sealed class AccountPayload
{
    readonly AccountPage? _page;
    readonly string? _subject;
    readonly Id<Plan> _plan;
    readonly AlertNode? _alert;

    internal AccountPayload(AccountPage? page, string? subject, Id<Plan> plan) => (_page, _subject, _plan) = (page, subject, plan);

    internal AccountPayload(IReadOnlyList<UserErrorNode> userErrors) => UserErrors = userErrors;

    /// <summary>Of an alert that is in no account.</summary>
    internal AccountPayload(AlertNode? alert) => _alert = alert;

    /// <summary>What was refused.</summary>
    public IReadOnlyList<UserErrorNode> UserErrors { get; } = [];

    /// <summary>The account.</summary>
    public AccountNode? Account => _page is null ? null : new(_page);

    /// <summary>The plan.</summary>
    public PlanNode? Plan => _plan.IsNone ? Find<Plan, PlanNode>(static (page, id) => page.FindPlan(id)) : _page?.FindPlan(_plan);

    /// <summary>The objective.</summary>
    public ObjectiveNode? Objective => Find<Objective, ObjectiveNode>(static (page, id) => page.FindObjective(id));

    /// <summary>The KPI.</summary>
    public KpiNode? Kpi => Find<Kpi, KpiNode>(static (page, id) => page.FindKpi(id));

    /// <summary>The milestone.</summary>
    public MilestoneNode? Milestone => Find<Milestone, MilestoneNode>(
        static (page, id) => page.Plans.Select(plan => plan.FindMilestone(id)).FirstOrDefault(found => found is not null));

    /// <summary>The action.</summary>
    public ActionNode? Action => Find<PlanAction, ActionNode>(
        static (page, id) => page.Plans.Select(plan => plan.FindAction(id)).FirstOrDefault(found => found is not null));

    /// <summary>The comment.</summary>
    public CommentNode? Comment => Find<Comment, CommentNode>(
        static (page, id) => page.Plans.Select(plan => plan.FindComment(id)).FirstOrDefault(found => found is not null));

    /// <summary>The proposal.</summary>
    public ProposalNode? Proposal => Find<Proposal, ProposalNode>(static (page, id) => page.FindProposal(id));

    /// <summary>The alert.</summary>
    public AlertNode? Alert => _alert ?? Find<Alert, AlertNode>(static (page, id) => page.FindAlert(id));

    /// <summary>The review.</summary>
    public ReviewNode? Review => Find<Review, ReviewNode>(static (page, id) => page.FindReview(id));

    /// <summary>The restatement.</summary>
    public RestatementNode? Restatement => Find<PeriodRestatement, RestatementNode>(static (page, id) => page.FindRestatement(id));

    TNode? Find<T, TNode>(Func<AccountPage, Id<T>, TNode?> find)
        where T : IIdentified
        where TNode : class => _page is not null && Id<T>.Parse(_subject) is { IsSuccess: true } id ? find(_page, id.Value) : null;
}
