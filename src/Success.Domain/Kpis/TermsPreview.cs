using Success.Domain.Drift;

namespace Success.Domain.Kpis;

/// <summary>What proposed terms would do, and would have done, by the metric's own history: to be looked at before they are sent.</summary>
/// <param name="Observations">How many observations of the last year, or since the start where that comes first, were looked at.</param>
/// <param name="Alerts">How often the terms would have alerted on them; null when none of them lies in the time that the terms judge.</param>
/// <param name="Noise">Standard deviation of the noise in tolerances; null while there are too few observations to tell.</param>
/// <param name="ObservationsBeforeDue">How many are to be expected before the due date; null when it is open.</param>
/// <param name="Standing">How the KPI would stand now.</param>
public sealed record TermsPreview(int Observations, int? Alerts, double? Noise, double? ObservationsBeforeDue, Standing Standing)
{
    /// <summary>
    /// The noise up to which the detector keeps its promises, in tolerances. Beyond, a value within the noise is as often out of
    /// tolerance as one that means something.
    /// </summary>
    public const double MostNoise = 0.8;

    /// <summary>Fewest observations before the due date that leave room for a warning: some to see it, and some to act.</summary>
    public const int LeastObservations = 6;

    // Noise is seen in the differences of neighbours; fewer than these say nothing.
    const int NeededForNoise = 8;

    static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>Whether the tolerance lies inside the noise.</summary>
    public bool IsToleranceInsideNoise => Noise > MostNoise;

    /// <summary>Whether there are too few observations before the due date to warn in time.</summary>
    public bool IsTooShortToWarn => ObservationsBeforeDue < LeastObservations;

    /// <summary>The preview of terms.</summary>
    /// <param name="terms">The proposed terms.</param>
    /// <param name="history">The metric's observations, in order.</param>
    /// <param name="now">The instant of looking.</param>
    public static TermsPreview Of(DriftTerms terms, IReadOnlyList<Observation> history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(history);
        Observation[] looked = [.. history.Where(observation => observation.At > now - Year && observation.At <= now)];
        var judged = Backwards(terms, looked);
        return new(
            looked.Length,
            looked.Any(observation => judged.Judges(observation.At, achieved: false)) ? AlertsOf(judged, looked) : null,
            NoiseOf(looked, terms.Path(keptSince: null).Tolerance),
            BeforeDue(terms, now),
            new Outlook(terms, ObservedSeries.Replay([(terms, now)], looked)).StandingAt(now));
    }

    // A band holds at any time; a way from a baseline to a target does not reach back before its start.
    static DriftTerms Backwards(DriftTerms terms, Observation[] looked) =>
        terms.Aim is Aim.Keep && looked is [var first, ..] && first.At < terms.Timeline.Start
            ? terms with { Timeline = terms.Timeline with { Start = first.At } }
            : terms;

    static int AlertsOf(DriftTerms terms, Observation[] looked)
    {
        var (alerts, series) = (0, ObservedSeries.Empty);
        foreach (var observation in looked)
        {
            var next = series.Replace(terms, from: null, [observation]);
            alerts += DriftTransitions.Between(series.Now, next.Now) == DriftTransition.Raised ? 1 : 0;
            series = next;
        }

        return alerts;
    }

    // Neighbours share whatever moves slowly, so half the mean square of their difference is the variance of the noise.
    static double? NoiseOf(Observation[] looked, double tolerance)
    {
        if (looked.Length < NeededForNoise)
        {
            return null;
        }

        var sum = 0.0;
        for (var index = 1; index < looked.Length; index++)
        {
            var difference = (looked[index].Value - looked[index - 1].Value) / tolerance;
            sum += difference * difference;
        }

        return Math.Sqrt(sum / (2 * (looked.Length - 1)));
    }

    static double? BeforeDue(DriftTerms terms, DateTimeOffset now) => terms.Timeline.ShiftedDue is { } due
        ? Math.Max(0, terms.Timeline.TimeAt(due) - Math.Max(0, terms.Timeline.TimeAt(now)))
        : null;
}
