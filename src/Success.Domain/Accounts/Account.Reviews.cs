using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Reviews;

namespace Success.Domain.Accounts;

/// <summary>Reviews: both sides accept one snapshot of a period, and its measurements are confirmed thereby.</summary>
public sealed partial record Account
{
    /// <summary>What both sides accept when they close a review's period: only what both may see at this instant.</summary>
    public PeriodSnapshot SnapshotOf(Review review, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(review);
        var from = Profile.Calendar.StartOf(review.Period.From);
        var to = Profile.Calendar.StartOf(review.Period.To.AddDays(1));
        var agreed = Kpis.Where(kpi => kpi.Plan == review.Plan && kpi.Agreed is not null).ToList();
        return new(
            Id,
            review.Plan,
            review.Period,
            Standings.OfPlan([.. agreed.Select(kpi => JudgedOf(kpi, Side.Customer, now))]),
            [.. agreed.Select(kpi => SnapshotOf(kpi, from, to, now))]);
    }

    KpiSnapshot SnapshotOf(Kpi kpi, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var (number, terms) = (kpi.Agreed!.Number, kpi.Agreed.Content.Terms);
        var values = kpi.Watch?.Observed.Window.Where(observation => observation.At > from && observation.At <= to).ToList() ?? [];
        var standing = StandingOf(kpi, Side.Customer, now);
        return values is [.., var last]
            ? new(kpi.Id, kpi.Metric, terms.MetricVersion, number, standing, last.Value, last.At)
            : new(kpi.Id, kpi.Metric, terms.MetricVersion, number, standing, null, null);
    }

    JudgedKpi JudgedOf(Kpi kpi, Side reader, DateTimeOffset now) =>
        new(kpi.Agreed?.Content.IsDecisive ?? false, StandingOf(kpi, reader, now));

    static Result<Decision<AccountEvent>> Decide(Account state, HoldReview hold, Decided decided)
    {
        var context = decided.Context;
        if ((CheckReview(state, hold.Command, context) ?? Refused(hold.Command)) is { } refusal)
        {
            return refusal;
        }

        var reviews = new ReviewContext(
            context.Now, state.Profile.Calendar.DateAt(context.Now), context.Actor.Who, context.Ids, review => state.SnapshotOf(review, context.Now));
        return ReviewBook.Decide(state.Reviews, hold.Command, reviews).Then(decision =>
        {
            var next = state;
            decided.Add(decision.Texts);
            foreach (var happened in decision.Events)
            {
                next = Apply(next, decided.Add(new ReviewChanged(happened)));
            }

            return Confirm(next, decision.Events.OfType<PeriodClosed>().FirstOrDefault(), decided) is { } wrong
                ? wrong
                : decided.About(SubjectOf(decision));
        });
    }

    // Falling due is the clock's to say.
    // A restatement is answered by its own id, everything else is about the review.
    static object? SubjectOf(Decision<ReviewEvent> decision) => decision.Events switch
    {
        [ValueRestated restated, ..] => restated.Restatement,
        [var first, ..] => first.Review,
        [] => null,
    };

    static DomainError? Refused(ReviewCommand command) =>
        command is WakeReviews ? Refusal.Forbidden(null, "A review falls due by itself.") : null;

    static DomainError? CheckReview(Account state, ReviewCommand command, DecideContext context) => command switch
    {
        PlanReview plan => ActivePlan(state, plan.Plan).Error,
        AcceptPeriod accept when state.Reviews.Open.FirstOrDefault(review => review.Id == accept.Review) is { } review =>
            Mandated(state, review.Plan, [], context).Error,
        _ => null,
    };

    /// <summary>The numbers of a period that both sides closed are accepted by both.</summary>
    static DomainError? Confirm(Account state, PeriodClosed? closed, Decided decided)
    {
        if (closed is null)
        {
            return null;
        }

        var (calendar, period) = (state.Profile.Calendar, closed.Snapshot.Period);
        var accept = new AcceptReview(calendar.StartOf(period.From), calendar.StartOf(period.To.AddDays(1)));
        var meant = state.Kpis.Where(kpi => kpi.Plan == closed.Snapshot.Plan && kpi.Agreed is not null).Select(kpi => kpi.Agreed!.Content.Terms).ToList();

        // What a KPI takes from both sides stands in the series of each of them as well.
        foreach (var key in state.Series.Select(series => series.Key).Where(key => meant.Any(terms => terms.Metric == key.Metric && Means(terms, key))).ToList())
        {
            if (decided.Context.FindMetric(key.Metric, key.Version) is not { } metric)
            {
                continue;
            }

            var asked = Ask(state, key, metric, accept, decided);
            if (!asked.IsSuccess)
            {
                return asked.Error;
            }

            state = asked.Value.State;
        }

        return null;
    }
}
