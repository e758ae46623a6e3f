namespace Success.Domain.Drift;

/// <summary>Where the residual stands and where it will land, in tolerances (positive: short of plan; above 1: out of tolerance).</summary>
/// <param name="NowMean">Estimated residual now, with the noise taken out.</param>
/// <param name="NowDeviation">Standard deviation of that estimate.</param>
/// <param name="LandingMean">Expected residual at the due date.</param>
/// <param name="LandingDeviation">Standard deviation of that expectation.</param>
/// <param name="Slope">Change of the residual per cadence, now.</param>
public readonly record struct Forecast(
    double NowMean, double NowDeviation, double LandingMean, double LandingDeviation, double Slope);
