using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>Asks something of an account's plans that one side may do by itself.</summary>
public abstract record PlanCommand : AccountCommand
{
    private protected PlanCommand()
    {
    }

    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.EditPlan;
}

/// <summary>Makes a plan: empty, with what is given, with all that a template holds, or with both.</summary>
/// <param name="Title">Its title (<see cref="Texts.Name"/>); null for the template's.</param>
public sealed record CreatePlan(string? Title) : PlanCommand
{
    /// <summary>What it begins with; none to begin without. Its terms become the draft of a proposal of the side that makes the plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Id<Template> Template { get; init; }

    /// <summary>The day from which the template's days are reckoned; null for today in the account's calendar.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Start { get; init; }

    /// <summary>What the customer wants; after that of the template.</summary>
    public IReadOnlyList<NewObjective> Objectives { get; init; } = [];

    /// <summary>Milestones of the whole plan.</summary>
    public IReadOnlyList<NewMilestone> Milestones { get; init; } = [];

    /// <summary>Actions for the whole plan.</summary>
    public IReadOnlyList<NewAction> Actions { get; init; } = [];

    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.ManagePlan;
}

/// <summary>Gives a plan another title.</summary>
public sealed record RenamePlan(Id<Plan> Plan, string Title) : PlanCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.ManagePlan;
}

/// <summary>
/// Ends a plan. No proposal may wait for an answer; drafts of proposals go with it, and KPIs are no longer watched.
/// </summary>
public sealed record CompletePlan(Id<Plan> Plan) : PlanCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.ManagePlan;
}

/// <summary>Ends a plan as <see cref="CompletePlan"/> does and makes the next one.</summary>
/// <param name="Plan">The plan to renew.</param>
/// <param name="Title">Title of the next one.</param>
/// <param name="Carry">
/// Objectives that go on, with their KPIs: ids, agreed terms and history stay what they are. The others end with the plan.
/// </param>
public sealed record RenewPlan(Id<Plan> Plan, string Title, IReadOnlyList<Id<Objective>> Carry) : PlanCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.ManagePlan;
}

/// <summary>What an objective says, as it is typed.</summary>
/// <param name="Outcome">The outcome in the customer's words (<see cref="Texts.Note"/>).</param>
public sealed record NewObjective(string Outcome)
{
    /// <summary>Why it matters to the customer; null for nothing.</summary>
    public string? Why { get; init; }

    /// <summary>Who answers for it.</summary>
    public Owners Owners { get; init; }

    /// <summary>What it is worth; null while nobody has said.</summary>
    public Valuation? Valuation { get; init; }

    /// <summary>KPIs that come with it.</summary>
    public IReadOnlyList<NewKpi> Kpis { get; init; } = [];
}

/// <summary>A KPI without agreed terms.</summary>
/// <param name="Name">Its name (<see cref="Texts.Name"/>).</param>
/// <param name="Metric">A metric of the tenant's catalogue.</param>
public sealed record NewKpi(string Name, MetricKey Metric);

/// <summary>A milestone, as it is typed.</summary>
/// <param name="Title">Its title (<see cref="Texts.Name"/>).</param>
/// <param name="Due">The last day on which it is in time.</param>
/// <param name="Objective">An objective of the plan; none for the whole plan.</param>
public sealed record NewMilestone(string Title, DateOnly Due, Id<Objective> Objective = default);

/// <summary>An action, as it is typed.</summary>
/// <param name="Title">Its title (<see cref="Texts.Name"/>).</param>
/// <param name="Side">Who does it.</param>
/// <param name="Due">The last day on which it is in time; null for no hurry.</param>
/// <param name="Assignee">A member of that side; none to leave it open.</param>
/// <param name="Objective">An objective of the plan; none for the whole plan.</param>
public sealed record NewAction(
    string Title, Side Side, DateOnly? Due = null, Id<Member> Assignee = default, Id<Objective> Objective = default);

/// <summary>Writes an objective down. It binds nobody until it is agreed.</summary>
public sealed record AddObjective(Id<Plan> Plan, NewObjective Objective) : PlanCommand;

/// <summary>Changes an objective that is not agreed yet; its KPIs stay. Agreed ones change by proposal.</summary>
public sealed record EditObjective(Id<Objective> Objective, NewObjective Content) : PlanCommand;

/// <summary>Takes an objective away that was never agreed and has no KPIs.</summary>
public sealed record RemoveObjective(Id<Objective> Objective) : PlanCommand;

/// <summary>Writes a KPI down. It is judged once its terms are agreed.</summary>
public sealed record AddKpi(Id<Objective> Objective, NewKpi Kpi) : PlanCommand;

/// <summary>Takes a KPI away whose terms were never agreed and are not proposed. Agreed ones are retired by proposal.</summary>
public sealed record RemoveKpi(Id<Kpi> Kpi) : PlanCommand;

/// <summary>Adds a milestone.</summary>
public sealed record AddMilestone(Id<Plan> Plan, NewMilestone Milestone) : PlanCommand;

/// <summary>Moves an open milestone to another day.</summary>
public sealed record RescheduleMilestone(Id<Milestone> Milestone, DateOnly Due) : PlanCommand;

/// <summary>Says that a milestone is reached.</summary>
public sealed record CompleteMilestone(Id<Milestone> Milestone) : PlanCommand;

/// <summary>Takes an open milestone away.</summary>
public sealed record RemoveMilestone(Id<Milestone> Milestone) : PlanCommand;

/// <summary>Adds an action for either side.</summary>
public sealed record AddAction(Id<Plan> Plan, NewAction NewAction) : PlanCommand;

/// <summary>Moves an open action to another day, or takes its day away.</summary>
public sealed record RescheduleAction(Id<PlanAction> PlanAction, DateOnly? Due) : PlanCommand;

/// <summary>Says that an action is done; only the side that undertook it can.</summary>
public sealed record CompleteAction(Id<PlanAction> PlanAction) : PlanCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.CompleteAction;
}

/// <summary>Takes an open action away; only the side that undertook it can.</summary>
public sealed record RemoveAction(Id<PlanAction> PlanAction) : PlanCommand;

/// <summary>Says something about a plan or a part of it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Text">The words (<see cref="Texts.Note"/>).</param>
/// <param name="About">Id of an objective, KPI, milestone, action or sent proposal of the plan; null for the plan itself.</param>
/// <param name="Audience">Who may read it; null for what is usual: internal for the provider, shared for the customer.</param>
public sealed record AddComment(Id<Plan> Plan, string Text, string? About = null, CommentAudience? Audience = null) : PlanCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => Audience == CommentAudience.Internal ? PolicyAction.CommentInternally : PolicyAction.Comment;
}

/// <summary>Takes back what one said; the words are deleted.</summary>
public sealed record RemoveComment(Id<Comment> Comment) : PlanCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.Comment;
}
