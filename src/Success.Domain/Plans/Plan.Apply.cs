using System.Diagnostics;

namespace Success.Domain.Plans;

public sealed partial record Plan
{
    /// <summary>Folds what happened inside a plan. Ids that are not there are ignored: what was taken away stays away.</summary>
    internal static Plan Apply(Plan plan, PlanEvent happened) => happened switch
    {
        PlanRenamed renamed => plan with { Title = renamed.Title },

        ObjectiveAdded added => plan with { Objectives = plan.Objectives.Add(new(added.Objective, added.By, added.Content)) },
        ObjectiveEdited edited => plan with { Objectives = plan.Objectives.Change(edited.Objective, objective => objective with { Draft = edited.Content }) },
        ObjectiveRemoved removed => plan with { Objectives = plan.Objectives.Without(removed.Objective) },

        MilestoneAdded added => plan with { Milestones = plan.Milestones.Add(new(added.Milestone, added.Title, added.Due, added.Objective)) },
        MilestoneRescheduled moved => plan.ChangeMilestone(moved.Milestone, milestone => milestone with { Due = moved.Due, OverdueSince = null }),
        MilestoneCompleted done => plan.ChangeMilestone(done.Milestone, milestone => milestone with { Completed = new(done.At, done.By) }),
        MilestoneOverdue overdue => plan.ChangeMilestone(overdue.Milestone, milestone => milestone with { OverdueSince = overdue.Since }),
        MilestoneRemoved removed => plan with { Milestones = plan.Milestones.Without(removed.Milestone) },

        ActionAdded added => plan with
        {
            Actions = plan.Actions.Add(new(added.Action, added.Title, added.Side, added.Assignee, added.Due, added.Objective)),
        },
        ActionRescheduled moved => plan.ChangeAction(moved.Action, action => action with { Due = moved.Due, OverdueSince = null }),
        ActionCompleted done => plan.ChangeAction(done.Action, action => action with { Done = new(done.At, done.By) }),
        ActionOverdue overdue => plan.ChangeAction(overdue.Action, action => action with { OverdueSince = overdue.Since }),
        ActionRemoved removed => plan with { Actions = plan.Actions.Without(removed.Action) },

        CommentAdded added => plan with { Comments = plan.Comments.Add(new(added.Comment, added.About, added.By, added.At, added.Audience)) },
        CommentRemoved removed => plan with { Comments = plan.Comments.Without(removed.Comment) },

        _ => throw new UnreachableException($"Nobody folds {happened.GetType().Name}."),
    };

    Plan ChangeMilestone(Id<Milestone> id, Func<Milestone, Milestone> change) => this with { Milestones = Milestones.Change(id, change) };

    Plan ChangeAction(Id<PlanAction> id, Func<PlanAction, PlanAction> change) => this with { Actions = Actions.Change(id, change) };
}
