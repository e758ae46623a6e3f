using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>What a template must be like, so that a plan can begin with it. Fields are seen from the template.</summary>
static class TemplateRules
{
    /// <summary>The template with its texts trimmed, or all that is wrong with it.</summary>
    /// <param name="plan">As typed.</param>
    /// <param name="metrics">The tenant's metrics.</param>
    /// <param name="start">Any day: terms are checked as if a plan began on it.</param>
    public static Result<PlanTemplate> Check(PlanTemplate plan, MetricCatalogue metrics, DateOnly start)
    {
        var refusals = new Refusals();
        var title = refusals.Take(Texts.Name(plan.Title, "title"));
        CheckSize(plan, refusals);
        var kept = new PlanTemplate(
            title ?? "",
            [.. plan.Objectives.Select((objective, index) => Check(objective, $"objectives[{index}]", metrics, start, refusals))],
            [.. plan.Milestones.Select((milestone, index) => Check(milestone, $"milestones[{index}]", refusals))],
            [.. plan.Actions.Select((action, index) => Check(action, $"actions[{index}]", refusals))]);
        return refusals.IsEmpty ? kept : refusals.ToError();
    }

    static void CheckSize(PlanTemplate plan, Refusals refusals)
    {
        refusals.Add(RefuseMoreThan(PlanLimits.MaxObjectives, plan.Objectives.Count, "objectives"));
        refusals.Add(RefuseMoreThan(PlanLimits.MaxKpis, plan.Fields.Count(), "objectives"));
        refusals.Add(RefuseMoreThan(PlanLimits.MaxMilestones, plan.Milestones.Count, "milestones"));
        refusals.Add(RefuseMoreThan(PlanLimits.MaxActions, plan.Actions.Count, "actions"));
        if (plan.Terms.Count() > Envelope.MaxChanges)
        {
            refusals.Add(Refusal.LimitReached("objectives", $"At most {Envelope.MaxChanges} KPIs have terms: they become one proposal."));
        }

        if (plan.Changes > Decided.MaxChanges)
        {
            refusals.Add(Refusal.LimitReached(null, "This is too much for one step: leave something out that can be added to the plan afterwards."));
        }
    }

    static DomainError? RefuseMoreThan(int limit, int count, string field) =>
        count > limit ? Refusal.LimitReached(field, $"At most {limit} of these fit into a plan.") : null;

    static TemplateObjective Check(TemplateObjective objective, string field, MetricCatalogue metrics, DateOnly start, Refusals refusals) => new(
        refusals.Take(Texts.Note(objective.Outcome, $"{field}.outcome")) ?? "",
        objective.Why is null ? null : refusals.Take(Texts.Note(objective.Why, $"{field}.why")),
        [.. objective.Kpis.Select((kpi, index) => Check(kpi, $"{field}.kpis[{index}]", metrics, start, refusals))]);

    static TemplateKpi Check(TemplateKpi kpi, string field, MetricCatalogue metrics, DateOnly start, Refusals refusals)
    {
        var name = refusals.Take(Texts.Name(kpi.Name, $"{field}.name")) ?? "";
        if (!metrics.Metrics.TryGetValue(kpi.Metric, out var chain))
        {
            refusals.Add(Refusal.NotFound($"{field}.metric", "The catalogue has no such metric."));
        }
        else if (chain.IsRetired)
        {
            refusals.Add(Refusal.Conflict($"{field}.metric", "The metric is retired: no new terms may name it."));
        }
        else if (kpi.Terms is { } terms)
        {
            Check(terms, chain.Latest.Key, $"{field}.terms", metrics, start, refusals);
        }

        return kpi with { Name = name };
    }

    static void Check(TemplateTerms terms, MetricKey metric, string field, MetricCatalogue metrics, DateOnly start, Refusals refusals)
    {
        var days = CheckDays(terms.StartAfterDays, $"{field}.startAfterDays", refusals) & CheckDays(terms.DueAfterDays ?? 0, $"{field}.dueAfterDays", refusals);
        refusals.Require(Enum.IsDefined(terms.Measures), $"{field}.measures", "A KPI measures an OUTCOME, ADOPTION or a PROCESS.");
        refusals.Require(terms.Terms.Pauses.Count == 0, $"{field}.pauses", "Pauses are days of one plan; a template has none.");
        if (metrics.Find(metric, terms.Terms.MetricVersion) is not { } version)
        {
            refusals.Add(Refusal.NotFound($"{field}.metricVersion", "The catalogue has no such version of the KPI's metric."));
        }
        else if (days)
        {
            refusals.Add(Terms.Create(terms.On(start), version).Error is { } error ? InDays(error).Within(field) : null);
        }
    }

    // What is a day in terms is a number of days here.
    static DomainError InDays(DomainError error) => error with
    {
        Field = error.Field switch
        {
            "goal.start" => "startAfterDays",
            "goal.due" => "dueAfterDays",
            var field => field,
        },
        Details = [.. error.Details.Select(InDays)],
    };

    static TemplateMilestone Check(TemplateMilestone milestone, string field, Refusals refusals)
    {
        CheckDays(milestone.DueAfterDays, $"{field}.dueAfterDays", refusals);
        return milestone with { Title = refusals.Take(Texts.Name(milestone.Title, $"{field}.title")) ?? "" };
    }

    static TemplateAction Check(TemplateAction action, string field, Refusals refusals)
    {
        CheckDays(action.DueAfterDays ?? 0, $"{field}.dueAfterDays", refusals);
        refusals.Require(Enum.IsDefined(action.Side), $"{field}.side", "An action is done by the PROVIDER or the CUSTOMER.");
        return action with { Title = refusals.Take(Texts.Name(action.Title, $"{field}.title")) ?? "" };
    }

    static bool CheckDays(int days, string field, Refusals refusals) => refusals.Require(
        days is >= 0 and <= TenantLimits.MaxTemplateDays, field, $"Days of a template are reckoned from the start of the plan, 0 to {TenantLimits.MaxTemplateDays}.");
}
