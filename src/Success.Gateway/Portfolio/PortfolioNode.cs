using Success.Domain;
using Success.Domain.Portfolio;

namespace Success.Gateway.Portfolio;

/// <summary>Accounts in numbers.</summary>
public sealed class PortfolioNode
{
    readonly PortfolioOverview _overview;

    internal PortfolioNode(PortfolioOverview overview) => _overview = overview;

    /// <summary>How many accounts.</summary>
    public int Accounts => _overview.Accounts;

    /// <summary>How many of each standing.</summary>
    public IReadOnlyList<StandingCount> Standings => _overview.Standings;

    /// <summary>Annual recurring revenue.</summary>
    public IReadOnlyList<Money> Arr => _overview.Arr;

    /// <summary>What is in danger.</summary>
    public MoneyAtRisk AtRisk => _overview.AtRisk;

    /// <summary>How old the data is.</summary>
    public DataFreshness Freshness => _overview.Freshness;

    /// <summary>The same accounts by segment.</summary>
    public IReadOnlyList<SegmentNode> Segments =>
        [.. _overview.Segments.Select(share => new SegmentNode(share.Segment.Length == 0 ? null : share.Segment, share.Accounts, share.Arr, share.ArrAtRisk))];
}

/// <summary>A segment's part of the accounts.</summary>
/// <param name="Segment">The segment; null for accounts without one.</param>
/// <param name="Accounts">How many accounts.</param>
/// <param name="Arr">What its accounts contribute to the revenue.</param>
/// <param name="ArrAtRisk">What its accounts contribute to the revenue at risk.</param>
public sealed record SegmentNode(string? Segment, int Accounts, IReadOnlyList<Money> Arr, IReadOnlyList<Money> ArrAtRisk);
