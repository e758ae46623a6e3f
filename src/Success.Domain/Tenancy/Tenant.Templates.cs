using System.Text.Json;
using Success.Domain.Plans;
using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// Plans to begin with.
public sealed partial record Tenant
{
    Decided Keep(TenantCommand.KeepTemplate keep, TenantContext context)
    {
        if (Refuse(context, PolicyAction.ManageTemplates) is { } forbidden)
        {
            return forbidden;
        }

        if (!keep.Template.IsNone && !Templates.ContainsKey(keep.Template))
        {
            return Refusal.NotFound("template", "There is no such template.");
        }

        if (keep.Template.IsNone && Templates.Count >= TenantLimits.MaxTemplates)
        {
            return Refusal.LimitReached(null, $"A workspace has at most {TenantLimits.MaxTemplates} templates; retire one first.");
        }

        return Texts.Name(keep.Name, "name").Then(name => BodyOf(keep.Plan).Then<Decision<TenantEvent>>(body =>
        {
            var id = keep.Template.IsNone ? context.Ids.Next<Template>() : keep.Template;
            var nameText = context.Write($"{id}.name", name);
            var bodyText = context.Write($"{id}.body", body);
            return Because(new TemplateKept(id, nameText.Digest!.Value, bodyText.Digest!.Value), nameText, bodyText);
        }));
    }

    Decided Retire(TenantCommand.RetireTemplate retire, TenantContext context) =>
        Refuse(context, PolicyAction.ManageTemplates) is { } forbidden ? forbidden
        : !Templates.ContainsKey(retire.Template) ? Refusal.NotFound("template", "There is no such template.")
        : Because(
            new TemplateRetired(retire.Template), context.Delete($"{retire.Template}.name"), context.Delete($"{retire.Template}.body"));

    // What a template says is checked in full when a plan begins with it; here is seen to it that it can be kept at all.
    static Result<string> BodyOf(PlanTemplate plan)
    {
        var title = Texts.Name(plan.Title, "plan.title");
        var refusal = title.Error
            ?? RefuseMoreThan(PlanLimits.MaxObjectives, plan.Objectives.Count, "plan.objectives")
            ?? RefuseMoreThan(PlanLimits.MaxKpis, plan.Objectives.Sum(objective => objective.Kpis.Count), "plan.objectives")
            ?? RefuseMoreThan(PlanLimits.MaxMilestones, plan.Milestones.Count, "plan.milestones")
            ?? RefuseMoreThan(PlanLimits.MaxActions, plan.Actions.Count, "plan.actions")
            ?? RefuseOffsets(plan);
        if (refusal is not null)
        {
            return refusal;
        }

        var body = JsonSerializer.Serialize(plan with { Title = title.Value }, TemplateJson);
        return body.Length <= TenantLimits.MaxTemplateLength
            ? body
            : Refusal.LimitReached("plan", $"A template has at most {TenantLimits.MaxTemplateLength} characters with all that stands in it.");
    }

    static JsonSerializerOptions TemplateJson { get; } = new(DomainJson.Options)
    {
        // Terms may hold a number that is none; they are refused for it when a plan begins with them.
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>A template from its text.</summary>
    /// <exception cref="JsonException">The text is damaged, or a later release wrote it.</exception>
    public static PlanTemplate ReadTemplate(string body) =>
        JsonSerializer.Deserialize<PlanTemplate>(body, TemplateJson) ?? throw new JsonException("A template is an object.");

    static DomainError? RefuseMoreThan(int limit, int count, string field) =>
        count > limit ? Refusal.LimitReached(field, $"At most {limit} of these fit into a plan.") : null;

    static DomainError? RefuseOffsets(PlanTemplate plan)
    {
        var days = plan.Milestones.Select(milestone => milestone.DueAfterDays)
            .Concat(plan.Actions.Select(action => action.DueAfterDays ?? 0))
            .Concat(plan.Objectives.SelectMany(objective => objective.Kpis).SelectMany(kpi => new[] { kpi.Terms?.StartAfterDays ?? 0, kpi.Terms?.DueAfterDays ?? 0 }));
        return days.Any(after => after is < 0 or > TenantLimits.MaxTemplateDays)
            ? Refusal.Invalid("plan", $"Days of a template are reckoned from the start of the plan, 0 to {TenantLimits.MaxTemplateDays}.")
            : null;
    }
}
