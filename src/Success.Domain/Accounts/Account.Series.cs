using System.Diagnostics;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>The account's series: which there are, what they are told, and how their events are folded.</summary>
public sealed partial record Account
{
    /// <summary>A series that holds something; null otherwise.</summary>
    MeasurementSeries? SeriesOf(SeriesKey key)
    {
        foreach (var series in Series)
        {
            if (series.Key == key)
            {
                return series;
            }
        }

        return null;
    }

    SeriesContext ContextOf(MeasurementSeries series, Metric metric, DecideContext context)
    {
        var key = series.Key;
        var (isBound, lag, start) = (false, TimeSpan.Zero, (DateTimeOffset?)null);
        foreach (var kpi in Kpis)
        {
            if (kpi.Metric == key.Metric && kpi.Agreed?.Content is { } content && IsActive(this, kpi.Plan) && Means(content.Terms, key))
            {
                isBound = true;
                lag = lag > content.Terms.ReportingLag ? lag : content.Terms.ReportingLag;
                start = start < content.Schedule.Start ? start : content.Schedule.Start;
            }
        }

        return new(metric, Profile.Calendar, context.Now, context.Actor.Who, context.Ids)
        {
            IsBound = isBound,
            ReportingLag = lag,
            TermsStart = start,
            Stored = series.Usable(context.FindStored(key.Metric, key.Version), Profile.Calendar),
        };
    }

    // A KPI that both sides supply looks at what each of them records.
    static bool Means(Terms terms, SeriesKey key) =>
        KpiWatch.SeriesOf(terms) is var meant && meant.Version == key.Version && (meant.Supplier is null || meant.Supplier == key.Supplier);

    static Account Apply(Account state, MeasuringEvent happened) => happened switch
    {
        Measured measured => Fold(state, measured),
        KpiWatched watched => (watched.Watch.Series.Supplier is null ? state.Share(watched.Watch.Series, watched.Kind) : state)
            .ChangeKpi(watched.Kpi, kpi => kpi with { Watch = watched.Watch }),
        KpiUnwatched unwatched => state.ChangeKpi(unwatched.Kpi, kpi => kpi with { Watch = null }),
        _ => throw new UnreachableException($"Nobody folds {happened.GetType().Name}."),
    };

    static Account Fold(Account state, Measured measured)
    {
        var key = measured.Happened.Series;
        var series = MeasurementSeries.Apply(state.SeriesOf(key) ?? MeasurementSeries.Empty(key, measured.Kind), measured.Happened);
        state = state.Put(series);
        foreach (var (id, change) in measured.Kpis)
        {
            state = state.ChangeKpi(id, kpi => kpi.Watch is { } watch ? kpi with { Watch = watch with { Observed = watch.Observed.After(change) } } : kpi);
        }

        return state;
    }

    // From now on what either side writes is written here too.
    Account Share(SeriesKey key, MetricKind kind) =>
        SeriesOf(key) is null
            ? Put(MeasurementSeries.Joined(key, kind, Series.Where(side => side.Key.Metric == key.Metric && side.Key.Version == key.Version)))
            : this;

    Account Put(MeasurementSeries series)
    {
        for (var index = 0; index < Series.Length; index++)
        {
            if (Series[index].Key == series.Key)
            {
                return this with { Series = Series.SetItem(index, series) };
            }
        }

        return this with { Series = Series.Add(series) };
    }
}
