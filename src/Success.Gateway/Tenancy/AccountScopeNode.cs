using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;

namespace Success.Gateway.Tenancy;

/// <summary>Accounts that somebody has to do with.</summary>
public sealed class AccountScopeNode
{
    readonly GatewayRequest _request;
    readonly AccountScope _scope;

    internal AccountScopeNode(GatewayRequest request, AccountScope scope) => (_request, _scope) = (request, scope);

    /// <summary>Whether every account is meant.</summary>
    public bool Every => _scope.Every;

    /// <summary>The accounts that are named and that the caller may see.</summary>
    public async Task<IReadOnlyList<AccountBindingNode>> Bindings()
    {
        var pages = await Task.WhenAll(_scope.Bindings.Select(binding => _request.Accounts.FindAsync(binding.Account)));
        return
        [
            .. from pair in _scope.Bindings.Zip(pages)
               where pair.Second is not null
               select new AccountBindingNode(new(pair.Second), pair.First.Subtree),
        ];
    }
}

/// <summary>Ties somebody to an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Subtree">Whether the accounts below it are meant as well.</param>
public sealed record AccountBindingNode(AccountNode Account, bool Subtree);
