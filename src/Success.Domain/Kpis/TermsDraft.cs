using Success.Domain.Drift;

namespace Success.Domain.Kpis;

/// <summary>Terms as they are typed: nothing is checked yet. What each field means stands at <see cref="Terms"/>.</summary>
/// <param name="MetricVersion">See <see cref="Terms.MetricVersion"/>.</param>
/// <param name="Goal">See <see cref="Terms.Goal"/>.</param>
/// <param name="Cadence">See <see cref="Terms.Cadence"/>.</param>
public sealed record TermsDraft(int MetricVersion, Goal Goal, Cadence Cadence)
{
    /// <summary>See <see cref="Terms.ReportingLag"/>.</summary>
    public TimeSpan ReportingLag { get; init; }

    /// <summary>See <see cref="Terms.Settling"/>; null for the metric's own.</summary>
    public TimeSpan? Settling { get; init; }

    /// <summary>See <see cref="Terms.Hold"/>.</summary>
    public int Hold { get; init; } = Terms.UsualHold;

    /// <summary>See <see cref="Terms.Weight"/>.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>See <see cref="Terms.Supplier"/>.</summary>
    public Supplier Supplier { get; init; }

    /// <summary>See <see cref="Terms.FalseAlarms"/>; null for what is usual in the tenant.</summary>
    public FalseAlarmSetting? FalseAlarms { get; init; }

    /// <summary>See <see cref="Terms.Pauses"/>.</summary>
    public IReadOnlyList<AgreedPause> Pauses { get; init; } = [];
}
