using Success.Domain.Accounts;
using Success.Domain.Portfolio;

namespace Success.Grains.Accounts;

/// <summary>What an account says of itself to the portfolio.</summary>
static class AccountSummaries
{
    /// <summary>
    /// The summary after an append. There are no rates, so amounts count that are in the tenant's reporting currency; without one, in that of
    /// the account's revenue, or else of its first value. The others have no sum with them and are left out.
    /// </summary>
    public static AccountSummary Of(Account account, long version, string name, string? reportingCurrency, DateTimeOffset now)
    {
        var currency = reportingCurrency ?? account.Profile.Revenue.On(account.Profile.Calendar.DateAt(now))?.Currency;
        return account.Summarise(now, version, name, amount => amount.Currency == (currency ??= amount.Currency) ? amount : null);
    }
}
