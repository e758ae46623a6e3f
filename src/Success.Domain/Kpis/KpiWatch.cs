using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Drift;
using Success.Domain.Metrics;

namespace Success.Domain.Kpis;

/// <summary>A KPI's values as its terms see them.</summary>
/// <param name="Revision">Number of the terms that it is judged by.</param>
/// <param name="Series">Where its values come from.</param>
/// <param name="History">The terms under which this series was judged, the present ones last.</param>
/// <param name="Observed">What was observed, and what is known from it.</param>
public sealed record KpiWatch(int Revision, SeriesKey Series, ImmutableArray<WatchedTerms> History, ObservedSeries Observed)
{
    /// <summary>The terms in force.</summary>
    [JsonIgnore]
    public DriftTerms Terms => History[^1].Terms;

    /// <summary>From when on values count: the start of the first terms.</summary>
    [JsonIgnore]
    public DateTimeOffset Start => History[0].Terms.Timeline.Start;

    /// <summary>The series that terms mean.</summary>
    public static SeriesKey SeriesOf(Terms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new(terms.Metric, terms.MetricVersion, terms.Supplier switch
        {
            Supplier.ProviderSystem => Side.Provider,
            Supplier.CustomerSystem or Supplier.CustomerPerson => Side.Customer,
            _ => null,
        });
    }

    /// <summary>What the detector needs of terms.</summary>
    /// <param name="content">The terms.</param>
    /// <param name="aim">What is judged, once the baseline is known.</param>
    /// <param name="kind">The kind of their metric.</param>
    public static DriftTerms TermsOf(AgreedTerms content, Aim aim, MetricKind kind)
    {
        ArgumentNullException.ThrowIfNull(content);
        var terms = content.Terms;
        return new(
            aim,
            content.Schedule.ToTimeline(terms.Cadence),
            terms.ReportingLag,
            terms.Hold,
            terms.FalseAlarms,
            NoiseOf(kind),
            kind.Span());
    }

    /// <summary>What follows from a whole history, as if it had come in order and been right from the beginning.</summary>
    internal static ObservedSeries Replay(ImmutableArray<WatchedTerms> history, IReadOnlyList<Observation> observations) =>
        ObservedSeries.Replay([.. history.Select(watched => (watched.Terms, watched.From))], observations);

    static NoiseKind NoiseOf(MetricKind kind) => kind.Seen() switch
    {
        MetricKind.RatioPerPeriod => NoiseKind.Ratio,
        MetricKind.RatePerPeriod => NoiseKind.Rate,
        MetricKind.FlowPerPeriod { Summary: FlowSummary.Count } => NoiseKind.Count,
        _ => NoiseKind.Usual,
    };

    /// <inheritdoc/>
    public bool Equals(KpiWatch? other) =>
        other is not null && Revision == other.Revision && Series == other.Series && Observed == other.Observed
        && History.AsSpan().SequenceEqual(other.History.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Revision, Series);
}

/// <summary>Terms, and since when they are in force.</summary>
/// <param name="Terms">What the detector needs of them.</param>
/// <param name="From">Since when; of the first terms without meaning, since they judge all history from their start on.</param>
public sealed record WatchedTerms(DriftTerms Terms, DateTimeOffset From);
