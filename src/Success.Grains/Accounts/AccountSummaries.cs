using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;

namespace Success.Grains.Accounts;

/// <summary>What an account says of itself to the portfolio.</summary>
static class AccountSummaries
{
    public static AccountSummary Of(Account account, long version, string name, DateTimeOffset now) => new()
    {
        Id = account.Id,
        Version = version,
        ExternalId = account.Profile.ExternalId?.ToString() ?? "",
        Name = name,
        Segment = account.Profile.Segment?.ToString() ?? "",
        Tags = [.. account.Profile.Tags.Select(tag => tag.ToString())],
        Parent = account.Profile.Parent,
        Owner = account.Profile.Owners.Provider,
        Standing = StandingOf(account),
        Lifecycle = account.Profile.Archived is null ? AccountLifecycle.Active : AccountLifecycle.Archived,
        Arr = account.Profile.Revenue.On(account.Profile.Calendar.DateAt(now)),
        RenewsOn = account.Profile.RenewsOn,
        NextWake = Account.NextWake(account),
    };

    static Standing StandingOf(Account account) =>
        !account.Plans.Any(plan => plan.Ended is null) ? Standing.NoPlan
        : account.Kpis.Any(kpi => kpi.Agreed is not null) ? Standing.NoData
        : Standing.NotAgreed;
}
