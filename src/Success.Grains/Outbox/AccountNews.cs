using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Journal;

namespace Success.Grains.Outbox;

/// <summary>Reads what an account's items in the outbox are about.</summary>
public sealed class AccountNews(IJournal journal)
{
    /// <summary>What happened.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="account">The account.</param>
    /// <param name="number">Number of its journal entry.</param>
    public async Task<AccountEvent> ReadAsync(RouteTag tenant, Id<Account> account, long number)
    {
        var entries = await journal.ReadEntriesAsync(AccountFormat.PartitionOf(new(tenant, account)), number - 1, 1, CancellationToken.None);
        return AccountFormat.Instance.Decode(entries[0]);
    }
}
