namespace Success.Domain.Drift;

/// <summary>What can be read from a state at the time of its last observation.</summary>
/// <param name="Noise">σ̂: standard deviation of an observation of weight 1, in tolerances.</param>
/// <param name="Correlation">ρ: correlation of neighbours one cadence apart.</param>
/// <param name="Forecast">Where the residual stands and where it will land.</param>
/// <param name="Positive">The positive side.</param>
/// <param name="Negative">The negative side; the default when only one is watched.</param>
public readonly record struct DetectorReading(
    double Noise, double Correlation, Forecast Forecast, SideReading Positive, SideReading Negative)
{
    /// <summary>The reading of one side.</summary>
    public SideReading this[DriftSide side] => side == DriftSide.Negative ? Negative : Positive;

    /// <summary>The side that is more likely out of tolerance, now or at the due date.</summary>
    public DriftSide WorseSide => Negative.Chance > Positive.Chance ? DriftSide.Negative : DriftSide.Positive;
}

/// <summary>Both conditions of one side.</summary>
/// <param name="Chance">p: chance of being out of tolerance, now or at the due date, whichever is larger.</param>
/// <param name="Fires">Whether the timing condition holds.</param>
/// <param name="Onset">Detector time at which the leading chart's excursion began; meaningful while it is above zero.</param>
public readonly record struct SideReading(double Chance, bool Fires, double Onset);
