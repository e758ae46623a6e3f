namespace Success.Domain.Drift;

/// <summary>
/// Watches one KPI. It raises when two conditions hold: a noise-normalised CUSUM bank says that the shortfall is real, and a
/// landing forecast says that it matters. A pure function of the ordered observations: no clock, no allocation, the same cost for each.
/// </summary>
public static class Detector
{
    /// <summary>
    /// Version of the formulas and constants. States are kept with the events that they follow from, so a journal replays unchanged
    /// when this rises.
    /// </summary>
    public const int Version = 1;

    // A quarter of the tolerance is not worth anybody's attention, however certain it is.
    const double Grace = 0.25;

    // Neighbours are taken to be a little correlated even when it has not been seen; and never perfectly, which would divide by zero.
    const double LeastCorrelation = 0.05;
    const double LargestCorrelation = 0.99;

    // More likely than not.
    const double RaiseChance = 0.5;
    const double OffTrackChance = 0.9;

    // Clearing needs more than the opposite of raising, so that an alert does not flap: half a deviation of good news per
    // observation, summed up to three, and a chance well below one half.
    const double RecoveryAllowance = 0.5;
    const double RecoveryLimit = 3;
    const double ClearChance = 0.3;

    /// <summary>The state before the first observation.</summary>
    public static DetectorState Start(in DetectorSettings settings) => new()
    {
        Version = Version,
        Noise = NoiseEstimate.Start(settings),
        Trend = TrendMixture.Start(settings),
    };

    /// <summary>Takes in one observation, not earlier than the one before.</summary>
    /// <param name="settings">The KPI's terms.</param>
    /// <param name="state">The state before.</param>
    /// <param name="time">Detector time, in cadences.</param>
    /// <param name="residual">e, in tolerances: positive is short of plan, or above a band's centre.</param>
    /// <param name="weight">Precision relative to a usual observation; 1 unless the metric is a ratio or a rate.</param>
    public static DetectorStep Step(in DetectorSettings settings, in DetectorState state, double time, double residual, double weight = 1)
    {
        var next = state;
        var correlation = state.Noise.Correlation(settings);
        var noise = state.Noise.Deviation(correlation);
        var first = state.Observations == 0;
        var arrival = new Arrival(time, first ? 0 : time - state.Time, residual, weight, noise / Math.Sqrt(weight));

        var carried = first ? 0 : Math.Min(Math.Pow(Math.Max(correlation, LeastCorrelation), arrival.Gap), LargestCorrelation);
        Innovate(ref next, settings, arrival, carried);
        next.Trend.Predict(arrival.Gap, noise * noise);
        next.Trend.Update(residual, arrival.Deviation * arrival.Deviation, noise * noise);
        next.Noise.Learn(residual, weight, first ? double.PositiveInfinity : arrival.Gap);
        (next.Version, next.Time, next.Residual) = (Version, time, residual);
        next.Observations++;

        var reading = Read(settings, next);
        var happened = Judge(ref next, arrival, ref reading);
        return new(next, happened, reading);
    }

    /// <summary>Chances, forecast and onsets as of the last observation.</summary>
    public static DetectorReading Read(in DetectorSettings settings, in DetectorState state)
    {
        var correlation = state.Noise.Correlation(settings);
        var noise = state.Noise.Deviation(correlation);
        var forecast = state.Trend.Ahead(settings.HorizonFrom(state.Time), noise * noise);
        return new(
            noise,
            correlation,
            forecast,
            ReadSide(DriftSide.Positive, state.Positive, forecast, settings),
            settings.TwoSided ? ReadSide(DriftSide.Negative, state.Negative, forecast, settings) : default);
    }

    /// <summary>
    /// Carries a state over to new terms: the evidence starts again, what was learned about the noise stays, and the trend keeps its
    /// values with the uncertainty of a start. The second neighbour is forgotten: between it and the next observation two plans differ.
    /// </summary>
    public static DetectorState Restate(in DetectorSettings settings, in DetectorState state, in Restatement change)
    {
        var next = state;
        next.Noise = state.Noise with
        {
            Variance = change.Variance(state.Noise.Variance),
            Second = change.Variance(state.Noise.Second),
            Previous = change.Residual(state.Noise.Previous),
            BeforePreviousWeight = 0,
        };
        next.Trend.Restate(change, settings.NoiseVariance);
        (next.Positive, next.Negative, next.Recovery) = (default, default, 0);
        (next.Time, next.Residual) = (change.Time, change.Residual(state.Residual));
        (next.RaisedAt, next.ClearedAt) = (change.TimeOf(state.RaisedAt, state.Time), change.TimeOf(state.ClearedAt, state.Time));
        next.Active = SideUnder(settings, state.Active, change);
        return next;
    }

    // An episode goes on under the new terms, on the side where its value now lies; with one side there is only the one.
    static DriftSide SideUnder(in DetectorSettings settings, DriftSide active, in Restatement change) => active switch
    {
        DriftSide.None => DriftSide.None,
        _ when !settings.TwoSided => DriftSide.Positive,
        _ => (DriftSide)((int)active * Math.Sign(change.Scale)),
    };

    // What neighbouring observations do not explain goes to the CUSUM bank, in standard deviations.
    static void Innovate(ref DetectorState state, in DetectorSettings settings, in Arrival arrival, double carried)
    {
        var deviation = arrival.Deviation * Math.Sqrt(1 - (carried * carried));

        state.Positive.Add(Innovation(arrival.Residual, state.Residual), arrival.Time, settings.Limits);
        if (settings.TwoSided)
        {
            state.Negative.Add(Innovation(-arrival.Residual, -state.Residual), arrival.Time, settings.Limits);
        }

        double Innovation(double residual, double previous) =>
            Clip((residual - Grace - (carried * (previous - Grace))) / deviation);
    }

    static SideReading ReadSide(DriftSide side, in CusumBank bank, in Forecast forecast, in DetectorSettings settings)
    {
        var (leader, share) = bank.Leader(settings.Limits);
        var now = Beyond(side, forecast.NowMean, forecast.NowDeviation);
        var landing = Beyond(side, forecast.LandingMean, forecast.LandingDeviation);
        return new(Math.Max(now, landing), share > 1, leader.Onset);
    }

    static double Beyond(DriftSide side, double mean, double deviation) => NormalTail.Above((1 - ((int)side * mean)) / deviation);

    // Raise or clear, then the level to show.
    static DriftEvent Judge(ref DetectorState state, in Arrival arrival, ref DetectorReading reading)
    {
        var happened = state.Active == DriftSide.None ? TryRaise(ref state, reading) : TryClear(ref state, arrival, reading);
        if (happened == DriftEvent.Cleared)
        {
            reading = reading with { Positive = reading.Positive with { Fires = false }, Negative = reading.Negative with { Fires = false } };
        }

        var level = LevelOf(state.Active, reading);
        state.Level = (DriftLevel)Math.Max((int)level, (int)state.LastLevel);
        state.LastLevel = level;
        return happened;
    }

    static DriftEvent TryRaise(ref DetectorState state, in DetectorReading reading)
    {
        var side = Warrants(reading.Positive) ? DriftSide.Positive : Warrants(reading.Negative) ? DriftSide.Negative : DriftSide.None;
        if (side == DriftSide.None)
        {
            return DriftEvent.None;
        }

        (state.Active, state.RaisedAt, state.Recovery) = (side, state.Time, 0);
        return DriftEvent.Raised;

        static bool Warrants(in SideReading side) => side.Fires && side.Chance >= RaiseChance;
    }

    static DriftEvent TryClear(ref DetectorState state, in Arrival arrival, in DetectorReading reading)
    {
        var shortfall = Clip((((int)state.Active * arrival.Residual) - Grace) / arrival.Deviation);
        state.Recovery = Math.Max(0, state.Recovery + RecoveryAllowance - shortfall);
        if (state.Recovery <= RecoveryLimit || reading[state.Active].Chance >= ClearChance)
        {
            return DriftEvent.None;
        }

        (state.Active, state.ClearedAt, state.Recovery) = (DriftSide.None, state.Time, 0);
        state.Positive.Reset();
        state.Negative.Reset();
        return DriftEvent.Cleared;
    }

    static DriftLevel LevelOf(DriftSide active, in DetectorReading reading) => active switch
    {
        DriftSide.None => reading.Positive.Fires || reading.Negative.Fires ? DriftLevel.Drifting : DriftLevel.None,
        _ => reading[active].Chance >= OffTrackChance ? DriftLevel.OffTrack : DriftLevel.AtRisk,
    };

    static double Clip(double deviations) => Math.Clamp(deviations, -CusumLimits.LargestInnovation, CusumLimits.LargestInnovation);

    /// <summary>One observation with what was expected of it.</summary>
    /// <param name="Time">t.</param>
    /// <param name="Gap">Δ; 0 for the first.</param>
    /// <param name="Residual">e.</param>
    /// <param name="Weight">w.</param>
    /// <param name="Deviation">σ_t.</param>
    readonly record struct Arrival(double Time, double Gap, double Residual, double Weight, double Deviation);
}
