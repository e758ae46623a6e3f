using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>Milestones and actions.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideAddMilestone(Account state, AddMilestone add, Decided decided)
    {
        var plan = ActivePlan(state, add.Plan);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        var added = AddMilestoneTo(state, add.Plan, add.Milestone, decided);
        return added.IsSuccess
            ? decided.About(added.Value.Plans.Find(add.Plan)!.Milestones[^1].Id)
            : added.Error.Within("milestone");
    }

    static Result<Decision<AccountEvent>> DecideRescheduleMilestone(Account state, RescheduleMilestone reschedule, Decided decided)
    {
        var refusals = new Refusals();
        var (plan, milestone) = refusals.Take(OpenMilestone(state, reschedule.Milestone));
        refusals.Take(Dates.Check(reschedule.Due, "due"));
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        if (milestone.Due != reschedule.Due)
        {
            decided.Add(new MilestoneRescheduled(plan.Id, milestone.Id, reschedule.Due));
        }

        return decided.About(milestone.Id);
    }

    static Result<Decision<AccountEvent>> DecideCompleteMilestone(Account state, CompleteMilestone complete, Decided decided) =>
        OpenMilestone(state, complete.Milestone).Then(found =>
        {
            decided.Add(new MilestoneCompleted(found.Plan.Id, found.Item.Id));
            return decided.About(found.Item.Id);
        });

    static Result<Decision<AccountEvent>> DecideRemoveMilestone(Account state, RemoveMilestone remove, Decided decided) =>
        OpenMilestone(state, remove.Milestone).Then(found =>
        {
            decided.Erase($"{found.Item.Id}.title");
            decided.Add(new MilestoneRemoved(found.Plan.Id, found.Item.Id));
            return decided.About(found.Item.Id);
        });

    static Result<Account> AddMilestoneTo(Account state, Id<Plan> planId, NewMilestone added, Decided decided)
    {
        var plan = state.Plans.Find(planId)!;
        var refusals = new Refusals();
        var title = refusals.Take(Texts.Name(added.Title, "title"));
        refusals.Take(Dates.Check(added.Due, "due"));
        RequireObjective(plan, added.Objective, refusals);
        if (plan.Milestones.Length >= PlanLimits.MaxMilestones)
        {
            refusals.Add(Refusal.LimitReached(null, $"A plan has at most {PlanLimits.MaxMilestones} milestones."));
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var id = decided.Context.Ids.Next<Milestone>();
        return Apply(state, decided.Add(new MilestoneAdded(planId, id, decided.Write($"{id}.title", title!), added.Due, added.Objective)));
    }

    static Result<(Plan Plan, Milestone Item)> OpenMilestone(Account state, Id<Milestone> id) =>
        ActivePart(state, id, plan => plan.Milestones, "milestone").Then<(Plan Plan, Milestone Item)>(found =>
            found.Item.IsOpen ? found : Refusal.Conflict("milestone", "The milestone is completed already."));

    static void RequireObjective(Plan plan, Id<Objective> objective, Refusals refusals)
    {
        if (!objective.IsNone && plan.Objectives.Find(objective) is null)
        {
            refusals.Add(Refusal.NotFound("objective", "The plan has no such objective."));
        }
    }
}
