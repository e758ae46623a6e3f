using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Agreements;
using Success.Gateway.Alerts;
using Success.Gateway.Errors;
using Success.Gateway.Ids;
using Success.Gateway.Kpis;
using Success.Gateway.Metrics;
using Success.Gateway.Plans;
using Success.Gateway.Portfolio;
using Success.Gateway.Requests;
using Success.Gateway.Reviews;
using Success.Gateway.Tenancy;
using Success.GraphQL;
using Success.GraphQL.Connections;

namespace Success.Gateway.Accounts;

/// <summary>
/// An account. What the portfolio knows is read from its summary where there is one; everything else, and for a customer all of it, from the
/// account itself, which is then read once.
/// </summary>
[GraphQLName("Account")]
public sealed partial class AccountNode : INode
{
    readonly GatewayRequest _request;
    readonly Id<Account> _id;
    readonly AccountSummary? _summary;
    readonly AccountPage? _page;

    internal AccountNode(AccountPage page) => (_request, _id, _page) = (page.Request, page.View.Id, page);

    /// <summary>A row of a table that the caller may see.</summary>
    internal AccountNode(GatewayRequest request, AccountSummary summary)
    {
        (_request, _id) = (request, summary.Id);
        _summary = request.Side == Side.Provider && Policy.GrantOf(request.Caller.Audience, PolicyAction.ReadPortfolio) != Grant.Never ? summary : null;
    }

    /// <summary>Its id.</summary>
    public string Id => _id.ToString();

    /// <summary>How healthy it is.</summary>
    public async Task<AccountHealthNode?> Health() => (await PageAsync()).View.Health is { } health ? new(health) : null;

    /// <summary>The next instant at which anything changes by itself.</summary>
    public async Task<DateTimeOffset?> NextEventAt() => (await PageAsync()).View.NextEvent;

    /// <summary>The accounts directly below that the caller may see.</summary>
    public Task<AccountConnection> Children(int? first, string? after, int? last, string? before) =>
        AccountTable.ReadAsync(_request, new(Parent: Id), AccountOrder.Name, new() { First = first, After = after, Last = last, Before = before });

    /// <summary>The customer's member who answers for it.</summary>
    public async Task<ActorNode?> CustomerOwner() => await PageAsync() is var page ? page.MemberOf(Side.Customer, page.View.Profile.Owners.Customer) : null;

    /// <summary>The account above.</summary>
    public async Task<AccountNode?> Parent()
    {
        var parent = _summary?.Parent ?? (await PageAsync()).View.Profile.Parent;
        return !parent.IsNone && await _request.Accounts.FindAsync(parent) is { } page ? new(page) : null;
    }

    /// <summary>The parts of its attention.</summary>
    public async Task<IReadOnlyList<StakeNode>?> Stakes() =>
        await PageAsync() is { View.Attention: { } stakes } page ? [.. stakes.Select(stake => new StakeNode(page.KpiOf(stake.Kpi), stake.Attention))] : null;

    /// <summary>Annual recurring revenue over time.</summary>
    public async Task<IReadOnlyList<DatedRevenue>?> Revenue()
    {
        var page = await PageAsync();
        return Policy.Allows(_request.Caller.Audience, PolicyAction.ReadRevenue, page.Path) ? page.View.Profile.Revenue.Items : null;
    }

    /// <summary>By which periods, due dates and working days are reckoned.</summary>
    public async Task<CalendarNode> Calendar() => new((await PageAsync()).Calendar);

    /// <summary>Why and when it was put away.</summary>
    public async Task<ArchivalNode?> Archival() => (await PageAsync()).View.Profile.Archived is { } archival ? new(_request, archival) : null;

    /// <summary>Its plans.</summary>
    public async Task<IReadOnlyList<PlanNode>> Plans() => [.. (await PageAsync()).Plans];

    /// <summary>The KPIs of all its plans.</summary>
    public async Task<IReadOnlyList<KpiNode>> Kpis() => [.. (await PageAsync()).Kpis];

    /// <summary>One of its KPIs.</summary>
    public async Task<KpiNode?> Kpi(string id)
    {
        var kpi = PartId<Kpi>.Parse(id).OrRefuse("id");
        return kpi.Account == _id ? (await PageAsync()).FindKpi(kpi.Part) : null;
    }

    /// <summary>Proposals that are drafted by the caller's side or wait for an answer.</summary>
    public async Task<IReadOnlyList<ProposalNode>> Proposals() =>
        await PageAsync() is var page ? [.. page.View.Proposals.Select(proposal => new ProposalNode(page, proposal))] : [];

    /// <summary>The proposals that came to an end last.</summary>
    public async Task<IReadOnlyList<ClosedProposalNode>> ClosedProposals() =>
        await PageAsync() is var page ? [.. page.View.ClosedProposals.Select(proposal => new ClosedProposalNode(page, proposal))] : [];

    /// <summary>What is or lately was wrong.</summary>
    public async Task<IReadOnlyList<AlertNode>> Alerts(AlertFilter? filter) => await PageAsync() is var page
        ?
        [
            .. page.View.Alerts.Where(alert => filter?.Meets(alert) != false).OrderByDescending(alert => alert.RaisedAt)
                .Select(alert => new AlertNode(page, alert)),
        ]
        : [];

    /// <summary>Its open reviews.</summary>
    public async Task<IReadOnlyList<ReviewNode>> Reviews() =>
        await PageAsync() is var page ? [.. page.View.Reviews.Select(review => new ReviewNode(page, review))] : [];

    /// <summary>The periods closed last.</summary>
    public async Task<IReadOnlyList<ClosedPeriodNode>> ClosedPeriods() =>
        await PageAsync() is var page ? [.. page.View.ClosedPeriods.Select(period => new ClosedPeriodNode(page, period))] : [];

    /// <summary>Restatements that wait for an answer.</summary>
    public async Task<IReadOnlyList<RestatementNode>> Restatements() =>
        await PageAsync() is var page ? [.. page.View.Restatements.Select(restatement => new RestatementNode(page, restatement))] : [];

    /// <summary>The measurements of a metric.</summary>
    public async Task<Connection<MeasurementNode>?> Measurements(
        string metric, int? version, DateTimeOffset? from, DateTimeOffset? to, int? first, string? after, int? last, string? before) =>
        await MeasurementHistories.ReadAsync(await PageAsync(), metric, version, from, to, new(first, after, last, before));

    /// <summary>Members who have to do with it.</summary>
    public async Task<IReadOnlyList<MemberNode>> Members()
    {
        var (page, sight) = (await PageAsync(), await _request.Workspace.SightAsync());
        return
        [
            .. sight.Members.Where(member => member.State != MemberState.Left && member.Accounts.Includes(page.Path))
                .Select(member => new MemberNode(_request, member)),
        ];
    }

    /// <summary>People who matter to it without signing in.</summary>
    public async Task<IReadOnlyList<PersonNode>> People() =>
        [.. (await _request.Workspace.SightAsync()).People.Where(person => person.Account == _id).Select(person => new PersonNode(_request, person))];

    /// <summary>What the caller may do to it.</summary>
    public async Task<IReadOnlyList<Permitted>> Permissions()
    {
        var path = (await PageAsync()).Path;
        return [.. Enum.GetValues<Permitted>().Where(permission => Policy.Allows(_request.Caller.Audience, (PolicyAction)permission, path))];
    }

    async Task<AccountPage> PageAsync() => _page ?? await _request.Accounts.FindAsync(_id)
        ?? throw new RefusedException(new(DomainErrorCode.NotFound, "There is no such account."));
}
