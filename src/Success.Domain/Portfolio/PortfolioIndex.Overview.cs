using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <content>A set of accounts in numbers.</content>
public sealed partial class PortfolioIndex
{
    /// <summary>The accounts that meet a filter, in numbers.</summary>
    /// <param name="filter">Which accounts.</param>
    /// <param name="visible">Which accounts the reader may see at all; others are not counted.</param>
    /// <param name="now">From when the age of data is reckoned.</param>
    /// <returns>The numbers; or a refusal, <see cref="DomainErrorCode.LimitReached"/>, of a filter with too many values.</returns>
    public Result<PortfolioOverview> Overview(PortfolioFilter filter, AccountScope visible, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(visible);
        if (filter.Check() is { } refusal)
        {
            return refusal;
        }

        using var chosen = Choose(filter, visible);
        using var atRisk = AtRiskAmong(chosen);
        var tally = new OverviewTally(now);
        for (var slot = chosen.Next(SlotTable.None); slot >= 0; slot = chosen.Next(slot))
        {
            tally.Add(_table[slot], CountsIn(chosen, slot), atRisk.Contains(slot), CountsIn(atRisk, slot));
        }

        return tally.ToOverview();
    }

    Selection AtRiskAmong(Selection chosen)
    {
        var atRisk = new Selection(_table.Capacity);
        foreach (var standing in Enum.GetValues<Standing>().Where(standing => standing.IsAtRisk()))
        {
            atRisk.Add(_facets.Standing[standing]);
        }

        atRisk.Keep(chosen);
        return atRisk;
    }

    /// <summary>Whether an account's revenue counts in a set: no account above it is there with a revenue that includes it.</summary>
    bool CountsIn(Selection set, int slot)
    {
        var above = _table.ParentOf(slot);
        for (var level = 0; level < MaxAncestors && above >= 0; level++)
        {
            if (set.Contains(above) && _table[above].Layout.ArrCurrency != 0)
            {
                return false;
            }

            above = _table.ParentOf(above);
        }

        return true;
    }
}
