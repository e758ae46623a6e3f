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
        // What does not fit into one step is due still, so the account asks to be woken again at once.
        foreach (var due in Due(state, decided.Context.Now).Take(Decided.MaxChanges))
        {
            decided.Add(due);
        }

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
            .Where(open => now >= OverdueAt(state, open.Milestone))
            .Select(open => new MilestoneOverdue(open.Plan.Id, open.Milestone.Id, OverdueAt(state, open.Milestone))),
    ];

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
