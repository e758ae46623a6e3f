using System.Runtime.InteropServices;

namespace Success.Domain.Drift;

/// <summary>
/// Kalman filter of one damped local linear trend: a level d and a slope v that fades with time constant θ (after E. S. Gardner and
/// E. McKenzie, "Forecasting trends in time series", Management Science 31, 1985; here in continuous time, so that gaps need no care).
/// </summary>
/// <param name="Level">d: the residual's mean, in tolerances.</param>
/// <param name="Slope">v: its change per cadence.</param>
/// <param name="LevelVariance">P11.</param>
/// <param name="Covariance">P12.</param>
/// <param name="SlopeVariance">P22.</param>
/// <param name="LogWeight">L: how well this filter has predicted lately.</param>
[StructLayout(LayoutKind.Sequential)] // Written to JSON as its numbers, in this order.
record struct TrendFilter(
    double Level, double Slope, double LevelVariance, double Covariance, double SlopeVariance, double LogWeight)
{
    // Before any data a slope of 0.15 tolerances per cadence, either way, is ordinary.
    const double StartSlopeDeviation = 0.15;

    // Past predictions count less: half after some 23 observations.
    const double WeightMemory = 0.97;

    const double LargestInnovation = 3;

    public static TrendFilter Start(double noiseVariance, double logWeight) => new(
        0, 0, noiseVariance, 0, StartSlopeDeviation * StartSlopeDeviation, logWeight);

    /// <summary>What is known about level and slope becomes as vague as at the start; their values stay.</summary>
    public void Loosen(double noiseVariance)
    {
        LevelVariance = noiseVariance;
        Covariance = 0;
        SlopeVariance = StartSlopeDeviation * StartSlopeDeviation;
    }

    /// <summary>Lets time pass without an observation.</summary>
    public void Predict(in Passage passage, in TrendModel model, double noiseVariance)
    {
        var (decay, reach) = (passage.Decay, passage.Reach);
        var wander = model.SlopeNoise * noiseVariance;

        Level += reach * Slope;
        Slope *= decay;
        LevelVariance += (2 * reach * Covariance) + (reach * reach * SlopeVariance)
            + (wander * passage.LevelSpread) + (model.LevelNoise * noiseVariance * passage.Time);
        Covariance = (decay * (Covariance + (reach * SlopeVariance))) + (wander * reach * reach / 2);
        SlopeVariance = (decay * decay * SlopeVariance) + (wander * passage.SlopeSpread);
    }

    /// <summary>Takes in an observation.</summary>
    /// <param name="residual">e.</param>
    /// <param name="observationVariance">σ_t².</param>
    /// <param name="noiseVariance">σ̂²: the log-weights compare spreads in its unit.</param>
    public void Update(double residual, double observationVariance, double noiseVariance)
    {
        var spread = LevelVariance + observationVariance;
        var largest = LargestInnovation * Math.Sqrt(spread);
        var innovation = Math.Clamp(residual - Level, -largest, largest);

        LogWeight = (WeightMemory * LogWeight) - (0.5 * (Math.Log(spread / noiseVariance) + (innovation * innovation / spread)));

        var levelGain = LevelVariance / spread;
        var slopeGain = Covariance / spread;
        Level += levelGain * innovation;
        Slope += slopeGain * innovation;
        SlopeVariance -= slopeGain * Covariance;
        LevelVariance -= levelGain * LevelVariance;
        Covariance -= levelGain * Covariance;
    }
}

/// <summary>How restless level and slope are in one of the five models, in noise variances per cadence.</summary>
/// <param name="LevelNoise">q_level.</param>
/// <param name="SlopeNoise">q_slope.</param>
readonly record struct TrendModel(double LevelNoise, double SlopeNoise);

/// <summary>A stretch of time as the filters see it; the same for all five, so computed once.</summary>
readonly record struct Passage
{
    /// <summary>θ: a slope fades to a third in a quarter of weeks, so that no trend is projected for ever.</summary>
    public const double Fading = 13;

    public Passage(double time)
    {
        Time = time;
        Decay = Math.Exp(-time / Fading);
        Reach = Fading * (1 - Decay);
        SlopeSpread = Fading * (1 - (Decay * Decay)) / 2;
        LevelSpread = Fading * Fading * (time - (2 * Reach) + SlopeSpread);
    }

    /// <summary>Δ, in cadences.</summary>
    public double Time { get; }

    /// <summary>φ: what remains of a slope.</summary>
    public double Decay { get; }

    /// <summary>G: how far a slope of 1 carries the level.</summary>
    public double Reach { get; }

    /// <summary>Variance that slope noise of 1 adds to the slope.</summary>
    public double SlopeSpread { get; }

    /// <summary>Variance that slope noise of 1 adds to the level.</summary>
    public double LevelSpread { get; }
}
