using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>Objectives and KPIs before they are agreed: either side writes them down, and they bind nobody.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideAddObjective(Account state, AddObjective add, Decided decided)
    {
        var plan = ActivePlan(state, add.Plan);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        var added = AddObjectiveTo(state, add.Plan, add.Objective, decided);
        return added.IsSuccess
            ? decided.About(added.Value.Plans.Find(add.Plan)!.Objectives[^1].Id)
            : added.Error.Within("objective");
    }

    static Result<Decision<AccountEvent>> DecideEditObjective(Account state, EditObjective edit, Decided decided)
    {
        var refusals = new Refusals();
        var (plan, objective) = refusals.Take(UnagreedObjective(state, edit.Objective));
        var typed = CheckObjective(edit.Content, refusals, "content");
        refusals.Require(edit.Content.Kpis.Count == 0, "content.kpis", "Editing an objective leaves its KPIs; add and remove them one by one.");
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        if (objective.Draft.Why is not null && typed.Why is null)
        {
            decided.Erase($"{objective.Id}.why");
        }

        decided.Add(new ObjectiveEdited(plan.Id, objective.Id, WriteObjective(objective.Id.ToString(), typed, edit.Content, decided)));
        return decided.About(objective.Id);
    }

    static Result<Decision<AccountEvent>> DecideRemoveObjective(Account state, RemoveObjective remove, Decided decided)
    {
        var found = UnagreedObjective(state, remove.Objective);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var (plan, objective) = found.Value;
        if (state.Kpis.Any(kpi => kpi.Objective == objective.Id))
        {
            return Refusal.Conflict("objective", "The objective has KPIs; remove them first.");
        }

        if (CheckNotProposed(state, objective.Id.ToString(), "objective", decided.Context) is { } proposed)
        {
            return proposed;
        }

        decided.Erase($"{objective.Id}.outcome");
        if (objective.Draft.Why is not null)
        {
            decided.Erase($"{objective.Id}.why");
        }

        decided.Add(new ObjectiveRemoved(plan.Id, objective.Id));
        return decided.About(objective.Id);
    }

    static Result<Decision<AccountEvent>> DecideAddKpi(Account state, AddKpi add, Decided decided)
    {
        var found = ActiveObjective(state, add.Objective);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var added = AddKpiTo(state, found.Value.Plan.Id, add.Objective, add.Kpi, decided);
        return added.IsSuccess ? decided.About(added.Value.Kpis[^1].Id) : added.Error.Within("kpi");
    }

    static Result<Decision<AccountEvent>> DecideRemoveKpi(Account state, RemoveKpi remove, Decided decided)
    {
        if (state.Kpis.Find(remove.Kpi) is not { } kpi)
        {
            return Refusal.NotFound("kpi", "There is no such KPI.");
        }

        var plan = ActivePlan(state, kpi.Plan);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        if (kpi.Revisions.Length > 0)
        {
            return Refusal.Conflict("kpi", "The KPI was agreed; propose to retire it.");
        }

        if (CheckNotProposed(state, kpi.Id.ToString(), "kpi", decided.Context) is { } proposed)
        {
            return proposed;
        }

        decided.Erase($"{kpi.Id}.name");
        decided.Add(new KpiRemoved(kpi.Plan, kpi.Id));
        return decided.About(kpi.Id);
    }

    static Result<Account> AddObjectiveTo(Account state, Id<Plan> plan, NewObjective added, Decided decided)
    {
        var refusals = new Refusals();
        var typed = CheckObjective(added, refusals);
        if (state.Plans.Find(plan)!.Objectives.Length >= PlanLimits.MaxObjectives)
        {
            refusals.Add(Refusal.LimitReached(null, $"A plan has at most {PlanLimits.MaxObjectives} objectives."));
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var id = decided.Context.Ids.Next<Objective>();
        state = Apply(state, decided.Add(new ObjectiveAdded(plan, id, WriteObjective(id.ToString(), typed, added, decided))));
        foreach (var (index, kpi) in added.Kpis.Index())
        {
            state = refusals.Take(AddKpiTo(state, plan, id, kpi, decided), $"kpis[{index}]") ?? state;
        }

        return refusals.IsEmpty ? state : refusals.ToError();
    }

    static Result<Account> AddKpiTo(Account state, Id<Plan> plan, Id<Objective> objective, NewKpi added, Decided decided)
    {
        var refusals = new Refusals();
        var name = refusals.Take(Texts.Name(added.Name, "name"));
        if (decided.Context.FindMetric(added.Metric, 1) is null)
        {
            refusals.Add(Refusal.NotFound("metric", "The catalogue has no such metric."));
        }
        else if (decided.Context.IsRetired(added.Metric))
        {
            refusals.Add(Refusal.Conflict("metric", "The metric is retired: no new terms may name it."));
        }

        if (state.Kpis.Count(kpi => kpi.Plan == plan) >= PlanLimits.MaxKpis)
        {
            refusals.Add(Refusal.LimitReached(null, $"A plan has at most {PlanLimits.MaxKpis} KPIs."));
        }

        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var id = decided.Context.Ids.Next<Kpi>();
        return Apply(state, decided.Add(new KpiAdded(plan, id, objective, decided.Write($"{id}.name", name!), added.Metric)));
    }

    static (string? Outcome, string? Why) CheckObjective(NewObjective typed, Refusals refusals, string? field = null)
    {
        var here = new Refusals();
        var outcome = here.Take(Texts.Note(typed.Outcome, "outcome"));
        var why = typed.Why is null ? null : here.Take(Texts.Note(typed.Why, "why"));
        if (typed.Valuation is { } valuation)
        {
            here.Take(Valuation.Create(valuation.PerUnit, valuation.Of, valuation.Share), "valuation");
        }

        if (!here.IsEmpty)
        {
            var error = here.ToError();
            refusals.Add(field is null ? error : error.Within(field));
        }

        return (outcome, why);
    }

    static ObjectiveContent WriteObjective(string owner, (string? Outcome, string? Why) typed, NewObjective from, Decided decided) => new(
        owner, decided.Write($"{owner}.outcome", typed.Outcome!), decided.WriteIfAny($"{owner}.why", typed.Why), from.Owners, from.Valuation);

    static Result<(Plan Plan, Objective Item)> ActiveObjective(Account state, Id<Objective> id) =>
        ActivePart(state, id, plan => plan.Objectives, "objective");

    static Result<(Plan Plan, Objective Item)> UnagreedObjective(Account state, Id<Objective> id) =>
        ActiveObjective(state, id).Then<(Plan Plan, Objective Item)>(found =>
            found.Item.Revisions.Length > 0 || state.Kpis.Any(kpi => kpi.Objective == id && kpi.Revisions.Length > 0)
                ? Refusal.Conflict("objective", "The objective, or a KPI of it, was agreed; propose to change it.")
                : found);

    static DomainError? CheckNotProposed(Account state, string subject, string field, DecideContext context) =>
        HolderOf(state, subject, except: default, context.Now) is { } holder
            ? Refusal.Conflict(field, $"Proposal {holder} is about it and waits for its answer.")
            : null;

    /// <summary>A part of a plan that is still active.</summary>
    static Result<(Plan Plan, T Item)> ActivePart<T>(
        Account state, Id<T> id, Func<Plan, System.Collections.Immutable.ImmutableArray<T>> parts, string field)
        where T : class, IEntity<T>, IIdentified
    {
        // The latest plan first: an objective that was carried over stands in both, and is alive in the later one.
        foreach (var plan in state.Plans.Reverse())
        {
            if (parts(plan).Find(id) is { } item)
            {
                return ActivePlan(state, plan.Id).Then<(Plan, T)>(active => (active, item));
            }
        }

        return Refusal.NotFound(field, $"There is no such {field}.");
    }
}
