using Success.Domain.Accounts;
using Success.Domain.Portfolio;

namespace Success.Grains.Accounts;

/// <summary>What an account says of itself to the portfolio.</summary>
static class AccountSummaries
{
    /// <summary>
    /// The summary after an append. A tenant has neither a reporting currency nor rates, so amounts count that are in the currency of the
    /// account's revenue, or else of its first value; the others have no sum with them and are left out.
    /// </summary>
    public static AccountSummary Of(Account account, long version, string name, DateTimeOffset now)
    {
        var currency = account.Profile.Revenue.On(account.Profile.Calendar.DateAt(now))?.Currency;
        return account.Summarise(now, version, name, amount => amount.Currency == (currency ??= amount.Currency) ? amount : null);
    }
}
