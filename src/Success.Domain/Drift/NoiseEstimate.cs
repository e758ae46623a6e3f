using System.Runtime.InteropServices;

namespace Success.Domain.Drift;

/// <summary>
/// How much the KPI jumps about by itself: variance from first differences (a level shift costs one difference, not all), and
/// correlation from the ratio of second-neighbour to first-neighbour differences.
/// </summary>
/// <param name="Variance">v: half the mean squared difference of neighbours.</param>
/// <param name="Second">q2: the same for observations two apart.</param>
/// <param name="Seen">n: how many observations the two are worth.</param>
/// <param name="Previous">e1, with <paramref name="PreviousWeight"/>; its weight is 0 when there is none.</param>
/// <param name="PreviousWeight">Weight of e1.</param>
/// <param name="BeforePrevious">e2, with <paramref name="BeforePreviousWeight"/>; its weight is 0 when there is none.</param>
/// <param name="BeforePreviousWeight">Weight of e2.</param>
[StructLayout(LayoutKind.Sequential)] // Written to JSON as its numbers, in this order.
record struct NoiseEstimate(
    double Variance,
    double Second,
    double Seen,
    double Previous,
    double PreviousWeight,
    double BeforePrevious,
    double BeforePreviousWeight)
{
    // Neighbours this far apart, in cadences, say something about each other; others say more about what happened in between.
    const double ClosestNeighbour = 0.5;
    const double FarthestNeighbour = 2;

    // Forget slowly: after some thirty observations each new one weighs 3 %.
    const double SlowestGain = 0.03;

    // A difference of more than three standard deviations counts as three, and this is what clipping takes from a normal variance.
    const double LargestSquare = 9;
    const double ClippedShare = 0.988;

    // Correlation is believed by half after twenty observations, and never beyond 0.6: that would be a trend, not noise.
    const double CorrelationPatience = 20;
    const double LargestCorrelation = 0.6;

    // Tolerances are rarely agreed wider than eight standard deviations; a quieter KPI is judged as if it were that noisy.
    const double LeastDeviation = 1.0 / 8;

    public static NoiseEstimate Start(in DetectorSettings settings) =>
        new(settings.NoiseVariance, settings.NoiseVariance, settings.NoiseWeight, 0, 0, 0, 0);

    /// <summary>ρ: correlation of neighbours one cadence apart.</summary>
    public readonly double Correlation(in DetectorSettings settings)
    {
        var learned = Seen - settings.NoiseWeight;
        var estimate = ((Second / Variance) - 1) * learned / (learned + CorrelationPatience);
        return Math.Max(Math.Clamp(estimate, 0, LargestCorrelation), settings.CorrelationFloor);
    }

    /// <summary>σ̂: standard deviation of an observation of weight 1.</summary>
    public readonly double Deviation(double correlation) => Math.Max(Math.Sqrt(Variance / (1 - correlation)), LeastDeviation);

    /// <summary>Takes in an observation.</summary>
    /// <param name="residual">e, in tolerances.</param>
    /// <param name="weight">w.</param>
    /// <param name="gap">Cadences since the one before; infinite for the first.</param>
    public void Learn(double residual, double weight, double gap)
    {
        if (gap is >= ClosestNeighbour and <= FarthestNeighbour)
        {
            Compare(residual, weight);
        }

        if (gap >= ClosestNeighbour)
        {
            (BeforePrevious, BeforePreviousWeight) = (Previous, PreviousWeight);
            (Previous, PreviousWeight) = (residual, weight);
        }
    }

    void Compare(double residual, double weight)
    {
        var gain = Math.Max(1 / (Seen + 1), SlowestGain);
        if (BeforePreviousWeight > 0)
        {
            Second = Blend(Second, gain, residual - BeforePrevious, (1 / weight) + (1 / BeforePreviousWeight));
        }

        if (PreviousWeight > 0)
        {
            Variance = Blend(Variance, gain, residual - Previous, (1 / weight) + (1 / PreviousWeight));
        }

        Seen++;
    }

    static double Blend(double estimate, double gain, double difference, double spread)
    {
        var square = Math.Min(difference * difference / spread, LargestSquare * estimate);
        return estimate + (gain * ((square / ClippedShare) - estimate));
    }
}
