using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>Something changed in a plan.</summary>
/// <param name="Plan">Which plan.</param>
public abstract record PlanEvent(Id<Plan> Plan) : AccountEvent;

/// <summary>There is a plan.</summary>
[EventName("PlanCreated")]
public sealed record PlanCreated(Id<Plan> Plan, TextDigest Title, Id<Plan> Predecessor) : PlanEvent(Plan)
{
    /// <summary>The tenant's usual head start in working days where that is not <see cref="NoticeRule.Usual"/>'s; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? HeadStart { get; init; }
}

/// <summary>It has another title.</summary>
[EventName("PlanRenamed")]
public sealed record PlanRenamed(Id<Plan> Plan, TextDigest Title) : PlanEvent(Plan);

/// <summary>It ended; see <see cref="PlanEnding"/>.</summary>
[EventName("PlanCompleted")]
public sealed record PlanCompleted(Id<Plan> Plan, IReadOnlyList<KpiAtEnd> Kpis, Id<Plan> Successor) : PlanEvent(Plan);

/// <summary>Objectives, with their KPIs, went on from the plan before.</summary>
[EventName("ObjectivesCarriedOver")]
public sealed record ObjectivesCarriedOver(Id<Plan> Plan, Id<Plan> From, IReadOnlyList<Id<Objective>> Objectives) : PlanEvent(Plan);

/// <summary>An objective was written down.</summary>
[EventName("ObjectiveAdded")]
public sealed record ObjectiveAdded(Id<Plan> Plan, Id<Objective> Objective, ObjectiveContent Content) : PlanEvent(Plan);

/// <summary>An objective that is not agreed yet says something else.</summary>
[EventName("ObjectiveEdited")]
public sealed record ObjectiveEdited(Id<Plan> Plan, Id<Objective> Objective, ObjectiveContent Content) : PlanEvent(Plan);

/// <summary>An objective that was never agreed was taken away.</summary>
[EventName("ObjectiveRemoved")]
public sealed record ObjectiveRemoved(Id<Plan> Plan, Id<Objective> Objective) : PlanEvent(Plan);

/// <summary>A KPI was written down.</summary>
[EventName("KpiAdded")]
public sealed record KpiAdded(Id<Plan> Plan, Id<Kpi> Kpi, Id<Objective> Objective, TextDigest Name, MetricKey Metric) : PlanEvent(Plan);

/// <summary>A KPI that was never agreed was taken away.</summary>
[EventName("KpiRemoved")]
public sealed record KpiRemoved(Id<Plan> Plan, Id<Kpi> Kpi) : PlanEvent(Plan);

/// <summary>There is a milestone.</summary>
[EventName("MilestoneAdded")]
public sealed record MilestoneAdded(Id<Plan> Plan, Id<Milestone> Milestone, TextDigest Title, DateOnly Due, Id<Objective> Objective) : PlanEvent(Plan);

/// <summary>It is due on another day.</summary>
[EventName("MilestoneRescheduled")]
public sealed record MilestoneRescheduled(Id<Plan> Plan, Id<Milestone> Milestone, DateOnly Due) : PlanEvent(Plan);

/// <summary>It is reached.</summary>
[EventName("MilestoneCompleted")]
public sealed record MilestoneCompleted(Id<Plan> Plan, Id<Milestone> Milestone) : PlanEvent(Plan);

/// <summary>Its day went by.</summary>
/// <param name="Plan">Which plan.</param>
/// <param name="Milestone">Which milestone.</param>
/// <param name="Since">The end of its day in the account's calendar.</param>
[EventName("MilestoneOverdue")]
public sealed record MilestoneOverdue(Id<Plan> Plan, Id<Milestone> Milestone, DateTimeOffset Since) : PlanEvent(Plan);

/// <summary>It was taken away.</summary>
[EventName("MilestoneRemoved")]
public sealed record MilestoneRemoved(Id<Plan> Plan, Id<Milestone> Milestone) : PlanEvent(Plan);

/// <summary>There is an action; see <see cref="PlanAction"/>.</summary>
[EventName("ActionAdded")]
public sealed record ActionAdded(
    Id<Plan> Plan, Id<PlanAction> Action, TextDigest Title, Side Side, Id<Member> Assignee, DateOnly? Due, Id<Objective> Objective) : PlanEvent(Plan);

/// <summary>It is due on another day, or on none.</summary>
[EventName("ActionRescheduled")]
public sealed record ActionRescheduled(Id<Plan> Plan, Id<PlanAction> Action, DateOnly? Due) : PlanEvent(Plan);

/// <summary>It is done.</summary>
[EventName("ActionCompleted")]
public sealed record ActionCompleted(Id<Plan> Plan, Id<PlanAction> Action) : PlanEvent(Plan);

/// <summary>Its day has passed, and it is not done.</summary>
[EventName("ActionOverdue")]
public sealed record ActionOverdue(Id<Plan> Plan, Id<PlanAction> Action, DateTimeOffset Since) : PlanEvent(Plan);

/// <summary>It was taken away.</summary>
[EventName("ActionRemoved")]
public sealed record ActionRemoved(Id<Plan> Plan, Id<PlanAction> Action) : PlanEvent(Plan);

/// <summary>Somebody said something.</summary>
[EventName("CommentAdded")]
public sealed record CommentAdded(Id<Plan> Plan, Id<Comment> Comment, string About, CommentAudience Audience, TextDigest Text) : PlanEvent(Plan);

/// <summary>It was taken back.</summary>
[EventName("CommentRemoved")]
public sealed record CommentRemoved(Id<Plan> Plan, Id<Comment> Comment) : PlanEvent(Plan)
{
    /// <summary>Whether it was for the author's own side only, so that the other must not hear of its end either.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WasInternal { get; init; }
}
