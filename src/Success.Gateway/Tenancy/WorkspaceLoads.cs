using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.Grains.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>The tenant as a request has read it. It is not for the caller's eyes as it is: what is shown of it is asked of policy first.</summary>
sealed class WorkspaceLoads
{
    readonly GatewayRequest _request;
    DataLoader<string, string> _texts;
    Lazy<Task<TenantView>> _view;
    Lazy<Task<TenantSight>> _sight;

    public WorkspaceLoads(GatewayRequest request)
    {
        _request = request;
        _texts = Texts();
        _view = new(ReadAsync);
        _sight = new(LookAsync);
    }

    public async Task<Tenant> TenantAsync() => (await _view.Value).Tenant;

    /// <summary>Number of the journal entry up to which it was read.</summary>
    public async Task<long> VersionAsync() => (await _view.Value).Version;

    /// <summary>Who takes part, as far as the caller may see it.</summary>
    public Task<TenantSight> SightAsync() => _sight.Value;

    /// <summary>A text of the tenant; null when it was deleted.</summary>
    public Task<string?> TextAsync(string key) => _texts.LoadAsync(key, _request.Operation);

    public async Task<Metric?> FindMetricAsync(MetricKey key, int version) => (await TenantAsync()).Catalogue.Find(key, version);

    /// <summary>What was read is outdated: a command has changed it.</summary>
    public void Forget()
    {
        _texts = Texts();
        _view = new(ReadAsync);
        _sight = new(LookAsync);
    }

    DataLoader<string, string> Texts() => new(async keys => (await _request.TenantGrain.Texts([.. keys])).Texts, TextList.MaxKeys);

    async Task<TenantSight> LookAsync()
    {
        var tenant = await TenantAsync();
        ImmutableArray<Id<Account>> accounts =
        [
            .. tenant.Members.Values.Select(member => member.Accounts)
                .Concat(tenant.Clients.Values.Select(client => client.Accounts))
                .Append(_request.Caller.Audience.Accounts)
                .SelectMany(scope => scope.Bindings.Select(binding => binding.Account))
                .Concat(tenant.People.Values.Select(person => person.Account))
                .Distinct(),
        ];
        var paths = accounts.IsEmpty ? [] : (await _request.PortfolioGrain.PathsOf(accounts)).Paths;
        var found = paths.ToDictionary(path => path.Account);
        return tenant.For(_request.Caller.Audience, account => found.GetValueOrDefault(account), _request.Now);
    }

    async Task<TenantView> ReadAsync()
    {
        var view = await _request.TenantGrain.View(0)
            ?? throw new RefusedException(new(DomainErrorCode.NotFound, "There is no such workspace."));

        // A credential that was verified a moment ago may have lost its rights since.
        view.Current(_request.Caller.Audience, _request.Now).OrRefuse();
        return view;
    }
}
