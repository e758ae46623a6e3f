using Success.Domain.Agreements;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>What follows from a decision without being asked for: terms come into force, baselines are taken, alerts begin and end.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> Follow(Account state, AccountCommand command, Decision<AccountEvent> decision, Decided decided)
    {
        var woken = command is WakeAccount && NextWake(state) <= decided.Context.Now;
        if (decision.Needs.Count > 0 || (decided.Events.Count == 0 && !woken))
        {
            return decision;
        }

        var next = state;
        foreach (var happened in decided.Events)
        {
            next = Apply(next, happened);
        }

        next = TakeBaselines(next, only: null, decided);
        next = WatchTerms(next, decided);
        next = Report(state, next, _ => true, correction: null, decided);
        ReportPlans(next, decided);
        if (woken && decided.Room > 0)
        {
            decided.Add(new AccountWoken());
        }

        return decided.About(decision.Subject);
    }

    static Account WatchTerms(Account state, Decided decided)
    {
        foreach (var kpi in state.Kpis)
        {
            if (!IsActive(state, kpi.Plan) || kpi is not { Agreed: { } agreed, Aim: { } aim })
            {
                state = kpi.Watch is null ? state : Apply(state, decided.Add(new KpiUnwatched(kpi.Id)));
            }
            else if (decided.Room > 0
                && kpi.Watch?.Revision != agreed.Number
                && decided.Context.FindMetric(kpi.Metric, agreed.Content.Terms.MetricVersion) is { } metric
                && WatchOf(state, kpi, KpiWatch.TermsOf(agreed.Content, aim, metric.Kind), metric.Kind, decided) is { } watch)
            {
                state = Apply(state, decided.Add(new KpiWatched(kpi.Id, metric.Kind, watch)));
            }
        }

        return state;
    }

    /// <summary>What is known of a KPI under terms that come into force; null when stored measurements are needed to know it.</summary>
    static KpiWatch? WatchOf(Account state, Kpi kpi, DriftTerms terms, MetricKind kind, Decided decided)
    {
        var agreed = kpi.Agreed!;
        var key = KpiWatch.SeriesOf(agreed.Content.Terms);
        var next = new WatchedTerms(terms, decided.Context.Now);
        if (kpi.Watch is not { } known || known.Series != key || terms.Timeline.Start < known.Start)
        {
            return Replayed(state, new(agreed.Number, key, [next], ObservedSeries.Empty), kind, decided);
        }

        // A pause was always a pause: what was judged inside it is judged no longer.
        return IsPaused(kpi, decided)
            ? Replayed(
                state,
                known with { Revision = agreed.Number, History = [.. known.History[..^1], known.History[^1] with { Terms = terms }] },
                kind,
                decided)
            : known with
            {
                Revision = agreed.Number,
                History = known.History.Add(next),
                Observed = known.Observed.Agree(known.Terms, terms, next.From),
            };
    }

    static bool IsPaused(Kpi kpi, Decided decided) =>
        decided.Events.Any(happened => happened is ChangeAgreed { Change: Change.PauseKpi pause } && pause.Kpi == kpi.Id);

    static KpiWatch? Replayed(Account state, KpiWatch watch, MetricKind kind, Decided decided)
    {
        var series = state.HistoryOf(watch.Series, kind);
        var stored = decided.Context.FindStored(watch.Series.Metric, watch.Series.Version);
        if (series.ObserveSince(watch.Start, next: null, stored, state.Profile.Calendar) is { } all)
        {
            return watch with { Observed = KpiWatch.Replay(watch.History, all) };
        }

        decided.Need(watch.Series, series.NeededSince(watch.Start, state.Profile.Calendar));
        return null;
    }

    /// <summary>A series as it is, or as it would begin if terms meant it now.</summary>
    MeasurementSeries HistoryOf(SeriesKey key, MetricKind kind) =>
        SeriesOf(key)
        ?? (key.Supplier is null
            ? MeasurementSeries.Joined(key, kind, Series.Where(side => side.Key.Metric == key.Metric && side.Key.Version == key.Version))
            : MeasurementSeries.Empty(key, kind));

    /// <summary>Takes the baselines whose rules have all observations that they ask for.</summary>
    /// <param name="state">The account.</param>
    /// <param name="only">The series that has something new; null for all.</param>
    /// <param name="decided">The decision.</param>
    static Account TakeBaselines(Account state, SeriesKey? only, Decided decided)
    {
        foreach (var kpi in state.Kpis)
        {
            if (kpi is not { TakenBaseline: null, Agreed.Content: { Terms.Goal: Goal.Reach { Baseline: Baseline.Taken rule } reach } content }
                || !IsActive(state, kpi.Plan)
                || KpiWatch.SeriesOf(content.Terms) is var key && (only ?? key) != key
                || decided.Context.FindMetric(kpi.Metric, content.Terms.MetricVersion) is not { } metric)
            {
                continue;
            }

            var stored = decided.Context.FindStored(key.Metric, key.Version);
            var series = state.HistoryOf(key, metric.Kind);
            if (series.ObserveSince(content.Schedule.Start, next: null, stored, state.Profile.Calendar) is not { } first)
            {
                decided.Need(key, series.NeededSince(content.Schedule.Start, state.Profile.Calendar));
            }
            else if (rule.From([.. first.Select(observation => observation.Value)]) is { } value)
            {
                var before = decided.Events.Count;
                AddBaseline(kpi, reach, value, decided);
                state = decided.Events.Skip(before).Aggregate(state, (account, happened) => Apply(account, happened));
            }
        }

        return state;
    }
}
