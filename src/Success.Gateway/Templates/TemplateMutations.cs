using Success.Domain;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Gateway.Ids;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Templates;

/// <summary>What is done to templates.</summary>
[Resolvers("Mutation")]
public static class TemplateMutations
{
    /// <summary>Keeps a template, or writes one anew.</summary>
    public static async Task<TenantPayload> KeepTemplate(KeepTemplateInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var template = asking.Id<Template>(input.Template, "template");
        var key = asking.Key(input.IdempotencyKey);
        var plan = input.From.Plan is { } of ? await OfPlanAsync(asking, of) : input.From.Content!.ToDomain(asking, "from.content");
        asking.Renamed("plan", input.From.Plan is null ? "from.content" : "from.plan.plan");
        return await asking.CarryAsync(() => new TenantCommand.KeepTemplate(template, input.Name, plan!) { Key = key });
    }

    /// <summary>Stops offering a template.</summary>
    public static Task<TenantPayload> RetireTemplate(RetireTemplateInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var template = asking.Id<Template>(input.Template, "template");
        return asking.CarryAsync(() => new TenantCommand.RetireTemplate(template));
    }

    static async Task<PlanTemplate?> OfPlanAsync(TenantAsking asking, TemplateOfPlanInput of)
    {
        var id = asking.Refusals.Take(PartId<Plan>.Parse(of.Plan), "from.plan.plan");
        var page = asking.Refusals.IsEmpty ? await asking.Request.Accounts.FindAsync(id.Account) : null;
        if (page?.View.Plans.FirstOrDefault(plan => plan.Plan.Id == id.Part)?.Plan is not { } found)
        {
            asking.Refusals.Add(asking.Refusals.IsEmpty ? new(DomainErrorCode.NotFound, "There is no such plan.", "from.plan.plan") : null);
            return null;
        }

        IReadOnlyList<Kpi> kpis = [.. page.View.Kpis.Select(kpi => kpi.Kpi)];
        var keys = TemplateOfPlan.TextsOf(found, kpis);
        var texts = await Task.WhenAll(keys.Select(page.TextAsync));
        var known = keys.Zip(texts).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.Ordinal);
        return asking.Refusals.Take(TemplateOfPlan.Make(found, kpis, known, of.Start), "from.plan");
    }
}
