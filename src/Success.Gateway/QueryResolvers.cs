using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Audit;
using Success.Gateway.Changes;
using Success.Gateway.Errors;
using Success.Gateway.Metrics;
using Success.Gateway.Portfolio;
using Success.Gateway.Requests;
using Success.Gateway.Templates;
using Success.Gateway.Tenancy;
using Success.Gateway.Today;
using Success.GraphQL;
using Success.GraphQL.Connections;

namespace Success.Gateway;

/// <summary>Where everything begins that is read.</summary>
[Resolvers("Query")]
public static class QueryResolvers
{
    /// <summary>Who asks.</summary>
    public static async Task<ViewerNode> Viewer(IGraphQLContext context)
    {
        // Reading the tenant says no to whoever has lost its rights since the credential was verified.
        await context.Request().Workspace.TenantAsync();
        return new(context.Request());
    }

    /// <summary>Something by its id.</summary>
    public static Task<INode?> Node(string id, IGraphQLContext context) => NodeLookUp.FindAsync(context.Request(), id);

    /// <summary>An account by exactly one of its names.</summary>
    public static async Task<AccountNode?> Account(string? id, string? externalId, IGraphQLContext context)
    {
        var request = context.Request();
        if (id is null == externalId is null)
        {
            throw new RefusedException(new(DomainErrorCode.Invalid, "An account is asked for by its id or by its external id: give one of the two.", "id"));
        }

        var account = id is not null ? Id<Account>.Parse(id).OrRefuse("id") : await FindAsync(request, externalId!);
        return !account.IsNone && await request.Accounts.FindAsync(account) is { } page ? new(page) : null;
    }

    /// <summary>A page of the table of accounts.</summary>
    public static Task<AccountConnection> Accounts(
        AccountFilter? filter,
        AccountOrder? orderBy,
        SortDirection? direction,
        int? first,
        string? after,
        int? last,
        string? before,
        int? offset,
        IGraphQLContext context) => AccountTable.ReadAsync(context.Request(), filter, orderBy, new(default, direction, first, after, last, before, offset));

    /// <summary>The accounts in numbers.</summary>
    public static async Task<PortfolioNode> Portfolio(AccountFilter? filter, IGraphQLContext context)
    {
        var request = context.Request();
        request.Require(PolicyAction.ReadPortfolio);
        var answer = await request.PortfolioGrain.Overview(new(filter.ToDomain().OrRefuse(), AccountTable.VisibleTo(request, PolicyAction.ReadPortfolio)));
        return answer.Overview is { } overview ? new(overview) : throw new RefusedException(answer.Refusal!);
    }

    /// <summary>Alerts of feeds and of all accounts.</summary>
    public static Task<AlertConnection> Alerts(AlertFilter? filter, AccountFilter? accounts, int? first, string? after, IGraphQLContext context)
    {
        var request = context.Request();
        return AlertTable.ReadAsync(request, filter, AccountTable.Chosen(request, accounts, "accounts"), withFeeds: accounts is null, first, after);
    }

    /// <summary>What a day begins with.</summary>
    public static TodayNode Today(bool? everyAccount, IGraphQLContext context)
    {
        context.Request().Require(PolicyAction.ReadToday);
        return new(context.Request(), everyAccount == true);
    }

    /// <summary>Everything that changed.</summary>
    public static Task<ChangeConnection> Changes(string? after, DateTimeOffset? since, int? first, IGraphQLContext context) =>
        ChangeFeed.ReadAsync(context.Request(), after, since, first);

    /// <summary>Who did what.</summary>
    public static Task<AuditConnection> AuditLog(string? account, int? first, string? after, IGraphQLContext context) =>
        Audit.AuditLog.ReadAsync(context.Request(), account, first, after);

    /// <summary>A metric of the catalogue.</summary>
    public static async Task<MetricNode?> Metric(string key, IGraphQLContext context)
    {
        var request = context.Request();
        request.Require(PolicyAction.ReadMetrics);
        var metric = MetricKey.Create(key).OrRefuse("key");
        return (await request.Workspace.TenantAsync()).Catalogue.Metrics.GetValueOrDefault(metric) is { } chain ? new(request, chain) : null;
    }

    /// <summary>The catalogue of metrics.</summary>
    public static async Task<Connection<MetricNode>> Metrics(
        bool? includeRetired, int? first, string? after, int? last, string? before, IGraphQLContext context)
    {
        var request = context.Request();
        request.Require(PolicyAction.ReadMetrics);
        var chains = (await request.Workspace.TenantAsync()).Catalogue.Metrics.Values.Where(chain => includeRetired == true || !chain.IsRetired);
        return Page.Of<MetricNode>([.. chains.Select(chain => new MetricNode(request, chain))], metric => metric.Key, first, after, last, before).OrRefuse();
    }

    /// <summary>Plans to begin with.</summary>
    public static async Task<Connection<TemplateNode>> Templates(int? first, string? after, int? last, string? before, IGraphQLContext context)
    {
        var request = context.Request();
        request.Require(PolicyAction.ReadTemplates);
        var templates = (await NodeLookUp.TemplatesAsync(request)).Values.OrderBy(template => template.Id);
        return Page.Of<TemplateNode>([.. templates.Select(template => new TemplateNode(request, template))], template => template.Id, first, after, last, before).OrRefuse();
    }

    /// <summary>Who takes part.</summary>
    public static async Task<Connection<MemberNode>> Members(
        Side? side, IReadOnlyList<MemberState>? states, int? first, string? after, int? last, string? before, IGraphQLContext context)
    {
        var request = context.Request();
        var members = (await request.Workspace.SightAsync()).Members.Where(member =>
            (side is null || member.Side == side) && (states is { } wanted ? wanted.Contains(member.State) : member.State != MemberState.Left));
        return Page.Of<MemberNode>([.. members.Select(member => new MemberNode(request, member))], member => member.Id, first, after, last, before).OrRefuse();
    }

    /// <summary>The API clients.</summary>
    public static async Task<Connection<ApiClientNode>> ApiClients(
        bool? includeRevoked, int? first, string? after, int? last, string? before, IGraphQLContext context)
    {
        var request = context.Request();
        var clients = (await request.Workspace.SightAsync()).Clients.Where(client => includeRevoked == true || client.RevokedAt is null);
        return Page.Of<ApiClientNode>([.. clients.Select(client => new ApiClientNode(request, client))], client => client.Id, first, after, last, before).OrRefuse();
    }

    static async Task<Id<Account>> FindAsync(GatewayRequest request, string externalId) =>
        request.Side == Side.Provider ? await request.PortfolioGrain.FindByExternalId(ExternalId.Create(externalId).OrRefuse("externalId").ToString()) : default;
}
