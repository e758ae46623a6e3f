using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Plans;

/// <summary>What is done to plans by one side alone.</summary>
[Resolvers("Mutation")]
public static class PlanMutations
{
    /// <summary>Makes a plan.</summary>
    public static Task<AccountPayload> CreatePlan(CreatePlanInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        asking.Account(input.Account);
        var key = asking.Key(input.IdempotencyKey);
        var objectives = input.Objectives.Select((objective, index) => objective.ToDomain(asking, $"objectives[{index}]")).ToList();
        var milestones = input.Milestones.Select((milestone, index) => milestone.ToDomain(asking, $"milestones[{index}]")).ToList();
        var actions = input.Actions.Select((action, index) => action.ToDomain(asking, $"actions[{index}]")).ToList();
        var template = asking.Template(input.Template, "template");
        return asking.CarryAsync(() => new CreatePlan(input.Title)
        {
            Template = template,
            Start = input.Start,
            Objectives = objectives,
            Milestones = milestones,
            Actions = actions,
            Key = key,
        });
    }

    /// <summary>Gives a plan another title.</summary>
    public static Task<AccountPayload> RenamePlan(RenamePlanInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        return asking.CarryAsync(() => new RenamePlan(plan, input.Title), plan.ToString());
    }

    /// <summary>Ends a plan.</summary>
    public static Task<AccountPayload> CompletePlan(CompletePlanInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        return asking.CarryAsync(() => new CompletePlan(plan), plan.ToString());
    }

    /// <summary>Ends a plan and makes the next one.</summary>
    public static Task<AccountPayload> RenewPlan(RenewPlanInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        var carry = input.Carry.Select((objective, index) => asking.Part<Objective>(objective, $"carry[{index}]")).ToList();
        return asking.CarryAsync(() => new RenewPlan(plan, input.Title, carry) { Key = key });
    }

    /// <summary>Writes an objective down.</summary>
    public static Task<AccountPayload> AddObjective(AddObjectiveInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        var objective = input.Objective.ToDomain(asking, "objective");
        return asking.CarryAsync(() => new AddObjective(plan, objective) { Key = key });
    }

    /// <summary>Changes an objective that is not agreed yet.</summary>
    public static Task<AccountPayload> EditObjective(EditObjectiveInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var objective = asking.Subject<Objective>(input.Objective, "objective");
        var content = input.Content.ToDomain(asking, "content");
        return asking.CarryAsync(() => new EditObjective(objective, content), objective.ToString());
    }

    /// <summary>Takes an objective away.</summary>
    public static async Task<AccountPayload> RemoveObjective(RemoveObjectiveInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var objective = asking.Subject<Objective>(input.Objective, "objective");
        var plan = await asking.PlanWithAsync(plan => plan.Objectives.Any(one => one.Id == objective));
        return await asking.CarryAsync(() => new RemoveObjective(objective), plan: plan);
    }

    /// <summary>Writes a KPI down.</summary>
    public static Task<AccountPayload> AddKpi(AddKpiInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var objective = asking.Subject<Objective>(input.Objective, "objective");
        var key = asking.Key(input.IdempotencyKey);
        var kpi = input.Kpi.ToDomain(asking, "kpi");
        return asking.CarryAsync(() => new AddKpi(objective, kpi) { Key = key });
    }

    /// <summary>Takes a KPI away.</summary>
    public static async Task<AccountPayload> RemoveKpi(RemoveKpiInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var kpi = asking.Subject<Kpi>(input.Kpi, "kpi");
        var page = asking.Refusals.IsEmpty ? await asking.PageAsync() : null;
        var plan = page?.View.Kpis.FirstOrDefault(one => one.Kpi.Id == kpi)?.Kpi.Plan ?? default;
        return await asking.CarryAsync(() => new RemoveKpi(kpi), plan: plan);
    }

    /// <summary>Adds a milestone.</summary>
    public static Task<AccountPayload> AddMilestone(AddMilestoneInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        var milestone = input.Milestone.ToDomain(asking, "milestone");
        return asking.CarryAsync(() => new AddMilestone(plan, milestone) { Key = key });
    }

    /// <summary>Moves an open milestone to another day.</summary>
    public static Task<AccountPayload> RescheduleMilestone(RescheduleMilestoneInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var milestone = asking.Subject<Milestone>(input.Milestone, "milestone");
        return asking.CarryAsync(() => new RescheduleMilestone(milestone, input.Due), milestone.ToString());
    }

    /// <summary>Says that a milestone is reached.</summary>
    public static Task<AccountPayload> CompleteMilestone(CompleteMilestoneInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var milestone = asking.Subject<Milestone>(input.Milestone, "milestone");
        return asking.CarryAsync(() => new CompleteMilestone(milestone), milestone.ToString());
    }

    /// <summary>Takes an open milestone away.</summary>
    public static async Task<AccountPayload> RemoveMilestone(RemoveMilestoneInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var milestone = asking.Subject<Milestone>(input.Milestone, "milestone");
        var plan = await asking.PlanWithAsync(plan => plan.Milestones.Any(one => one.Id == milestone));
        return await asking.CarryAsync(() => new RemoveMilestone(milestone), plan: plan);
    }

    /// <summary>Adds an action for either side.</summary>
    public static Task<AccountPayload> AddAction(AddActionInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        var action = input.Action.ToDomain(asking, "action");
        return asking.Renamed("newAction", "action").CarryAsync(() => new AddAction(plan, action) { Key = key });
    }

    /// <summary>Moves an open action to another day.</summary>
    public static Task<AccountPayload> RescheduleAction(RescheduleActionInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var action = asking.Subject<PlanAction>(input.Action, "action");
        return asking.CarryAsync(() => new RescheduleAction(action, input.Due), action.ToString());
    }

    /// <summary>Says that an action is done.</summary>
    public static Task<AccountPayload> CompleteAction(CompleteActionInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var action = asking.Subject<PlanAction>(input.Action, "action");
        return asking.CarryAsync(() => new CompleteAction(action), action.ToString());
    }

    /// <summary>Takes an open action away.</summary>
    public static async Task<AccountPayload> RemoveAction(RemoveActionInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var action = asking.Subject<PlanAction>(input.Action, "action");
        var plan = await asking.PlanWithAsync(plan => plan.Actions.Any(one => one.Id == action));
        return await asking.CarryAsync(() => new RemoveAction(action), plan: plan);
    }

    /// <summary>Says something about a plan or a part of it.</summary>
    public static Task<AccountPayload> AddComment(AddCommentInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var plan = asking.Subject<Plan>(input.Plan, "plan");
        var key = asking.Key(input.IdempotencyKey);
        var about = input.About is null ? null : asking.PartText(input.About, "about");
        return asking.CarryAsync(() => new AddComment(plan, input.Text, about, input.Audience) { Key = key });
    }

    /// <summary>Takes back what one said.</summary>
    public static async Task<AccountPayload> RemoveComment(RemoveCommentInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var comment = asking.Subject<Comment>(input.Comment, "comment");
        var plan = await asking.PlanWithAsync(plan => plan.Comments.Any(one => one.Id == comment));
        return await asking.CarryAsync(() => new RemoveComment(comment), plan: plan);
    }
}
