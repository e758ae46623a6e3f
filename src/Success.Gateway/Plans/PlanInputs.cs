using Success.Domain;
using Success.Domain.Plans;
using Success.Gateway.Accounts;

namespace Success.Gateway.Plans;

/// <summary>What an outcome is worth to the customer.</summary>
public sealed record ValuationInput(MoneyInput PerUnit, string Metric, decimal Share)
{
    internal Valuation ToDomain(Asking asking, string field) =>
        new(PerUnit.ToDomain(), asking.Metric(Metric, $"{field}.metric"), Share);
}

/// <summary>What createPlan takes.</summary>
public sealed record CreatePlanInput(
    string Account,
    string? Title,
    string? Template,
    DateOnly? Start,
    IReadOnlyList<NewObjectiveInput> Objectives,
    IReadOnlyList<NewMilestoneInput> Milestones,
    IReadOnlyList<NewActionInput> Actions,
    string? IdempotencyKey);

/// <summary>What renamePlan takes.</summary>
public sealed record RenamePlanInput(string Plan, string Title);

/// <summary>What completePlan takes.</summary>
public sealed record CompletePlanInput(string Plan);

/// <summary>What renewPlan takes.</summary>
public sealed record RenewPlanInput(string Plan, string Title, IReadOnlyList<string> Carry, string? IdempotencyKey);

/// <summary>What addObjective takes.</summary>
public sealed record AddObjectiveInput(string Plan, NewObjectiveInput Objective, string? IdempotencyKey);

/// <summary>What editObjective takes.</summary>
public sealed record EditObjectiveInput(string Objective, ObjectiveInput Content);

/// <summary>What removeObjective takes.</summary>
public sealed record RemoveObjectiveInput(string Objective);

/// <summary>What addKpi takes.</summary>
public sealed record AddKpiInput(string Objective, NewKpiInput Kpi, string? IdempotencyKey);

/// <summary>What removeKpi takes.</summary>
public sealed record RemoveKpiInput(string Kpi);

/// <summary>What addMilestone takes.</summary>
public sealed record AddMilestoneInput(string Plan, NewMilestoneInput Milestone, string? IdempotencyKey);

/// <summary>What rescheduleMilestone takes.</summary>
public sealed record RescheduleMilestoneInput(string Milestone, DateOnly Due);

/// <summary>What completeMilestone takes.</summary>
public sealed record CompleteMilestoneInput(string Milestone);

/// <summary>What removeMilestone takes.</summary>
public sealed record RemoveMilestoneInput(string Milestone);

/// <summary>What addAction takes.</summary>
public sealed record AddActionInput(string Plan, NewActionInput Action, string? IdempotencyKey);

/// <summary>What rescheduleAction takes.</summary>
public sealed record RescheduleActionInput(string Action, DateOnly? Due);

/// <summary>What completeAction takes.</summary>
public sealed record CompleteActionInput(string Action);

/// <summary>What removeAction takes.</summary>
public sealed record RemoveActionInput(string Action);

/// <summary>What addComment takes.</summary>
public sealed record AddCommentInput(string Plan, string Text, string? About, CommentAudience? Audience, string? IdempotencyKey);

/// <summary>What removeComment takes.</summary>
public sealed record RemoveCommentInput(string Comment);

/// <summary>A KPI without agreed terms.</summary>
public sealed record NewKpiInput(string Name, string Metric)
{
    internal NewKpi ToDomain(Asking asking, string field) => new(Name, asking.Metric(Metric, $"{field}.metric"));
}

/// <summary>What an objective says, as it is typed.</summary>
public sealed record ObjectiveInput(string Outcome, string? Why, string? Owner, string? CustomerOwner, ValuationInput? Valuation)
{
    internal NewObjective ToDomain(Asking asking, string field) => new(Outcome)
    {
        Why = Why,
        Owners = asking.Owners(Owner, CustomerOwner, field),
        Valuation = Valuation?.ToDomain(asking, $"{field}.valuation"),
    };
}

/// <summary>An objective with the KPIs that come with it.</summary>
public sealed record NewObjectiveInput(
    string Outcome,
    string? Why,
    string? Owner,
    string? CustomerOwner,
    ValuationInput? Valuation,
    IReadOnlyList<NewKpiInput> Kpis)
{
    internal NewObjective ToDomain(Asking asking, string field) => new(Outcome)
    {
        Why = Why,
        Owners = asking.Owners(Owner, CustomerOwner, field),
        Valuation = Valuation?.ToDomain(asking, $"{field}.valuation"),
        Kpis = [.. Kpis.Select((kpi, index) => kpi.ToDomain(asking, $"{field}.kpis[{index}]"))],
    };
}

/// <summary>A milestone, as it is typed.</summary>
public sealed record NewMilestoneInput(string Title, DateOnly Due, string? Objective)
{
    internal NewMilestone ToDomain(Asking asking, string field) => new(Title, Due, asking.Part<Objective>(Objective, $"{field}.objective"));
}

/// <summary>An action, as it is typed.</summary>
public sealed record NewActionInput(string Title, Side Side, DateOnly? Due, string? Assignee, string? Objective)
{
    internal NewAction ToDomain(Asking asking, string field) => new(
        Title, Side, Due, asking.Member(Assignee, $"{field}.assignee"), asking.Part<Objective>(Objective, $"{field}.objective"));
}
