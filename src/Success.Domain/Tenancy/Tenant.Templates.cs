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

        var refusals = new Refusals();
        var name = refusals.Take(Texts.Name(keep.Name, "name"));
        var body = refusals.Take(TemplateRules.Check(keep.Plan, Catalogue, context.Today).Then(BodyOf), "plan");
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        var id = keep.Template.IsNone ? context.Ids.Next<Template>() : keep.Template;
        var nameText = context.Write(NameOf(id), name!);
        var bodyText = context.Write(BodyOf(id), body!);
        return Because(new TemplateKept(id, nameText.Digest!.Value, bodyText.Digest!.Value), nameText, bodyText);
    }

    Decided Retire(TenantCommand.RetireTemplate retire, TenantContext context) =>
        Refuse(context, PolicyAction.ManageTemplates) is { } forbidden ? forbidden
        : !Templates.ContainsKey(retire.Template) ? Refusal.NotFound("template", "There is no such template.")
        : Because(
            new TemplateRetired(retire.Template), context.Delete(NameOf(retire.Template)), context.Delete(BodyOf(retire.Template)));

    /// <summary>Key of the text that holds what stands in a template.</summary>
    public static string BodyOf(Id<Template> template) => $"{template}.body";

    /// <summary>Key of the text that holds a template's name.</summary>
    public static string NameOf(Id<Template> template) => $"{template}.name";

    static Result<string> BodyOf(PlanTemplate plan)
    {
        var body = JsonSerializer.Serialize(plan, DomainJson.Options);
        return body.Length <= TenantLimits.MaxTemplateLength
            ? body
            : Refusal.LimitReached(null, $"A template has at most {TenantLimits.MaxTemplateLength} characters with all that stands in it.");
    }

    /// <summary>A template from its text.</summary>
    /// <exception cref="JsonException">The text is damaged, or a later release wrote it.</exception>
    public static PlanTemplate ReadTemplate(string body) =>
        JsonSerializer.Deserialize<PlanTemplate>(body, DomainJson.Options) ?? throw new JsonException("A template is an object.");
}
