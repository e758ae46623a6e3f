using Success.Domain;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.GraphQL.Connections;

namespace Success.Gateway.Portfolio;

/// <summary>Pages of the table of accounts. One page is one call.</summary>
static class AccountTable
{
    static readonly DomainError OwnOnly = new(
        DomainErrorCode.Forbidden, "Accounts of a customer are filtered by parent and subtree, and sorted by name.");

    /// <summary>A page, in the given order.</summary>
    public static async Task<AccountConnection> ReadAsync(GatewayRequest request, AccountFilter? filter, AccountOrder? order, PageRequest page)
    {
        request.Require(PolicyAction.ReadAccount);

        // Whatever a customer could sort by it could also learn that way, before the notice rule shows it.
        var isProvider = request.Side == Side.Provider;
        if (!isProvider && order is not (null or AccountOrder.Name))
        {
            throw new RefusedException(OwnOnly with { Field = "orderBy" });
        }

        var asked = page with { Order = order ?? (isProvider ? AccountOrder.Attention : AccountOrder.Name) };
        var answer = await request.PortfolioGrain.Page(new(asked, Chosen(request, filter, "filter"), VisibleTo(request, PolicyAction.ReadAccount)));
        return answer.Page is { } rows ? new(request, rows) : throw new RefusedException(answer.Refusal!);
    }

    /// <summary>The accounts that a filter means; a customer can ask for places only, lest it learn by asking what is not shown yet.</summary>
    public static PortfolioFilter Chosen(GatewayRequest request, AccountFilter? filter, string argument)
    {
        if (request.Side == Side.Customer && filter?.IsByPlaceOnly == false)
        {
            throw new RefusedException(OwnOnly with { Field = argument });
        }

        return filter.ToDomain(argument).OrRefuse();
    }

    /// <summary>Which accounts an action is allowed on.</summary>
    public static AccountScope VisibleTo(GatewayRequest request, PolicyAction action) =>
        Policy.GrantOf(request.Caller.Audience, action) == Grant.Everywhere ? AccountScope.Everything : request.Caller.Audience.Accounts;
}

/// <summary>A page of accounts, all of it from the same instant.</summary>
public sealed class AccountConnection
{
    readonly AccountPageRows _rows;

    internal AccountConnection(GatewayRequest request, Domain.Portfolio.AccountPage rows) => _rows = new(request, rows);

    /// <summary>The rows with their cursors.</summary>
    public IReadOnlyList<Edge<AccountNode>> Edges => _rows.Edges;

    /// <summary>The rows.</summary>
    public IReadOnlyList<AccountNode> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo => new(
        _rows.Page.HasNextPage, _rows.Page.HasPreviousPage, Edges.Count == 0 ? null : Edges[0].Cursor, Edges.Count == 0 ? null : Edges[^1].Cursor);

    /// <summary>How many accounts meet the filter.</summary>
    public int TotalCount => _rows.Page.TotalCount;

    sealed class AccountPageRows(GatewayRequest request, Domain.Portfolio.AccountPage page)
    {
        public Domain.Portfolio.AccountPage Page { get; } = page;

        public IReadOnlyList<Edge<AccountNode>> Edges { get; } =
            [.. page.Edges.Select(edge => new Edge<AccountNode>(edge.Cursor, new(request, edge.Account)))];
    }
}
