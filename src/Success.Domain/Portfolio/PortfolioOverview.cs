using Success.Domain.Kpis;

namespace Success.Domain.Portfolio;

/// <summary>A set of accounts in numbers.</summary>
/// <remarks>
/// No revenue is counted twice: an account's revenue is that of all accounts below it, so an account is left out of every sum of revenue
/// when one above it is in the same set with a known revenue. In {group 100, subsidiary 40} the sum is 100; in {subsidiary 40} alone it is
/// 40; where the group's revenue is unknown the subsidiaries' count.
/// </remarks>
/// <param name="Accounts">How many.</param>
/// <param name="Standings">How many of each standing, worst first; standings that no account has are left out.</param>
/// <param name="Arr">Annual recurring revenue, one amount a currency.</param>
/// <param name="AtRisk">What is in danger.</param>
/// <param name="Freshness">How old the data is.</param>
/// <param name="Segments">The same set by segment, most accounts first, ties by name.</param>
public sealed record PortfolioOverview(
    int Accounts,
    IReadOnlyList<StandingCount> Standings,
    IReadOnlyList<Money> Arr,
    MoneyAtRisk AtRisk,
    DataFreshness Freshness,
    IReadOnlyList<SegmentShare> Segments);

/// <summary>How many accounts stand so.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="Accounts">How many.</param>
public sealed record StandingCount(Standing Standing, int Accounts);

/// <summary>Accounts that are off track, missed or at risk, and their money. Revenue and value are never added to each other.</summary>
/// <param name="Accounts">How many.</param>
/// <param name="Arr">Their annual recurring revenue, counted as a set of its own, one amount a currency.</param>
/// <param name="Value">The agreed value of their decisive KPIs; the accounts' own, so nothing is left out.</param>
public sealed record MoneyAtRisk(int Accounts, IReadOnlyList<Money> Arr, IReadOnlyList<Money> Value);

/// <summary>How many accounts had their latest data how long ago. Each account counts once.</summary>
/// <param name="WithinDay">Within 24 hours.</param>
/// <param name="WithinWeek">Longer ago, within 7 days.</param>
/// <param name="WithinMonth">Longer ago, within 30 days.</param>
/// <param name="Older">Longer ago.</param>
/// <param name="Never">They never had any.</param>
public sealed record DataFreshness(int WithinDay, int WithinWeek, int WithinMonth, int Older, int Never);

/// <summary>A segment's part of the set: how much depends on it.</summary>
/// <param name="Segment">The segment; empty for accounts without one.</param>
/// <param name="Accounts">How many.</param>
/// <param name="Arr">What its accounts contribute to the set's revenue; the segments' amounts add up to it.</param>
/// <param name="ArrAtRisk">What its accounts contribute to the revenue at risk.</param>
public sealed record SegmentShare(string Segment, int Accounts, IReadOnlyList<Money> Arr, IReadOnlyList<Money> ArrAtRisk);
