using Success.Domain.Kpis;

namespace Success.Domain.Plans;

/// <summary>
/// Makes a template of a plan: what it wants, how that is measured by the terms in force, what was to be done for it. Left out is what
/// belongs to one customer alone: who answers for what, what an outcome is worth, agreed pauses, comments.
/// </summary>
public static class TemplateOfPlan
{
    /// <summary>Keys of the account's texts that <see cref="Make"/> needs.</summary>
    public static IReadOnlyList<string> TextsOf(Plan plan, IEnumerable<Kpi> kpis)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            TitleOf(plan.Id),
            .. plan.Objectives.SelectMany(objective => new[] { OutcomeOf(objective), WhyOf(objective) }),
            .. kpis.Select(kpi => NameOf(kpi)),
            .. plan.Milestones.Select(milestone => TitleOf(milestone.Id)),
            .. plan.Actions.Select(action => TitleOf(action.Id)),
        ];
    }

    /// <summary>The template, or a refusal of the start.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="kpis">KPIs, of which those of the plan that are not retired are taken.</param>
    /// <param name="texts">The texts by <see cref="TextsOf"/>; what was deleted is empty, and refused where a template is kept.</param>
    /// <param name="start">The day from which days are reckoned, not after any day of the plan; null for the earliest of them.</param>
    public static Result<PlanTemplate> Make(Plan plan, IEnumerable<Kpi> kpis, IReadOnlyDictionary<string, string> texts, DateOnly? start)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(texts);
        var measured = kpis.Where(kpi => kpi.Plan == plan.Id && kpi.Retired is null).ToList();
        DateOnly[] days =
        [
            .. measured.Select(kpi => kpi.Agreed).OfType<Agreements.Revision<AgreedTerms>>().Select(agreed => agreed.Content.Terms.Goal.FirstDay),
            .. plan.Milestones.Select(milestone => milestone.Due),
            .. plan.Actions.Select(action => action.Due).OfType<DateOnly>(),
        ];
        var from = start ?? days.DefaultIfEmpty().Min();
        return days.Any(day => day < from)
            ? Refusal.Invalid("start", "Something of the plan lies before this day; days are reckoned from the first of them, or from an earlier one.")
            : new PlanTemplate(
                Text(TitleOf(plan.Id)),
                [.. plan.Objectives.Select(Typical)],
                [.. plan.Milestones.Select(milestone => new TemplateMilestone(Text(TitleOf(milestone.Id)), Days(milestone.Due)))],
                [.. plan.Actions.Select(action => new TemplateAction(Text(TitleOf(action.Id)), action.Side, action.Due is { } due ? Days(due) : null))]);

        string Text(string key) => texts.GetValueOrDefault(key, "");

        int Days(DateOnly day) => day.DayNumber - from.DayNumber;

        TemplateObjective Typical(Objective objective) => new(
            Text(OutcomeOf(objective)),
            objective.Content.Why is null ? null : Text(WhyOf(objective)),
            [.. measured.Where(kpi => kpi.Objective == objective.Id).Select(kpi => new TemplateKpi(Text(NameOf(kpi)), kpi.Metric, TermsOf(kpi)))]);

        TemplateTerms? TermsOf(Kpi kpi) => kpi.Agreed?.Content is { } agreed
            ? new(
                agreed.Measures,
                agreed.IsDecisive,
                agreed.Terms.ToDraft() with { Pauses = [] },
                Days(agreed.Terms.Goal.FirstDay),
                agreed.Terms.Goal.LastDay is { } last ? Days(last) : null)
            : null;
    }

    static string TitleOf<T>(Id<T> id)
        where T : IIdentified => $"{id}.title";

    static string OutcomeOf(Objective objective) => $"{objective.Content.TextOwner}.outcome";

    static string WhyOf(Objective objective) => $"{objective.Content.TextOwner}.why";

    static string NameOf(Kpi kpi) => $"{kpi.Id}.name";
}
