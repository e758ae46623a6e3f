using Success.Domain;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Gateway.Kpis;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Templates;

/// <summary>What keepTemplate takes.</summary>
public sealed record KeepTemplateInput(string? Template, string Name, TemplateSourceInput From, string? IdempotencyKey);

/// <summary>Where a template comes from: one of the two.</summary>
public sealed record TemplateSourceInput(TemplateContentInput? Content, TemplateOfPlanInput? Plan);

/// <summary>A plan of which a template is made.</summary>
public sealed record TemplateOfPlanInput(string Plan, DateOnly? Start);

/// <summary>What retireTemplate takes.</summary>
public sealed record RetireTemplateInput(string Template);

/// <summary>What stands in a template.</summary>
public sealed record TemplateContentInput(
    string Title,
    IReadOnlyList<TemplateObjectiveInput> Objectives,
    IReadOnlyList<TemplateMilestoneInput> Milestones,
    IReadOnlyList<TemplateActionInput> Actions)
{
    internal PlanTemplate ToDomain(TenantAsking asking, string field) => new(
        Title,
        [.. Objectives.Select((objective, index) => objective.ToDomain(asking, $"{field}.objectives[{index}]", $"plan.objectives[{index}]"))],
        [.. Milestones.Select(milestone => new TemplateMilestone(milestone.Title, milestone.DueAfterDays))],
        [.. Actions.Select(action => new TemplateAction(action.Title, action.Side, action.DueAfterDays))]);
}

/// <summary>An objective of a template.</summary>
public sealed record TemplateObjectiveInput(string Outcome, string? Why, IReadOnlyList<TemplateKpiInput> Kpis)
{
    internal TemplateObjective ToDomain(TenantAsking asking, string field, string domain) =>
        new(Outcome, Why, [.. Kpis.Select((kpi, index) => kpi.ToDomain(asking, $"{field}.kpis[{index}]", $"{domain}.kpis[{index}]"))]);
}

/// <summary>A KPI of a template.</summary>
public sealed record TemplateKpiInput(string Name, string Metric, TemplateTermsInput? Terms)
{
    internal TemplateKpi ToDomain(TenantAsking asking, string field, string domain) =>
        new(Name, asking.Value(MetricKey.Create(Metric), $"{field}.metric"), Terms?.ToDomain(asking, $"{field}.terms", $"{domain}.terms"));
}

/// <summary>Usual terms of a KPI.</summary>
public sealed record TemplateTermsInput(
    Measures Measures,
    bool IsDecisive,
    int MetricVersion,
    TemplateGoalInput Goal,
    int StartAfterDays,
    int? DueAfterDays,
    Cadence Cadence,
    TimeSpan? ReportingLag,
    TimeSpan? Settling,
    int Hold,
    int Weight,
    Supplier Supplier,
    FalseAlarmSetting? FalseAlarms)
{
    internal TemplateTerms? ToDomain(TenantAsking asking, string field, string domain)
    {
        var terms = new TermsInput(MetricVersion, Goal.ToInput(), Cadence, ReportingLag, Settling, Hold, Weight, Supplier, FalseAlarms, []);
        asking.Renamed($"{domain}.goal", $"{field}.{terms.GoalField}");
        var draft = terms.ToDraft();
        asking.Refusals.Add(draft.Error?.Within(field));
        return draft.IsSuccess ? new(Measures, IsDecisive, draft.Value, StartAfterDays, DueAfterDays) : null;
    }
}

/// <summary>What a KPI is to do: one of the two.</summary>
public sealed record TemplateGoalInput(TemplateReachInput? Reach, TemplateKeepInput? Keep)
{
    // A template's days stand beside the goal; those in it are replaced.
    internal GoalInput ToInput() => new(
        Reach is { } reach ? new(reach.Baseline, reach.Target, reach.Direction, reach.Trajectory, reach.Tolerance, default, default) : null,
        Keep is { } keep ? new(keep.Lower, keep.Upper, keep.Tolerance, default, null) : null);
}

/// <summary>Get from a baseline to a target.</summary>
public sealed record TemplateReachInput(BaselineInput Baseline, TargetInput Target, Direction Direction, TrajectoryInput Trajectory, double Tolerance);

/// <summary>Stay within a range.</summary>
public sealed record TemplateKeepInput(double? Lower, double? Upper, double? Tolerance);

/// <summary>A milestone of a template.</summary>
public sealed record TemplateMilestoneInput(string Title, int DueAfterDays);

/// <summary>An action of a template.</summary>
public sealed record TemplateActionInput(string Title, Side Side, int? DueAfterDays);
