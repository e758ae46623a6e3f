namespace Success.Domain.Kpis;

/// <summary>How far a KPI or a plan has come: 1 is all of the way.</summary>
public static class Progress
{
    /// <summary>One part of a plan counts at most this much, in either direction: one runaway KPI must not hide or drown the others.</summary>
    const double LargestPart = 1;

    /// <summary>
    /// Of a KPI that must reach a target: the share of the way from the baseline. Above 1 beyond the target, negative when the value is
    /// worse than the baseline.
    /// </summary>
    /// <returns>Null when baseline and target are equal: there is no way to have come.</returns>
    public static double? Reach(double baseline, double target, double value)
    {
        var progress = (value - baseline) / (target - baseline);
        return double.IsFinite(progress) ? progress : null;
    }

    /// <summary>Of a KPI that must stay within a band: the share of closed periods that were inside.</summary>
    /// <returns>Null while no period has closed.</returns>
    public static double? Keep(int inside, int closed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inside);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inside, closed);
        return closed == 0 ? null : (double)inside / closed;
    }

    /// <summary>Of a plan: the mean of its KPIs by weight, each clipped to ±1. Those without a progress do not count.</summary>
    /// <returns>−1 to 1; null when nothing that counts has weight.</returns>
    public static double? OfPlan(IEnumerable<ProgressPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var (sum, weight) = (0.0, 0.0);
        foreach (var part in parts)
        {
            if (part.Progress is { } progress)
            {
                sum += part.Weight * Math.Clamp(progress, -LargestPart, LargestPart);
                weight += part.Weight;
            }
        }

        return weight > 0 ? sum / weight : null;
    }
}

/// <summary>One KPI's part in a plan's progress.</summary>
/// <param name="Progress">Its progress; null when it is undefined.</param>
/// <param name="Weight">Its agreed weight, 0 or more.</param>
public readonly record struct ProgressPart(double? Progress, double Weight);
