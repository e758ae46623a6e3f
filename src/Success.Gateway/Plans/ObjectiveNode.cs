using Success.Domain;
using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Agreements;
using Success.Gateway.Kpis;
using Success.Gateway.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Plans;

/// <summary>An outcome that the customer wants.</summary>
[GraphQLName("Objective")]
public sealed class ObjectiveNode : INode
{
    readonly AccountPage _page;
    readonly Objective _objective;

    internal ObjectiveNode(AccountPage page, PlanNode plan, Objective objective) => (_page, Plan, _objective) = (page, plan, objective);

    ObjectiveContent Content => _objective.Content;

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(_objective.Id);

    /// <summary>The plan.</summary>
    public PlanNode Plan { get; }

    /// <summary>The outcome in the customer's words.</summary>
    public Task<string> Outcome() => _page.NameAsync($"{Content.TextOwner}.outcome");

    /// <summary>Why it matters to the customer.</summary>
    public Task<string?> Why() => Content.Why is null ? Task.FromResult<string?>(null) : _page.TextAsync($"{Content.TextOwner}.why");

    /// <summary>Who answers for it at the provider.</summary>
    public ActorNode? Owner => _page.MemberOf(Side.Provider, Content.Owners.Provider);

    /// <summary>Who answers for it at the customer.</summary>
    public ActorNode? CustomerOwner => _page.MemberOf(Side.Customer, Content.Owners.Customer);

    /// <summary>What it is worth.</summary>
    public ValuationNode? Valuation => Content.Valuation is { } valuation ? new(valuation) : null;

    /// <summary>Number of the agreed revision; 0 while it is a draft.</summary>
    public int Revision => _objective.Revisions is [.., var latest] ? latest.Number : 0;

    /// <summary>How the content in force was agreed.</summary>
    public AgreementNode? Agreement => _objective.Revisions is [.., var latest] ? new(_page, latest.Agreement) : null;

    /// <summary>Who wrote it down first.</summary>
    public ActorNode AddedBy => _page.ActorOf(_objective.AddedBy);

    /// <summary>The KPIs that measure it.</summary>
    public IReadOnlyList<KpiNode> Kpis =>
        [.. _page.View.Kpis.Where(kpi => kpi.Kpi.Objective == _objective.Id).Select(kpi => new KpiNode(_page, kpi))];

    /// <summary>Milestones that serve it.</summary>
    public IReadOnlyList<MilestoneNode> Milestones => [.. Plan.MilestonesFor(_objective.Id).Select(milestone => new MilestoneNode(_page, milestone))];

    /// <summary>Actions that serve it.</summary>
    public IReadOnlyList<ActionNode> Actions => [.. Plan.ActionsFor(_objective.Id).Select(action => new ActionNode(_page, action))];
}
