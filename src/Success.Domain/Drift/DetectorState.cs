using System.Text.Json.Serialization;

namespace Success.Domain.Drift;

/// <summary>
/// All that the detector remembers of a KPI: a few dozen numbers, a value that is copied and compared as such.
/// It is written as JSON with stable names and the detector's version.
/// </summary>
[JsonConverter(typeof(DetectorStateJsonConverter))]
public partial record struct DetectorState
{
    internal NoiseEstimate Noise;
    internal TrendMixture Trend;
    internal CusumBank Positive;
    internal CusumBank Negative;

    /// <summary><see cref="Detector.Version"/> of the detector that made the last step.</summary>
    public int Version { get; internal set; }

    /// <summary>How many observations were stepped.</summary>
    public int Observations { get; internal set; }

    /// <summary>Detector time of the last observation; meaningless before the first.</summary>
    public double Time { get; internal set; }

    /// <summary>Residual of the last observation, in tolerances.</summary>
    public double Residual { get; internal set; }

    /// <summary>The side of the active episode; <see cref="DriftSide.None"/> when there is none.</summary>
    public DriftSide Active { get; internal set; }

    /// <summary>Detector time at which the last episode was raised; null when none ever was.</summary>
    public double? RaisedAt { get; internal set; }

    /// <summary>Detector time at which the last episode that ended was cleared; null when none ever was.</summary>
    public double? ClearedAt { get; internal set; }

    /// <summary>Evidence of recovery since the raise (Rc).</summary>
    public double Recovery { get; internal set; }

    /// <summary>The level that the last observation alone would show.</summary>
    public DriftLevel LastLevel { get; internal set; }

    /// <summary>The level shown: up at once, down only when two observations in a row were lower.</summary>
    public DriftLevel Level { get; internal set; }
}
