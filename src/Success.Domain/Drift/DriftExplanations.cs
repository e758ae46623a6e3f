using Success.Domain.Kpis;

namespace Success.Domain.Drift;

/// <summary>Reads explanations from what is known; nothing is computed from the past but what the state and the window hold.</summary>
public static class DriftExplanations
{
    // Eight of ten landings lie within this many standard deviations.
    const double EightyPercent = 1.2816;

    // Slower than this, in tolerances per cadence, is standing still: a hundred cadences would not use up the tolerance.
    const double StandingStill = 0.01;

    /// <summary>The explanation at <paramref name="now"/>; null before the first judged observation.</summary>
    public static DriftExplanation? Explain(DriftTerms terms, ObservedSeries series, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(series);
        var known = series.Now;
        if (known.Last is not { } last || known.Read(terms) is not { } reading)
        {
            return null;
        }

        var path = terms.Path(known.AchievedAt);
        var forecast = reading.Forecast;
        var end = terms.End(known.Achieved) ?? last.At;
        var landing = path.Value(forecast.LandingMean, end);
        var spread = EightyPercent * path.Tolerance * forecast.LandingDeviation;
        return new(
            last.Value,
            last.At,
            now - last.At,
            path.PlannedAt(last.At),
            path.Tolerance,
            ShortfallOf(terms, path, series, reading),
            landing,
            landing - spread,
            landing + spread,
            Within(path, forecast),
            Behind(terms, known, last),
            NeededPace(terms, known, last),
            path.Pace(forecast.Slope, last.At),
            Math.Abs(path.Pace(forecast.Slope, last.At)) > StandingStill * path.Tolerance,
            LeavesTolerance(terms, known, path, forecast),
            terms.FalseAlarms)
        {
            KeptSince = known.AchievedAt,
        };
    }

    static Shortfall? ShortfallOf(DriftTerms terms, in DriftPath path, ObservedSeries series, in DetectorReading reading)
    {
        var active = series.Now.Detector.Active;
        var side = active != DriftSide.None ? active : reading.Negative.Fires ? DriftSide.Negative : DriftSide.Positive;
        if (active == DriftSide.None && !reading[side].Fires)
        {
            return null;
        }

        var since = terms.Timeline.InstantAt(reading[side].Onset);
        var (count, sum) = (0, 0.0);
        foreach (var observation in series.Window)
        {
            if (observation.At >= since && terms.Judges(observation.At, series.Now.Achieved))
            {
                count++;
                sum += (int)side * path.Tolerance * path.Residual(observation.Value, observation.At);
            }
        }

        return count == 0 ? null : new(since, count, sum / count);
    }

    static double Within(in DriftPath path, in Forecast forecast)
    {
        var above = NormalTail.Above((1 - forecast.LandingMean) / forecast.LandingDeviation);
        return path.TwoSided ? 1 - above - NormalTail.Above((1 + forecast.LandingMean) / forecast.LandingDeviation) : 1 - above;
    }

    static TimeSpan? Behind(DriftTerms terms, Watch known, in Observation last)
    {
        if (terms.Aim is not Aim.Reach reach || known.Achieved || reach.Target == reach.Baseline)
        {
            return null;
        }

        var share = (last.Value - reach.Baseline) / (reach.Target - reach.Baseline);
        return last.At - terms.Timeline.PlanInstant(reach.Trajectory.TimeOf(share) ?? 1);
    }

    static double? NeededPace(DriftTerms terms, Watch known, in Observation last) =>
        terms.Aim is Aim.Reach reach && terms.End(known.Achieved) is { } end && terms.Timeline.TimeAt(end) - terms.Timeline.TimeAt(last.At) is > 0 and var left
            ? (reach.Target - last.Value) / left
            : null;

    // The detector's own trend, fading, carried on until the residual is one tolerance.
    static DateTimeOffset? LeavesTolerance(DriftTerms terms, Watch known, in DriftPath path, in Forecast forecast)
    {
        var side = path.TwoSided && forecast.Slope < 0 ? -1 : 1;
        var room = 1 - (side * forecast.NowMean);
        var reach = side * forecast.Slope * Passage.Fading;
        return room > 0 && reach > 0 && room < reach
            ? terms.Timeline.Later(known.SteppedAt, -Passage.Fading * Math.Log(1 - (room / reach)))
            : null;
    }
}
