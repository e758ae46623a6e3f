using Success.Domain.Alerts;
using Success.Domain.Kpis;

namespace Success.Domain.Explanations;

/// <summary>What the sentences about an alert rest on.</summary>
/// <param name="View">The alert as the reader's side sees it.</param>
/// <param name="Name">Name of the KPI, milestone, plan or feed.</param>
/// <param name="Date">
/// The day that it is about: when the value, the KPI or the milestone was due, since when a proposal waits or a feed is silent.
/// </param>
public sealed record AlertFacts(AlertView View, string Name, DateOnly Date)
{
    /// <summary>Where the KPI's values come from.</summary>
    public Supplier Supplier { get; init; }

    /// <summary>Whose answer a proposal waits for, or who has no counterpart.</summary>
    public Side Owes { get; init; }

    /// <summary>For drift the forecast chance of landing within the tolerance, 0 to 1; null when the reader is not told.</summary>
    public double? ChanceWithinTolerance { get; init; }

    /// <summary>Whether it is missed because there was no value recent enough.</summary>
    public bool LacksData { get; init; }
}
