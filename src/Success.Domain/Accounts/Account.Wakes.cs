using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;

namespace Success.Domain.Accounts;

/// <summary>What changes by itself when an instant comes.</summary>
public sealed partial record Account
{
    // Whatever falls due leads to a watch and three alerts at most, and all of that must fit into the same step.
    const int MaxDue = 20;

    /// <summary>
    /// The earliest instant at which something changes by itself; null for never. It may lie in the past when the account was not woken
    /// in time; waking it (<see cref="WakeAccount"/>) then catches up.
    /// </summary>
    public static DateTimeOffset? NextWake(Account state)
    {
        ArgumentNullException.ThrowIfNull(state);
        DateTimeOffset? next = null;
        foreach (var instant in Wakes(state))
        {
            next = next is { } earlier && earlier <= instant ? earlier : instant;
        }

        return next;
    }

    static IEnumerable<DateTimeOffset> Wakes(Account state) =>
    [
        .. Expiries(state),
        .. PlanDates(state),
        .. Upcoming(state),
        .. Instants(state.Alerts.NextWake, state.Reviews.NextWake),
    ];

    static IEnumerable<DateTimeOffset> Expiries(Account state) =>
        state.Proposals.Where(proposal => proposal.Sent is not null).Select(proposal => proposal.Sent!.ExpiresAt);

    static IEnumerable<DateTimeOffset> PlanDates(Account state) =>
    [
        .. OpenBaselines(state).Select(kpi => kpi.TakenBaseline!.ObjectUntil),
        .. OpenMilestones(state).Select(open => OverdueAt(state, open.Milestone.Due)),
        .. OpenActions(state).Select(open => OverdueAt(state, open.Due)),
    ];

    /// <summary>What comes after the last instant that was carried out, and leaves no other trace when it is.</summary>
    static IEnumerable<DateTimeOffset> Upcoming(Account state)
    {
        if (state.Profile.Archived is not null)
        {
            return [];
        }

        var done = state.WokenThrough ?? DateTimeOffset.MinValue;
        return [.. Impatience(state).Where(instant => instant > done), .. Judgements(state, done)];
    }

    /// <summary>When proposals that nobody answers become alerts.</summary>
    static IEnumerable<DateTimeOffset> Impatience(Account state) => state.Proposals.Where(proposal => proposal.Sent is not null)
        .SelectMany<Proposal, DateTimeOffset>(proposal => LacksCounterpart(state, proposal)
            ? [proposal.Sent!.Approval.At + CounterpartPatience, proposal.Sent.Approval.At + ProposalPatience]
            : [proposal.Sent!.Approval.At + ProposalPatience]);

    /// <summary>When KPIs come to stand otherwise, and periods close. What the detector has found plays no part in it.</summary>
    static IEnumerable<DateTimeOffset> Judgements(Account state, DateTimeOffset after) =>
    [
        .. Instants([.. state.Kpis.Select(kpi => state.OutlookOf(kpi)?.NextWake(after))]),
        .. Instants([.. BoundSeries(state).Select(bound => bound.Series.NextClose(bound.Lag))]),
    ];

    static IEnumerable<DateTimeOffset> Instants(params IEnumerable<DateTimeOffset?> instants) => instants.OfType<DateTimeOffset>();

    static IEnumerable<(MeasurementSeries Series, TimeSpan Lag)> BoundSeries(Account state) =>
        from series in state.Series
        let lags = state.Kpis
            .Where(kpi => kpi.Agreed is not null && IsActive(state, kpi.Plan) && Means(kpi.Agreed.Content.Terms, series.Key))
            .Select(kpi => kpi.Agreed!.Content.Terms.ReportingLag)
            .ToList()
        where lags.Count > 0
        select (series, lags.Max());

    // What does not fit into one step is due still, so the account asks to be woken again at once.
    static Result<Decision<AccountEvent>> DecideWake(Account state, Decided decided)
    {
        var now = decided.Context.Now;
        if (!(NextWake(state) <= now))
        {
            return decided.About();
        }

        foreach (var due in Due(state, now).Take(MaxDue))
        {
            decided.Add(due);
        }

        var closed = ClosePeriods(state, decided);
        if (!closed.IsSuccess)
        {
            return closed.Error;
        }

        var alerts = AlertBook.Decide(closed.Value.Alerts, new WakeAlerts(), AlertContextOf(state, decided)).Value;
        Tell(closed.Value, alerts with { Events = [.. alerts.Events.Take(decided.Room)] }, decided);
        return decided.About();
    }

    static IEnumerable<AccountEvent> Due(Account state, DateTimeOffset now) =>
    [
        .. state.Proposals
            .Where(proposal => proposal.Sent is not null && !proposal.IsOpenAt(now))
            .Select(proposal => new ProposalExpired(proposal.Id)),
        .. OpenBaselines(state)
            .Where(kpi => now >= kpi.TakenBaseline!.ObjectUntil)
            .Select(kpi => new BaselineEnteredIntoForce(kpi.Id, kpi.Agreed!.Number)),
        .. OpenMilestones(state)
            .Where(open => now >= OverdueAt(state, open.Milestone.Due))
            .Select(open => new MilestoneOverdue(open.Plan.Id, open.Milestone.Id, OverdueAt(state, open.Milestone.Due))),
        .. OpenActions(state)
            .Where(open => now >= OverdueAt(state, open.Due))
            .Select(open => new ActionOverdue(open.Plan.Id, open.Action.Id, OverdueAt(state, open.Due))),
        .. state.Reviews.Open
            .Where(review => review.State == ReviewState.Planned && review.MeetsAt <= now)
            .Select(review => new ReviewChanged(new ReviewFellDue(review.Id))),
    ];

    static Result<Account> ClosePeriods(Account state, Decided decided)
    {
        if (state.Profile.Archived is not null)
        {
            return state;
        }

        foreach (var (series, lag) in BoundSeries(state).ToList())
        {
            if (decided.Room > 0
                && series.NextClose(lag) <= decided.Context.Now
                && decided.Context.FindMetric(series.Key.Metric, series.Key.Version) is { } metric)
            {
                var asked = Ask(state, series.Key, metric, new ClosePeriods(), decided);
                if (!asked.IsSuccess)
                {
                    return asked.Error;
                }

                state = asked.Value.State;
            }
        }

        return state;
    }

    static IEnumerable<Kpi> OpenBaselines(Account state) =>
        state.Kpis.Where(kpi => kpi is { Agreed: not null, TakenBaseline.State: TakenBaselineState.Open } && IsActive(state, kpi.Plan));

    // Milestones of an archived account wait until it is reopened.
    static IEnumerable<(Plan Plan, Milestone Milestone)> OpenMilestones(Account state) =>
        from plan in state.Plans
        where plan.Ended is null && state.Profile.Archived is null
        from milestone in plan.Milestones
        where milestone.IsOpen && milestone.OverdueSince is null
        select (plan, milestone);

    // As milestones; what is in no hurry is never overdue.
    static IEnumerable<(Plan Plan, PlanAction Action, DateOnly Due)> OpenActions(Account state) =>
        from plan in state.Plans
        where plan.Ended is null && state.Profile.Archived is null
        from action in plan.Actions
        where action is { IsOpen: true, OverdueSince: null, Due: not null }
        select (plan, action, action.Due!.Value);

    static bool IsActive(Account state, Id<Plan> plan) => state.Plans.Find(plan) is { Ended: null };

    static DateTimeOffset OverdueAt(Account state, DateOnly due) => state.Profile.Calendar.StartOf(due.AddDays(1));
}
