using AccountPage = Success.Gateway.Accounts.AccountPage;
using Success.Domain;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Portfolio;
using Success.Gateway.Requests;
using Success.GraphQL.Connections;

namespace Success.Gateway.Alerts;

/// <summary>
/// Alerts of feeds, and then of all accounts, account by account. Which accounts have open ones the portfolio knows; so many of them are read as fill the page.
/// </summary>
static class AlertTable
{
    /// <summary>Most accounts that are read for one page: as many as a page of accounts has.</summary>
    public const int MaxAccounts = PageRequest.MaxRows;

    static readonly AlertFilter Open = new(IsOpen: true);

    /// <summary>A page of alerts.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="filter">Which alerts; null for the open ones.</param>
    /// <param name="accounts">Of which accounts.</param>
    /// <param name="withFeeds">Whether those of feeds are meant as well.</param>
    /// <param name="first">How many; null for <see cref="PageRequest.UsualRows"/>.</param>
    /// <param name="after">Cursor of the alert before the page.</param>
    public static async Task<AlertConnection> ReadAsync(GatewayRequest request, AlertFilter? filter, PortfolioFilter accounts, bool withFeeds, int? first, string? after)
    {
        request.Require(PolicyAction.ReadAlerts);
        var rows = Page.RowsOf(first);
        var wanted = filter ?? Open;
        var walk = new Walk(request, wanted, WithOpenOnes(request, wanted, accounts), rows);
        return await walk.FromAsync(AlertCursor.Read(after).OrRefuse(), withFeeds ? await FeedAlerts.ReadAsync(request) : null);
    }

    // That an account has an alert which the customer does not see yet is nothing that its page may be made with.
    static PortfolioFilter WithOpenOnes(GatewayRequest request, AlertFilter filter, PortfolioFilter accounts) =>
        request.Side == Side.Provider && filter.IsOpen == true ? accounts with { HasAlerts = true } : accounts;

    sealed class Walk(GatewayRequest request, AlertFilter filter, PortfolioFilter accounts, int rows)
    {
        readonly List<Edge<AlertNode>> _edges = [];
        int _read;

        public async Task<AlertConnection> FromAsync(AlertCursor start, FeedAlerts? feeds)
        {
            var place = start with { Feeds = default };
            if (feeds is not null && (start == default || !start.Feeds.IsNone))
            {
                _edges.AddRange(feeds.All.Where(filter.Meets)
                    .Where(alert => start.Feeds.IsNone || alert.Id.CompareTo(start.Feeds) < 0)
                    .Select(alert => new Edge<AlertNode>(new AlertCursor(null, null, alert.Id).ToString(), new(feeds, alert))));
            }

            for (var isMore = true; isMore;)
            {
                if (_edges.Count > rows || _read >= MaxAccounts)
                {
                    return Page(start, place);
                }

                (place, isMore) = await ReadAsync(place);
            }

            return Page(start, end: null);
        }

        /// <summary>Reads as many accounts as the page may still need.</summary>
        async Task<(AlertCursor Place, bool IsMore)> ReadAsync(AlertCursor place)
        {
            // What is worth most comes first; a customer must not learn from the order what that is.
            var order = request.Side == Side.Provider ? AccountOrder.Attention : AccountOrder.Name;
            var asked = new PageRequest(order, First: Math.Min(rows + 1 - _edges.Count, MaxAccounts - _read), After: place.Account);
            var answer = await request.PortfolioGrain.Page(new(asked, accounts, AccountTable.VisibleTo(request, PolicyAction.ReadAccount)));
            var found = answer.Page ?? throw new RefusedException(answer.Refusal! with { Field = answer.Refusal.Field == "first" ? "after" : answer.Refusal.Field });
            var pages = await Task.WhenAll(found.Edges.Select(edge => request.Accounts.FindAsync(edge.Account.Id)));
            foreach (var (edge, page) in found.Edges.Zip(pages))
            {
                Take(page, place);
                place = new(edge.Cursor, null);
            }

            _read += pages.Length;
            return (place, found.HasNextPage);
        }

        // Ids rise with time: the latest comes first, and one that has ended since leaves no hole.
        void Take(AccountPage? page, AlertCursor place)
        {
            if (page is null)
            {
                return;
            }

            var before = place.Alert is { } last && last.Account == page.View.Id ? last.Part : (Id<Domain.Alerts.Alert>?)null;
            _edges.AddRange(page.View.Alerts.Where(filter.Meets)
                .Where(alert => before is null || alert.Id.CompareTo(before.Value) < 0)
                .OrderByDescending(alert => alert.Id)
                .Select(alert => new Edge<AlertNode>(new AlertCursor(place.Account, new(page.View.Id, alert.Id)).ToString(), new(page, alert))));
        }

        AlertConnection Page(AlertCursor start, AlertCursor? end)
        {
            Edge<AlertNode>[] edges = [.. _edges.Take(rows)];
            var last = _edges.Count > rows ? edges[^1].Cursor : end?.ToString() ?? (edges.Length == 0 ? null : edges[^1].Cursor);
            return new(edges, new(_edges.Count > rows || end is not null, start != default, edges.Length == 0 ? null : edges[0].Cursor, last));
        }
    }
}

/// <summary>A page of alerts.</summary>
/// <param name="Edges">The rows with their cursors.</param>
/// <param name="PageInfo">Where the page stands.</param>
public sealed record AlertConnection(IReadOnlyList<Edge<AlertNode>> Edges, PageInfo PageInfo)
{
    /// <summary>The rows.</summary>
    public IReadOnlyList<AlertNode> Nodes => [.. Edges.Select(edge => edge.Node)];
}
