using System.Collections.Concurrent;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Gateway.Errors;
using Success.Gateway.Requests;

namespace Success.Gateway.Accounts;

/// <summary>The accounts that a request has read; each is read once, however many fields and rows ask for it.</summary>
sealed class AccountLoads(GatewayRequest request)
{
    readonly ConcurrentDictionary<Id<Account>, Lazy<Task<AccountPage?>>> _pages = new();

    /// <summary>An account as the caller may see it; null when there is none that it may see.</summary>
    public Task<AccountPage?> FindAsync(Id<Account> account) => _pages.GetOrAdd(account, id => new(() => ReadAsync(id))).Value;

    /// <summary>What was read of an account is outdated: a command has changed it.</summary>
    public void Forget(Id<Account> account) => _pages.TryRemove(account, out _);

    async Task<AccountPage?> ReadAsync(Id<Account> account)
    {
        var reading = await request.AccountGrain(account).Read(request.Caller.Audience);
        return reading switch
        {
            { View: { } view } => new(request, reading.Version, view, new(account, reading.Ancestors)),
            { Refusal: { Code: not DomainErrorCode.NotFound } refusal } => throw new RefusedException(refusal),
            _ => null,
        };
    }
}
