using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>
/// The life of a measurement: its series takes it, the KPIs that look at the series step, and what they report becomes alerts, all in
/// one decision.
/// </summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> Decide(Account state, MeasuringCommand command, Decided decided) => command switch
    {
        RecordBatch batch => DecideBatch(state, batch, decided),
        ChangeMeasurement change => DecideChange(state, change, decided),
        _ => throw new UnreachableException($"Nobody decides {command.GetType().Name}."),
    };

    static Result<Decision<AccountEvent>> DecideBatch(Account state, RecordBatch batch, Decided decided)
    {
        if (batch.Items.Count is 0 or > MeasurementSeries.MaxItems)
        {
            return Refusal.LimitReached("items", $"1 to {MeasurementSeries.MaxItems} measurements are recorded at a time; these are {batch.Items.Count}.");
        }

        if (batch.Source.Side != decided.Context.Actor.Side)
        {
            return Refusal.Forbidden("source", "Each side records its own numbers.");
        }

        var results = new MeasurementResult[batch.Items.Count];
        foreach (var group in Enumerable.Range(0, results.Length).GroupBy(index => (batch.Items[index].Metric, batch.Items[index].Version)))
        {
            int[] indexes = [.. group];
            if (decided.Context.FindMetric(group.Key.Metric, group.Key.Version) is not { } metric)
            {
                Array.ForEach(indexes, index => results[index] = NoSuchMetric(index));
                continue;
            }

            var record = new RecordMeasurements(batch.Source, [.. indexes.Select(index => batch.Items[index].Measurement)]);
            var measured = Measure(state, metric, batch.Source.Side, record, decided);
            if (!measured.IsSuccess)
            {
                return measured.Error;
            }

            (state, var taken) = measured.Value;
            foreach (var result in taken)
            {
                results[indexes[result.Index]] = At(result, indexes[result.Index]);
            }
        }

        decided.Results = results;
        return decided.About();
    }

    static Result<Decision<AccountEvent>> DecideChange(Account state, ChangeMeasurement change, Decided decided)
    {
        var source = change.Change switch
        {
            CorrectMeasurement it => it.Source,
            RetractMeasurement it => it.Source,
            ConfirmMeasurement it => it.Source,
            DisputeMeasurement it => it.Source,
            WithdrawDispute it => it.Source,
            _ => (MeasurementSource?)null,
        };
        if (source is not { } supplier)
        {
            return Refusal.Invalid("change", "A measurement is corrected, retracted, confirmed or disputed.");
        }

        return decided.Context.FindMetric(change.Metric, change.Version) is not { } metric
            ? Refusal.NotFound("metric", "The catalogue has no such version of this metric.")
            : Measure(state, metric, supplier.Side, change.Change, decided).Then(_ => decided.About());
    }

    /// <summary>Asks the series of the supplier, and the one that both sides write to where there is one.</summary>
    static Result<(Account State, ImmutableArray<MeasurementResult> Results)> Measure(
        Account state, Metric metric, Side supplier, MeasurementCommand command, Decided decided)
    {
        var own = new SeriesKey(metric.Key, metric.Version, supplier);
        var shared = own with { Supplier = null };
        var measured = Ask(state, own, metric, command, decided);
        if (!measured.IsSuccess || state.SeriesOf(shared) is null)
        {
            return measured;
        }

        var results = measured.Value.Results;
        if (command is RecordMeasurements record)
        {
            // What the supplier's own series does not take is not taken.
            var refused = results.Where(result => result.Outcome == MeasurementOutcome.Refused).Select(result => result.Index).ToHashSet();
            command = record with { Items = [.. record.Items.Where((_, index) => !refused.Contains(index))] };
            if (refused.Count == record.Items.Count)
            {
                return measured;
            }
        }

        return Ask(measured.Value.State, shared, metric, command, decided)
            .Then<(Account, ImmutableArray<MeasurementResult>)>(both => (both.State, results));
    }

    static Result<(Account State, ImmutableArray<MeasurementResult> Results)> Ask(
        Account state, SeriesKey key, Metric metric, MeasurementCommand command, Decided decided)
    {
        var series = state.SeriesOf(key) ?? MeasurementSeries.Empty(key, metric.Kind);
        var asked = MeasurementSeries.Decide(series, command, state.ContextOf(series, metric, decided.Context));
        if (!asked.IsSuccess)
        {
            return asked.Error;
        }

        var decision = asked.Value;
        if (decision.NeedsFrom is { } from)
        {
            Need(state, series, from, decided);
        }

        if (decision.Event is not { } happened)
        {
            return (state, decision.Results);
        }

        // Of a measurement that two series hold, the rows are those of both sides already.
        decided.Add(decision.Texts);
        decided.Add(new SeriesRows(key, key.Supplier is null ? [] : decision.Rows));
        return (Measure(state, series, happened, decision.Change, decided), decision.Results);
    }

    /// <summary>Asks for what the series needs, and at the same time for what its KPIs will need then.</summary>
    static void Need(Account state, MeasurementSeries series, DateTimeOffset from, Decided decided)
    {
        decided.Need(series.Key, from);
        foreach (var kpi in state.Kpis)
        {
            if (kpi.Watch is { } watch && watch.Series == series.Key && !watch.Observed.Reaches(from))
            {
                decided.Need(series.Key, series.NeededSince(watch.Start, state.Profile.Calendar));
            }
        }
    }

    /// <summary>Lets an event of a series happen, with everything that follows from it for KPIs, baselines and alerts.</summary>
    static Account Measure(Account state, MeasurementSeries series, MeasurementEvent happened, ObservationChange change, Decided decided)
    {
        var kpis = ImmutableArray.CreateBuilder<KpiObserved>();
        if (!change.IsNone)
        {
            foreach (var kpi in state.Kpis)
            {
                if (kpi.Watch is { } watch && watch.Series == series.Key
                    && Observe(watch, series, happened, change, state.Profile.Calendar, decided) is { } observed)
                {
                    kpis.Add(new(kpi.Id, observed));
                }
            }
        }

        var next = Apply(state, decided.Add(new Measured(series.Kind, happened, kpis.ToImmutable())));
        if (change.IsNone)
        {
            return next;
        }

        next = TakeBaselines(next, series.Key, decided);
        return Report(state, next, kpi => kpi.Watch?.Series == series.Key, CorrectionOf(happened), decided);
    }

    static ObservedChange? Observe(
        KpiWatch watch, MeasurementSeries series, MeasurementEvent happened, ObservationChange change, Calendar calendar, Decided decided)
    {
        var counted = change.Observations.RemoveAll(observation => observation.At < watch.Start);
        var from = change.From < watch.Start ? watch.Start : change.From;
        if (from is null && counted.IsEmpty)
        {
            return null;
        }

        if (watch.Observed.Reaches(from ?? counted[0].At))
        {
            return ObservedChange.Between(watch.Observed, watch.Observed.Replace(watch.Terms, from, counted), from, counted);
        }

        var stored = decided.Context.FindStored(series.Key.Metric, series.Key.Version);
        if (series.ObserveSince(watch.Start, happened, stored, calendar) is { } all)
        {
            return ObservedChange.To(KpiWatch.Replay(watch.History, all));
        }

        decided.Need(series.Key, series.NeededSince(watch.Start, calendar));
        return null;
    }

    static Reference? CorrectionOf(MeasurementEvent happened) => happened switch
    {
        MeasurementsRecorded { Items: [.., var last] } => Reference.ToMeasurement(happened.Series, last.Measurement.Time),
        MeasurementCorrected corrected => Reference.ToMeasurement(happened.Series, corrected.Measurement.Time),
        MeasurementRetracted retracted => Reference.ToMeasurement(happened.Series, retracted.Time),
        _ => null,
    };

    static MeasurementResult NoSuchMetric(int index) =>
        new(index, MeasurementOutcome.Refused, Refusal.NotFound($"items[{index}].metric", "The catalogue has no such version of this metric."));

    // The series counts the items of its own metric only.
    static MeasurementResult At(MeasurementResult result, int index)
    {
        if (result.Error is not { } error || result.Index == index)
        {
            return result with { Index = index };
        }

        var local = string.Create(CultureInfo.InvariantCulture, $"items[{result.Index}]");
        return new(index, result.Outcome, Moved(error));

        DomainError Moved(DomainError refusal) => refusal with
        {
            Field = refusal.Field is { } field ? $"items[{index}]{field[local.Length..]}" : null,
            Details = [.. refusal.Details.Select(Moved)],
        };
    }
}
