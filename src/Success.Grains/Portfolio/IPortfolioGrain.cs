using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Grains.Portfolio;

/// <summary>
/// A tenant's accounts at a glance, and whoever wakes them. Everything here is derived: at activation it is rebuilt from the heads of
/// the accounts' journals. Readers use the published immutable index and wait for nobody. The key is the tenant's route tag.
/// </summary>
public interface IPortfolioGrain : IGrainWithStringKey
{
    /// <summary>Takes an account's summary over, unless it has one as new.</summary>
    /// <returns>Where the account stands now, so that its changes reach those who have to do with accounts above it.</returns>
    Task<AccountPath> Publish(AccountPublication publication);

    /// <summary>An account has carried out what had fallen due.</summary>
    [OneWay]
    Task Woken(WokenAccount woken);

    /// <summary>Reserves an external id for an account that is about to take it.</summary>
    /// <returns>Null when it is the account's; <see cref="DomainErrorCode.Conflict"/> when it is another's.</returns>
    Task<DomainError?> Claim(ExternalIdClaim claim);

    /// <summary>A page of the table.</summary>
    [AlwaysInterleave]
    Task<PortfolioPage> Page(PageQuery query);

    /// <summary>The accounts in numbers.</summary>
    [AlwaysInterleave]
    Task<OverviewAnswer> Overview(OverviewQuery query);

    /// <summary>Where accounts stand among the others; those that there are not are left out.</summary>
    [AlwaysInterleave]
    Task<AccountPaths> PathsOf(ImmutableArray<Id<Account>> accounts);

    /// <summary>How many levels of accounts hang below one; 0 for none.</summary>
    [AlwaysInterleave]
    Task<int> LevelsBelow(Id<Account> account);

    /// <summary>The account that another system calls so; none when there is none.</summary>
    [AlwaysInterleave]
    Task<Id<Account>> FindByExternalId(string externalId);
}

/// <summary>What an account says of itself after an append.</summary>
/// <param name="Account">The account.</param>
/// <param name="Summary">Its summary as <see cref="PackedSummary"/> keeps it.</param>
public sealed record AccountPublication(Id<Account> Account, ReadOnlyMemory<byte> Summary);

/// <summary>An account that was woken and has done what was due.</summary>
/// <param name="Account">The account.</param>
/// <param name="NextWake">When it must be woken next; null for never.</param>
/// <param name="HasChanged">Whether anything came of it.</param>
public sealed record WokenAccount(Id<Account> Account, DateTimeOffset? NextWake, bool HasChanged);

/// <summary>An account wants to be called so by other systems.</summary>
/// <param name="Account">The account.</param>
/// <param name="ExternalId">The name.</param>
public sealed record ExternalIdClaim(Id<Account> Account, string ExternalId);

/// <summary>Asks for a page.</summary>
/// <param name="Request">Which page, in which order.</param>
/// <param name="Filter">Which accounts.</param>
/// <param name="Visible">Which accounts the reader may see at all.</param>
public sealed record PageQuery(PageRequest Request, PortfolioFilter Filter, AccountScope Visible);

/// <summary>A page, or why there is none: exactly one of the two is there.</summary>
/// <param name="Page">The page.</param>
/// <param name="Refusal">See <see cref="PortfolioIndex.Page"/>.</param>
public sealed record PortfolioPage(AccountPage? Page, DomainError? Refusal);

/// <summary>Asks for numbers.</summary>
/// <param name="Filter">Which accounts.</param>
/// <param name="Visible">Which accounts the reader may see at all.</param>
public sealed record OverviewQuery(PortfolioFilter Filter, AccountScope Visible);

/// <summary>Numbers, or why there are none: exactly one of the two is there.</summary>
/// <param name="Overview">The numbers.</param>
/// <param name="Refusal">See <see cref="PortfolioIndex.Overview"/>.</param>
public sealed record OverviewAnswer(PortfolioOverview? Overview, DomainError? Refusal);

/// <summary>Places of accounts.</summary>
/// <param name="Paths">In the order in which they were asked for.</param>
public sealed record AccountPaths(ImmutableArray<AccountPath> Paths);
