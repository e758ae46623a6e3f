using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>What terms that are not agreed would do. Nothing of it counts, raises an alert or reaches the other side.</summary>
public sealed partial record Account
{
    /// <summary>
    /// How a KPI would stand under the terms that a side proposes, by what is held of its history; null when that side proposes none.
    /// For that side's eyes only.
    /// </summary>
    public Standing? ProvisionalOf(Kpi kpi, Side proposer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        var pending = PendingTerms.LastOrDefault(terms => terms.Kpi == kpi.Id && terms.Side == proposer);
        if (pending is null)
        {
            return null;
        }

        if (AimOf(kpi, pending.Content.Terms.Goal) is not { } aim)
        {
            return now < pending.Content.Schedule.Start ? Standing.NotStarted : Standing.Baselining;
        }

        var series = SeriesOf(KpiWatch.SeriesOf(pending.Content.Terms));
        var terms = KpiWatch.TermsOf(pending.Content, aim, series?.Kind ?? new MetricKind.LevelAtInstant());
        return new Outlook(terms, ObservedSeries.Replay([(terms, now)], series?.Observe() ?? [])).StandingAt(now);
    }

    /// <summary>What terms would do and would have done, before anybody proposes them; by what is held of the metric's history.</summary>
    /// <param name="state">The account.</param>
    /// <param name="kpi">The KPI.</param>
    /// <param name="draft">The terms as typed.</param>
    /// <param name="context">Who asks, and when.</param>
    /// <returns>
    /// The preview, or why there are no such terms. <see cref="DomainErrorCode.Conflict"/> while a rule has not led to a baseline: then
    /// nothing can be judged yet.
    /// </returns>
    public static Result<TermsPreview> Preview(Account state, Id<Kpi> kpi, TermsDraft draft, DecideContext context)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(context);
        if (state.Kpis.Find(kpi) is not { } found)
        {
            return Refusal.NotFound("kpi", "There is no such KPI.");
        }

        var made = TermsFor(found.Metric, draft, context);
        if (!made.IsSuccess)
        {
            return made.Error.Within("terms");
        }

        if (AimOf(found, made.Value.Goal) is not { } aim)
        {
            return Refusal.Conflict("terms.goal.baseline", "The baseline's rule has not led to a value yet; until then nothing is judged.");
        }

        var metric = context.FindMetric(made.Value.Metric, made.Value.MetricVersion)!;
        var content = new AgreedTerms(default, IsDecisive: false, made.Value, Schedule.Of(made.Value, state.Profile.Calendar));
        var history = state.HistoryOf(KpiWatch.SeriesOf(made.Value), metric.Kind).Observe();
        return TermsPreview.Of(KpiWatch.TermsOf(content, aim, metric.Kind), history, context.Now);
    }

    /// <summary>What a goal judges, with a baseline that was taken by the same rule already; null while there is none.</summary>
    static Aim? AimOf(Kpi kpi, Goal goal)
    {
        if (goal is not Goal.Reach { Baseline: Baseline.Taken rule } reach)
        {
            return goal.ToAim(default) is { IsSuccess: true } known ? known.Value : null;
        }

        var taken = kpi.Agreed?.Content.Terms.Goal is Goal.Reach { Baseline: Baseline.Taken agreed } && agreed == rule ? kpi.TakenBaseline : null;
        return taken is { State: not TakenBaselineState.Objected } && reach.ToAim(taken.Value) is { IsSuccess: true } aim ? aim.Value : null;
    }
}
