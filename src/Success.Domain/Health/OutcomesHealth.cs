using System.Collections.Immutable;
using Success.Domain.Kpis;

namespace Success.Domain.Health;

/// <summary>How an account's agreed decisive KPIs stand.</summary>
/// <param name="Worst">The worst of them.</param>
/// <param name="Counts">How many stand how, worst first; standings that nobody has are left out.</param>
/// <param name="Progress">Their mean progress by weight, −1 to 1; null when none is defined.</param>
public sealed record OutcomesHealth(Standing Worst, ImmutableArray<StandingCount> Counts, double? Progress)
{
    /// <summary>Takes the outcomes together.</summary>
    /// <param name="kpis">All KPIs of the active plans with their progress; those that are not decisive or not agreed do not count.</param>
    /// <returns>Null, not measured, when no decisive KPI is agreed.</returns>
    public static OutcomesHealth? Of(IEnumerable<(JudgedKpi Kpi, ProgressPart Progress)> kpis)
    {
        ArgumentNullException.ThrowIfNull(kpis);
        var counted = kpis.Where(part => part.Kpi.IsDecisive && part.Kpi.Agreed != Standing.NotAgreed).ToArray();
        if (counted.Length == 0)
        {
            return null;
        }

        var counts = counted.CountBy(part => part.Kpi.Agreed).OrderBy(count => count.Key).Select(count => new StandingCount(count.Key, count.Value));
        return new(
            counted.Min(part => part.Kpi.Agreed),
            [.. counts],
            Kpis.Progress.OfPlan(counted.Select(part => part.Progress)));
    }

    /// <inheritdoc/>
    public bool Equals(OutcomesHealth? other) =>
        other is not null && Worst == other.Worst && Progress == other.Progress && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Worst, Counts.Length, Progress);
}

/// <summary>How many KPIs stand in one way.</summary>
/// <param name="Standing">The way.</param>
/// <param name="Count">At least one.</param>
public readonly record struct StandingCount(Standing Standing, int Count);
