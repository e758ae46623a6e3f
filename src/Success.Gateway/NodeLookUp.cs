using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Errors;
using Success.Gateway.Ids;
using Success.Gateway.Metrics;
using Success.Gateway.Requests;
using Success.Gateway.Templates;
using Success.Gateway.Tenancy;

namespace Success.Gateway;

/// <summary>Finds things by their ids. The prefix says what it is; what the caller may not see is not found.</summary>
static class NodeLookUp
{
    static readonly Dictionary<string, Func<GatewayRequest, string, Task<INode?>>> Kinds = new(StringComparer.Ordinal)
    {
        [Account.Prefix] = async (request, id) =>
            await request.Accounts.FindAsync(Id<Account>.Parse(id).OrRefuse("id")) is { } page ? new AccountNode(page) : null,
        [Plan.Prefix] = (request, id) => PartAsync<Plan>(request, id, (page, plan) => page.FindPlan(plan)),
        [Objective.Prefix] = (request, id) => PartAsync<Objective>(request, id, (page, objective) => page.FindObjective(objective)),
        [Kpi.Prefix] = (request, id) => PartAsync<Kpi>(request, id, (page, kpi) => page.FindKpi(kpi)),
        [Milestone.Prefix] = (request, id) => PartAsync<Milestone>(request, id, (page, milestone) => First(page, plan => plan.FindMilestone(milestone))),
        [PlanAction.Prefix] = (request, id) => PartAsync<PlanAction>(request, id, (page, action) => First(page, plan => plan.FindAction(action))),
        [Comment.Prefix] = (request, id) => PartAsync<Comment>(request, id, (page, comment) => First(page, plan => plan.FindComment(comment))),
        [Proposal.Prefix] = (request, id) => PartAsync<Proposal>(request, id, (page, proposal) => (INode?)page.FindProposal(proposal) ?? page.FindClosedProposal(proposal)),
        [Alert.Prefix] = async (request, id) => Id<Alert>.Parse(id) is { IsSuccess: true } feeds
            ? (await FeedAlerts.ReadAsync(request)).Find(alert => alert.Id == feeds.Value)
            : await PartAsync<Alert>(request, id, (page, alert) => page.FindAlert(alert)),
        [Review.Prefix] = (request, id) => PartAsync<Review>(request, id, (page, review) => page.FindReview(review)),
        [PeriodRestatement.Prefix] = (request, id) => PartAsync<PeriodRestatement>(request, id, (page, restatement) => page.FindRestatement(restatement)),
        [Member.Prefix] = async (request, id) => await SightAsync(request, id, static sight => sight.Members, static member => member.Id) is { } member
            ? new MemberNode(request, member) : null,
        [Person.Prefix] = async (request, id) => await SightAsync(request, id, static sight => sight.People, static person => person.Id) is { } person
            ? new PersonNode(request, person) : null,
        [ApiClient.Prefix] = async (request, id) => await SightAsync(request, id, static sight => sight.Clients, static client => client.Id) is { } client
            ? new ApiClientNode(request, client) : null,
        [Template.Prefix] = async (request, id) => await TemplatesAsync(request) is var templates
            && templates.GetValueOrDefault(Id<Template>.Parse(id).OrRefuse("id")) is { } template ? new TemplateNode(request, template) : null,
        [MetricNode.IdPrefix.TrimEnd('_')] = MetricAsync,
        [MeasurementId.Prefix.TrimEnd('_')] = MeasurementAsync,
        [Tenant.Prefix] = async (request, id) => await request.Workspace.TenantAsync() is var tenant
            && tenant.Id == Id<Tenant>.Parse(id).OrRefuse("id") ? new WorkspaceNode(request, tenant) : null,
    };

    static string NoSuchBeginning { get; } = $"What is found by its id alone has one that begins with {string.Join(", ", Kinds.Keys.SkipLast(1).Select(prefix => $"{prefix}_"))} or {Kinds.Keys.Last()}_.";

    /// <summary>Something by its id; null when there is nothing that the caller may see.</summary>
    /// <exception cref="RefusedException">It is no id of this API.</exception>
    public static Task<INode?> FindAsync(GatewayRequest request, string id)
    {
        var end = id.IndexOf('_', StringComparison.Ordinal);
        return end > 0 && Kinds.TryGetValue(id[..end], out var find)
            ? find(request, id)
            : throw new RefusedException(new(DomainErrorCode.Invalid, NoSuchBeginning, "id"));
    }

    static async Task<INode?> PartAsync<T>(GatewayRequest request, string text, Func<AccountPage, Id<T>, INode?> find)
        where T : IIdentified
    {
        var id = PartId<T>.Parse(text).OrRefuse("id");
        return await request.Accounts.FindAsync(id.Account) is { } page ? find(page, id.Part) : null;
    }

    static async Task<INode?> MeasurementAsync(GatewayRequest request, string text)
    {
        var id = MeasurementId.Parse(text).OrRefuse("id");
        return await request.Accounts.FindAsync(id.Account) is { } page && Policy.Allows(request.Caller.Audience, PolicyAction.ReadMeasurements, page.Path)
            ? await MeasurementHistories.FindAsync(page, id)
            : null;
    }

    static INode? First(AccountPage page, Func<Plans.PlanNode, INode?> find) => page.Plans.Select(find).FirstOrDefault(found => found is not null);

    static async Task<T?> SightAsync<T>(GatewayRequest request, string text, Func<TenantSight, IEnumerable<T>> among, Func<T, Id<T>> idOf)
        where T : class, IIdentified
    {
        var id = Id<T>.Parse(text).OrRefuse("id");
        return among(await request.Workspace.SightAsync()).FirstOrDefault(one => idOf(one) == id);
    }

    /// <summary>The templates that the caller may see: all of them, or none.</summary>
    public static async Task<ImmutableDictionary<Id<Template>, Template>> TemplatesAsync(GatewayRequest request) =>
        Policy.GrantOf(request.Caller.Audience, PolicyAction.ReadTemplates) == Grant.Never
            ? ImmutableDictionary<Id<Template>, Template>.Empty
            : (await request.Workspace.TenantAsync()).Templates;

    static async Task<INode?> MetricAsync(GatewayRequest request, string id)
    {
        request.Require(PolicyAction.ReadMetrics);
        var key = MetricKey.Create(id[MetricNode.IdPrefix.Length..]).OrRefuse("id");
        return (await request.Workspace.TenantAsync()).Catalogue.Metrics.GetValueOrDefault(key) is { } chain ? new MetricNode(request, chain) : null;
    }
}
