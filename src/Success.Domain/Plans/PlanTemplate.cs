using Success.Domain.Metrics;

namespace Success.Domain.Plans;

/// <summary>
/// A plan to begin with: what usually matters to customers of a kind. It is a value; using it yields the command that makes the plan,
/// and from then on the plan knows nothing of it.
/// </summary>
/// <param name="Title">Title that the plan begins with.</param>
/// <param name="Objectives">Objectives with their KPIs.</param>
/// <param name="Milestones">Milestones.</param>
/// <param name="Actions">Actions.</param>
public sealed record PlanTemplate(
    string Title,
    IReadOnlyList<TemplateObjective> Objectives,
    IReadOnlyList<TemplateMilestone> Milestones,
    IReadOnlyList<TemplateAction> Actions)
{
    /// <summary>The command that makes the plan, with all days reckoned from <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An offset leads beyond the calendar.</exception>
    public CreatePlan StartingOn(DateOnly start) => new(Title)
    {
        Objectives = [.. Objectives.Select(objective => objective.Typed())],
        Milestones = [.. Milestones.Select(milestone => new NewMilestone(milestone.Title, start.AddDays(milestone.DueAfterDays)))],
        Actions = [.. Actions.Select(action => new NewAction(action.Title, action.Side, After(start, action.DueAfterDays)))],
    };

    static DateOnly? After(DateOnly start, int? days) => days is { } known ? start.AddDays(known) : null;
}

/// <summary>An objective of a template.</summary>
/// <param name="Outcome">What customers usually want; each puts it into their own words afterwards.</param>
/// <param name="Why">Why it usually matters; null for nothing.</param>
/// <param name="Kpis">How it is usually measured.</param>
public sealed record TemplateObjective(string Outcome, string? Why, IReadOnlyList<TemplateKpi> Kpis)
{
    internal NewObjective Typed() => new(Outcome)
    {
        Why = Why,
        Kpis = [.. Kpis.Select(kpi => kpi.Typed())],
    };
}

/// <summary>A KPI of a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Metric">A metric of the tenant's catalogue.</param>
public sealed record TemplateKpi(string Name, MetricKey Metric)
{
    internal NewKpi Typed() => new(Name, Metric);
}

/// <summary>A milestone of a template.</summary>
/// <param name="Title">Its title.</param>
/// <param name="DueAfterDays">Days from the start of the plan.</param>
public sealed record TemplateMilestone(string Title, int DueAfterDays);

/// <summary>An action of a template.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Side">Who does it.</param>
/// <param name="DueAfterDays">Days from the start of the plan; null for no hurry.</param>
public sealed record TemplateAction(string Title, Side Side, int? DueAfterDays);
