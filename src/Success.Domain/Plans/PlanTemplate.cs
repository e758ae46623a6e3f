using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Plans;

/// <summary>
/// A plan to begin with: what usually matters to customers of a kind. A plan that begins with it (<see cref="CreatePlan.Template"/>) has
/// all of its parts, and its terms as the draft of a proposal. From then on the plan knows nothing of it.
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

    /// <summary>
    /// The template's terms for the KPIs of the plan that it made, each with the KPI's field in the template; empty when it holds none.
    /// </summary>
    /// <param name="kpis">The plan's KPIs, those that <see cref="StartingOn"/>'s command made first.</param>
    /// <param name="start">The same day again.</param>
    internal IReadOnlyList<(string Field, ChangeDraft Draft)> TermsFor(IEnumerable<Kpi> kpis, DateOnly start) =>
    [
        .. from pair in Fields.Zip(kpis)
           let terms = pair.First.Kpi.Terms
           where terms is not null
           select (pair.First.Field, (ChangeDraft)terms.StartingOn(start, pair.Second.Id)),
    ];

    /// <summary>
    /// Events and texts that a plan takes which begins with it, at most: all of them are appended in one step. The plan and its title, and the
    /// draft of its terms; an objective with one text or two; a KPI, milestone or action with one.
    /// </summary>
    internal int Changes =>
        3 + Objectives.Sum(objective => objective.Why is null ? 2 : 3) + (2 * (Fields.Count() + Milestones.Count + Actions.Count));

    /// <summary>Its KPIs, each with its field.</summary>
    internal IEnumerable<(string Field, TemplateKpi Kpi)> Fields =>
        from objective in Objectives.Index()
        from kpi in objective.Item.Kpis.Index()
        select ($"objectives[{objective.Index}].kpis[{kpi.Index}]", kpi.Item);

    internal IEnumerable<TemplateTerms> Terms => Fields.Select(one => one.Kpi.Terms).OfType<TemplateTerms>();

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
/// <param name="Terms">Its usual terms; null when each customer needs others.</param>
public sealed record TemplateKpi(string Name, MetricKey Metric, TemplateTerms? Terms = null)
{
    internal NewKpi Typed() => new(Name, Metric);
}

/// <summary>Usual terms of a KPI.</summary>
/// <param name="Measures">What it says about the customer.</param>
/// <param name="IsDecisive">Whether the plan stands or falls with it.</param>
/// <param name="Terms">The terms, without pauses; the days of their goal are replaced.</param>
/// <param name="StartAfterDays">First day that counts, from the start of the plan.</param>
/// <param name="DueAfterDays">Last day that counts, from the start of the plan; null leaves a range to keep open, and is needed to reach a target.</param>
public sealed record TemplateTerms(Measures Measures, bool IsDecisive, TermsDraft Terms, int StartAfterDays, int? DueAfterDays)
{
    internal ChangeDraft.SetTerms StartingOn(DateOnly start, Id<Kpi> kpi) => new(0, kpi, Measures, IsDecisive, On(start));

    internal TermsDraft On(DateOnly start)
    {
        var first = start.AddDays(StartAfterDays);
        DateOnly? last = DueAfterDays is { } days ? start.AddDays(days) : null;
        Goal goal = Terms.Goal switch
        {
            // Without a due date there is nothing to reach; the first day again is refused with the field that is missing.
            Goal.Reach reach => reach with { Start = first, Due = last ?? first },
            Goal.Keep keep => keep with { Start = first, Due = last },
            var other => other,
        };
        return Terms with { Goal = goal };
    }
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
