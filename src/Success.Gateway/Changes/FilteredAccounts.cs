using System.Runtime.CompilerServices;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Portfolio;
using Success.Gateway.Requests;

namespace Success.Gateway.Changes;

/// <summary>
/// The changes of accounts that meet a filter. A table also has to hear when an account leaves it: a change after which an account does not
/// meet the filter is given as well, unless the one before said so already.
/// </summary>
sealed class FilteredAccounts(PortfolioFilter filter)
{
    // Of accounts that changed since the stream began.
    readonly HashSet<Id<Account>> _outside = [];

    public async IAsyncEnumerable<AccountChange> OfAsync(
        GatewayRequest request, IAsyncEnumerable<AccountChange> changes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in changes.WithCancellation(cancellationToken))
        {
            if (await MeetsAsync(request, change.Id))
            {
                _outside.Remove(change.Id);
                yield return change;
            }
            else if (_outside.Add(change.Id))
            {
                yield return change with { MeetsFilter = false };
            }
        }
    }

    // The account has told the portfolio before it told whoever looks.
    async Task<bool> MeetsAsync(GatewayRequest request, Id<Account> id)
    {
        var one = filter with { Account = id };
        var answer = await request.PortfolioGrain.Page(
            new(new PageRequest(AccountOrder.Name, First: 1), one, AccountTable.VisibleTo(request, PolicyAction.ReadAccount)));
        return answer.Page is { } page ? page.TotalCount > 0 : throw new RefusedException(answer.Refusal!);
    }
}
