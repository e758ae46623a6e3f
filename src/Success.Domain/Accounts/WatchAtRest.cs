using System.Collections.Immutable;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>What is known of a KPI of an account at rest.</summary>
sealed class WatchAtRest
{
    readonly SeriesKey _series;

    readonly byte[] _rest;

    // None when it is the terms that the KPI's latest revision leads to.
    readonly ImmutableArray<WatchedTerms> _history;

    WatchAtRest(KpiWatch watch, bool isDerived, byte[] rest)
    {
        (_series, _rest) = (watch.Series, rest);
        _history = isDerived ? [] : watch.History;
    }

    public static WatchAtRest Of(Kpi kpi, ImmutableArray<MeasurementSeries> series, NumberWriter numbers)
    {
        var watch = kpi.Watch!;
        numbers.Clear();
        numbers.Long(watch.Revision);
        numbers.Instant(watch.History[0].From);
        watch.Observed.Pack(watch.Terms, Measured(watch.Series, series), numbers);
        var isDerived = watch.History is [var only] && only.Terms == TermsOf(kpi, watch.Series, series);
        return new(watch, isDerived, numbers.ToArray());
    }

    public KpiWatch Wake(Kpi kpi, ImmutableArray<MeasurementSeries> series)
    {
        var numbers = new NumberReader(_rest);
        var (revision, from) = (numbers.Int(), numbers.Instant());
        var history = _history.IsEmpty ? [new(TermsOf(kpi, _series, series)!, from)] : _history;
        var observed = ObservedSeries.Unpack(history[^1].Terms, Measured(_series, series), ref numbers);
        return new(revision, _series, history, observed);
    }

    static DriftTerms? TermsOf(Kpi kpi, SeriesKey key, ImmutableArray<MeasurementSeries> series) =>
        kpi is { Agreed.Content: { } content, Aim: { } aim } && Find(key, series) is { } found ? KpiWatch.TermsOf(content, aim, found.Kind) : null;

    static IReadOnlyList<Observation> Measured(SeriesKey key, ImmutableArray<MeasurementSeries> series) =>
        Find(key, series)?.Observe() ?? [];

    static MeasurementSeries? Find(SeriesKey key, ImmutableArray<MeasurementSeries> series)
    {
        foreach (var one in series)
        {
            if (one.Key == key)
            {
                return one;
            }
        }

        return null;
    }
}
