using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>Actions: either side may add them for either; only the side that undertook one says that it is done or dropped.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideAddAction(Account state, AddAction add, Decided decided)
    {
        var plan = ActivePlan(state, add.Plan);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        var added = AddActionTo(state, add.Plan, add.NewAction, decided);
        return added.IsSuccess
            ? decided.About(added.Value.Plans.Find(add.Plan)!.Actions[^1].Id)
            : added.Error.Within("newAction");
    }

    static Result<Decision<AccountEvent>> DecideRescheduleAction(Account state, RescheduleAction reschedule, Decided decided)
    {
        var refusals = new Refusals();
        var (plan, action) = refusals.Take(OpenAction(state, reschedule.PlanAction));
        if (reschedule.Due is { } due)
        {
            refusals.Take(Dates.Check(due, "due"));
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        if (action.Due != reschedule.Due)
        {
            decided.Add(new ActionRescheduled(plan.Id, action.Id, reschedule.Due));
        }

        return decided.About(action.Id);
    }

    static Result<Decision<AccountEvent>> DecideCompleteAction(Account state, CompleteAction complete, Decided decided) =>
        OwnAction(state, complete.PlanAction, decided.Context).Then(found =>
        {
            decided.Add(new ActionCompleted(found.Plan.Id, found.Item.Id));
            return decided.About(found.Item.Id);
        });

    static Result<Decision<AccountEvent>> DecideRemoveAction(Account state, RemoveAction remove, Decided decided) =>
        OwnAction(state, remove.PlanAction, decided.Context).Then(found =>
        {
            decided.Erase($"{found.Item.Id}.title");
            decided.Add(new ActionRemoved(found.Plan.Id, found.Item.Id));
            return decided.About(found.Item.Id);
        });

    static Result<Account> AddActionTo(Account state, Id<Plan> planId, NewAction added, Decided decided)
    {
        var plan = state.Plans.Find(planId)!;
        var refusals = new Refusals();
        var title = refusals.Take(Texts.Name(added.Title, "title"));
        refusals.Require(Enum.IsDefined(added.Side), "side", "An action belongs to the provider or to the customer.");
        if (added.Due is { } due)
        {
            refusals.Take(Dates.Check(due, "due"));
        }

        RequireObjective(plan, added.Objective, refusals);
        if (plan.Actions.Length >= PlanLimits.MaxActions)
        {
            refusals.Add(Refusal.LimitReached(null, $"A plan has at most {PlanLimits.MaxActions} actions."));
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var id = decided.Context.Ids.Next<PlanAction>();
        return Apply(state, decided.Add(new ActionAdded(
            planId, id, decided.Write($"{id}.title", title!), added.Side, added.Assignee, added.Due, added.Objective)));
    }

    static Result<(Plan Plan, PlanAction Item)> OpenAction(Account state, Id<PlanAction> id) =>
        ActivePart(state, id, plan => plan.Actions, "action").Then<(Plan Plan, PlanAction Item)>(found =>
            found.Item.IsOpen ? found : Refusal.Conflict("planAction", "The action is done already."));

    static Result<(Plan Plan, PlanAction Item)> OwnAction(Account state, Id<PlanAction> id, DecideContext context) =>
        OpenAction(state, id).Then<(Plan Plan, PlanAction Item)>(found =>
            found.Item.Side == context.Actor.Side
                ? found
                : Refusal.Forbidden("planAction", "Only the side that undertook an action says what became of it."));
}
