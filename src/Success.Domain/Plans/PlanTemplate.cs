using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Domain.Plans;

/// <summary>
/// A plan to begin with: what usually matters to customers of a kind. It is a value; using it yields the command that makes the plan
/// and the one that drafts the proposal of its terms. From then on the plan knows nothing of it.
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
    /// The command that drafts a proposal of the template's terms for the plan that it made; null when it holds no terms.
    /// </summary>
    /// <param name="account">The account after <see cref="StartingOn"/>'s command, with the KPIs as that one made them.</param>
    /// <param name="plan">The plan that was made.</param>
    /// <param name="start">The same day again.</param>
    public DraftProposal? TermsFor(Account account, Id<Plan> plan, DateOnly start)
    {
        ArgumentNullException.ThrowIfNull(account);
        var made = account.Kpis.Where(kpi => kpi.Plan == plan);
        ChangeDraft[] changes =
        [
            .. from pair in Objectives.SelectMany(objective => objective.Kpis).Zip(made)
               let terms = pair.First.Terms
               where terms is not null
               select terms.StartingOn(start, pair.Second.Id),
        ];
        return changes.Length == 0 ? null : new(plan, changes);
    }

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
/// <param name="Terms">The terms; the days of their goal are replaced.</param>
/// <param name="StartAfterDays">First day that counts, from the start of the plan.</param>
/// <param name="DueAfterDays">Last day that counts, from the start of the plan; null leaves a range to keep open, and is needed to reach a target.</param>
public sealed record TemplateTerms(Measures Measures, bool IsDecisive, TermsDraft Terms, int StartAfterDays, int? DueAfterDays)
{
    internal ChangeDraft StartingOn(DateOnly start, Id<Kpi> kpi)
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
        return new ChangeDraft.SetTerms(0, kpi, Measures, IsDecisive, Terms with { Goal = goal });
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
