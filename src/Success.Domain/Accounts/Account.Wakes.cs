using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>What changes by itself when an instant comes.</summary>
public sealed partial record Account
{
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
        .. state.Proposals.Where(proposal => proposal.Sent is not null).Select(proposal => proposal.Sent!.ExpiresAt),
        .. OpenBaselines(state).Select(kpi => kpi.TakenBaseline!.ObjectUntil),
        .. OpenMilestones(state).Select(open => OverdueAt(state, open.Milestone)),
    ];

    static Result<Decision<AccountEvent>> DecideWake(Account state, Decided decided)
    {
        var now = decided.Context.Now;
        foreach (var proposal in state.Proposals.Where(proposal => proposal.Sent is not null && !proposal.IsOpenAt(now)))
        {
            decided.Add(new ProposalExpired(proposal.Id));
        }

        foreach (var kpi in OpenBaselines(state).Where(kpi => now >= kpi.TakenBaseline!.ObjectUntil))
        {
            decided.Add(new BaselineEnteredIntoForce(kpi.Id, kpi.Agreed!.Number));
        }

        foreach (var (plan, milestone) in OpenMilestones(state).Where(open => now >= OverdueAt(state, open.Milestone)))
        {
            decided.Add(new MilestoneOverdue(plan.Id, milestone.Id, OverdueAt(state, milestone)));
        }

        return decided.About();
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

    static bool IsActive(Account state, Id<Plan> plan) => state.Plans.Find(plan) is { Ended: null };

    static DateTimeOffset OverdueAt(Account state, Milestone milestone) => state.Profile.Calendar.StartOf(milestone.Due.AddDays(1));
}
