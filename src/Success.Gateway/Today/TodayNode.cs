using Success.Domain;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Changes;
using Success.Gateway.Errors;
using Success.Gateway.Portfolio;
using Success.Gateway.Requests;
using Success.Gateway.Reviews;
using AccountPage = Success.Gateway.Accounts.AccountPage;

namespace Success.Gateway.Today;

/// <summary>
/// What a day begins with. For the provider the portfolio knows which accounts are meant; a customer has few, and each is read.
/// </summary>
public sealed class TodayNode
{
    // What somebody can do in a day, and a bound for the accounts that are read.
    const int MaxAccounts = 50;

    static readonly TimeSpan Week = TimeSpan.FromDays(7);

    readonly GatewayRequest _request;
    readonly PortfolioFilter _mine;

    internal TodayNode(GatewayRequest request, bool everyAccount)
    {
        _request = request;
        _mine = request.Side == Side.Provider && !everyAccount
            ? PortfolioFilter.None with { Owners = [request.Caller.Audience.Member] }
            : PortfolioFilter.None;
    }

    /// <summary>Accounts in which the caller's side has to act next.</summary>
    public async Task<IReadOnlyList<AccountNode>> Waiting()
    {
        if (_request.Side == Side.Customer)
        {
            return [.. (await PagesAsync(_mine)).Where(page => page.View.WaitingFor is WaitingFor.Customer or WaitingFor.Both).Select(page => new AccountNode(page))];
        }

        var rows = await RowsAsync(_mine with { WaitingFor = [WaitingFor.Provider, WaitingFor.Both] });
        return [.. rows.Select(row => new AccountNode(_request, row))];
    }

    /// <summary>Open alerts.</summary>
    public Task<AlertConnection> Alerts(int? first, string? after) => AlertTable.ReadAsync(_request, null, _mine, withFeeds: true, first, after);

    /// <summary>Reviews of the next seven days, and those that wait to be closed.</summary>
    public async Task<IReadOnlyList<ReviewNode>> Reviews()
    {
        var until = _request.Now + Week;
        var pages = await PagesAsync(_request.Side == Side.Customer ? _mine : _mine with { ReviewsBefore = DateOnly.FromDateTime(until.UtcDateTime).AddDays(1) });
        return
        [
            .. from page in pages
               from review in page.View.Reviews
               where review.Review.MeetsAt < until
               orderby review.Review.MeetsAt
               select new ReviewNode(page, review),
        ];
    }

    /// <summary>What happened since an instant.</summary>
    public Task<ChangeConnection> Changes(DateTimeOffset since, int? first) => ChangeFeed.ReadAsync(_request, null, since, first);

    async Task<IEnumerable<AccountPage>> PagesAsync(PortfolioFilter filter)
    {
        var pages = await Task.WhenAll((await RowsAsync(filter)).Select(row => _request.Accounts.FindAsync(row.Id)));
        return pages.OfType<AccountPage>();
    }

    async Task<IEnumerable<AccountSummary>> RowsAsync(PortfolioFilter filter)
    {
        var asked = new PageRequest(_request.Side == Side.Provider ? AccountOrder.Attention : AccountOrder.Name, First: MaxAccounts);
        var answer = await _request.PortfolioGrain.Page(new(asked, filter, AccountTable.VisibleTo(_request, PolicyAction.ReadAccount)));
        return answer.Page is { } page ? page.Edges.Select(edge => edge.Account) : throw new RefusedException(answer.Refusal!);
    }
}
