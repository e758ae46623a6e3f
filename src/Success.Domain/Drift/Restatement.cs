namespace Success.Domain.Drift;

/// <summary>
/// How residuals under old terms read under new ones: the KPI's value and pace are what they were, only plan, tolerance and cadence differ.
/// </summary>
/// <param name="Time">Detector time of the last observation on the new axis.</param>
/// <param name="Scale">Old tolerance / new tolerance; negative when the direction turned.</param>
/// <param name="Shift">What is added to a residual after scaling.</param>
/// <param name="Pace">New cadence / old cadence.</param>
/// <param name="Tilt">What is added to a slope after scaling, in new tolerances per new cadence.</param>
public readonly record struct Restatement(double Time, double Scale, double Shift, double Pace, double Tilt)
{
    /// <summary>An old residual in new terms.</summary>
    public double Residual(double old) => (old * Scale) + Shift;

    /// <summary>An old slope in new terms.</summary>
    public double Slope(double old) => (old * Scale * Pace) + Tilt;

    /// <summary>An old variance in new terms.</summary>
    public double Variance(double old) => old * Scale * Scale;

    /// <summary>An old instant on the new axis, given the old time of the last observation.</summary>
    public double? TimeOf(double? old, double oldTime) => Time + ((old - oldTime) / Pace);
}
