namespace Success.Domain.Drift;

/// <summary>
/// What the detector must know of a KPI's terms. Everything is in units of the tolerance and of the cadence, so that a percentage,
/// a sum of money and a number of days look alike to it.
/// </summary>
public readonly record struct DetectorSettings
{
    // A KPI without an end is judged by where it stands a month of weeks from now.
    const double OpenHorizon = 4;

    // Two sides have twice the occasions for a false alarm, so each gets twice the run length.
    const double BothSidesFactor = 2;

    DetectorSettings(bool twoSided, double? due, double noiseVariance, double noiseWeight, double correlationFloor, double runLength)
    {
        TwoSided = twoSided;
        Due = due;
        NoiseVariance = noiseVariance;
        NoiseWeight = noiseWeight;
        CorrelationFloor = correlationFloor;
        RunLength = twoSided ? BothSidesFactor * runLength : runLength;
        Limits = CusumLimits.For(RunLength);
    }

    /// <summary>Whether both signs of the residual are watched (a band), or only shortfall (a target).</summary>
    public bool TwoSided { get; }

    /// <summary>The due date in detector time; null when the KPI is open.</summary>
    public double? Due { get; }

    /// <summary>Assumed variance of one observation before any is seen (v0), in squared tolerances.</summary>
    public double NoiseVariance { get; }

    /// <summary>How many observations that assumption is worth (n0).</summary>
    public double NoiseWeight { get; }

    /// <summary>Least correlation of neighbours: 1 − 1/W for a rolling window of W observations, else 0.</summary>
    public double CorrelationFloor { get; }

    /// <summary>Average observations between false firings, per side.</summary>
    public double RunLength { get; }

    /// <summary>The decision limits that follow from <see cref="RunLength"/>.</summary>
    internal CusumLimits Limits { get; }

    /// <summary>Settings of a KPI that must reach something (one side) or stay in a band (two sides).</summary>
    /// <param name="twoSided">True for a band with both edges.</param>
    /// <param name="due">Due date in detector time; null for open.</param>
    /// <param name="prior">What is assumed about the noise.</param>
    /// <param name="runLength">From <see cref="FalseAlarms.RunLength"/>; doubled here for a band.</param>
    /// <param name="correlationFloor">0 inclusive to 1 exclusive.</param>
    public static DetectorSettings Create(bool twoSided, double? due, NoisePrior prior, double runLength, double correlationFloor = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runLength, FalseAlarms.ShortestRunLength);
        ArgumentOutOfRangeException.ThrowIfNegative(correlationFloor);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(correlationFloor, 1);
        return new(twoSided, due, prior.Variance, prior.Weight, correlationFloor, runLength);
    }

    /// <summary>How far ahead the landing lies, in cadences: 0 at and after the due date.</summary>
    internal double HorizonFrom(double time) => Due is { } due ? Math.Max(0, due - time) : OpenHorizon;
}
