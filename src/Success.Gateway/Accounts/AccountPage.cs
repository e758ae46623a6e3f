using System.Diagnostics;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;
using Success.Gateway.Agreements;
using Success.Gateway.Alerts;
using Success.Gateway.Ids;
using Success.Gateway.Kpis;
using Success.Gateway.Plans;
using Success.Gateway.Requests;
using Success.Gateway.Reviews;
using Success.Gateway.Tenancy;
using Success.Grains.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Accounts;

/// <summary>An account as it was read for one request. Everything that is shown of it is made from this, and this has only what its reader may see.</summary>
sealed class AccountPage
{
    readonly DataLoader<string, string> _texts;

    public AccountPage(GatewayRequest request, long version, AccountView view, AccountPath path)
    {
        (Request, Version, View, Path) = (request, version, view, path);
        _texts = new(async keys => (await request.AccountGrain(view.Id).Texts([.. keys])).Texts, TextList.MaxKeys);
    }

    public GatewayRequest Request { get; }

    public long Version { get; }

    public AccountView View { get; }

    public AccountPath Path { get; }

    public Calendar Calendar => View.Profile.Calendar;

    /// <summary>A text of the account; null when it was deleted.</summary>
    public Task<string?> TextAsync(string key) => _texts.LoadAsync(key, Request.Operation);

    /// <summary>A text that everything of its kind has; empty when it was deleted.</summary>
    public async Task<string> NameAsync(string key) => await TextAsync(key) ?? "";

    /// <summary>A part's id as clients have it; null for none.</summary>
    public string IdOf<T>(Id<T> part)
        where T : IIdentified => new PartId<T>(View.Id, part).ToString();

    /// <summary>The client's form of an id that the domain keeps as text, like <c>kpi_…</c>.</summary>
    public string IdOf(string reference) => $"{reference}_{View.Id.ToGuid():N}";

    public IEnumerable<PlanNode> Plans => View.Plans.Select(plan => new PlanNode(this, plan));

    public IEnumerable<KpiNode> Kpis => View.Kpis.Select(kpi => new KpiNode(this, kpi));

    public PlanNode? FindPlan(Id<Plan> id) => View.Plans.FirstOrDefault(plan => plan.Plan.Id == id) is { } plan ? new(this, plan) : null;

    public KpiNode? FindKpi(Id<Kpi> id) => View.Kpis.FirstOrDefault(kpi => kpi.Kpi.Id == id) is { } kpi ? new(this, kpi) : null;

    /// <summary>A plan that something in the account names, so that it is there.</summary>
    public PlanNode PlanOf(Id<Plan> id) => FindPlan(id) ?? throw new UnreachableException($"The account has no {id}.");

    /// <summary>A KPI that something in the account names, so that it is there.</summary>
    public KpiNode KpiOf(Id<Kpi> id) => FindKpi(id) ?? throw new UnreachableException($"The account has no {id}.");

    public ObjectiveNode? FindObjective(Id<Objective> id) => Plans.Select(plan => plan.FindObjective(id)).FirstOrDefault(found => found is not null);

    /// <summary>An objective that something in the account names, so that it is there.</summary>
    public ObjectiveNode ObjectiveOf(Id<Objective> id) => FindObjective(id) ?? throw new UnreachableException($"The account has no {id}.");

    public ProposalNode? FindProposal(Id<Proposal> id) =>
        View.Proposals.FirstOrDefault(proposal => proposal.Id == id) is { } proposal ? new(this, proposal) : null;

    public ClosedProposalNode? FindClosedProposal(Id<Proposal> id) =>
        View.ClosedProposals.FirstOrDefault(proposal => proposal.Id == id) is { } proposal ? new(this, proposal) : null;

    public AlertNode? FindAlert(Id<Alert> id) => View.Alerts.FirstOrDefault(alert => alert.Id == id) is { } alert ? new(this, alert) : null;

    public ReviewNode? FindReview(Id<Review> id) =>
        View.Reviews.FirstOrDefault(review => review.Review.Id == id) is { } review ? new(this, review) : null;

    public RestatementNode? FindRestatement(Id<PeriodRestatement> id) =>
        View.Restatements.FirstOrDefault(restatement => restatement.Id == id) is { } restatement ? new(this, restatement) : null;

    public ActorNode ActorOf(Who who) => new(Request, who);

    /// <summary>A member who is named in the account; null for none. Colleagues know each other; others only who has to do with the account.</summary>
    public ActorNode? MemberOf(Side side, Id<Member> member) => member.IsNone
        ? null
        : new(Request, Who.Of(side, member), named => named.Side == side && ((side == Side.Provider && Request.Side == side) || named.Accounts.Includes(Path)));
}
