using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.GraphQL;

namespace Success.Gateway.Http;

/// <summary>
/// Two leaky buckets for what operations cost: one of each client of the API, and one of its tenant, which all of the tenant's clients
/// fill together. So neither one program nor a tenant with many of them takes from the others.
/// </summary>
sealed class CostBuckets(GatewayOptions options, TimeProvider clock)
{
    readonly CostBudget _client = options.Costs;
    readonly CostBudget _tenant = options.TenantCosts;
    readonly LeakyBuckets _clients = new(options.Costs.Capacity, options.Costs.RefillPerSecond, clock);
    readonly LeakyBuckets _tenants = new(options.TenantCosts.Capacity, options.TenantCosts.RefillPerSecond, clock);

    /// <summary>What a caller may spend, in all of its requests together.</summary>
    public ICostAllowance Of(VerifiedCaller caller) => Of(caller.Tenant, caller.Audience.Who);

    internal ICostAllowance Of(RouteTag tenant, Who client) => new Allowance(this, tenant.ToString(), $"{tenant}|{client}");

    /// <summary>Puts a cost into both buckets or into none. What is told is the standing of the one that has less left.</summary>
    CostStanding Spend(string tenant, string client, long cost)
    {
        var own = StandingOf(_clients.Put(client, cost), _client);
        if (!own.IsGranted)
        {
            return own;
        }

        var all = StandingOf(_tenants.Put(tenant, cost), _tenant);
        if (!all.IsGranted)
        {
            _clients.TakeBack(client, cost);
            GatewayInstruments.Limited("tenant costs");
            return all;
        }

        return all.Left < own.Left ? all : own;
    }

    static CostStanding StandingOf((bool IsGranted, double Left) put, CostBudget budget) =>
        new(put.IsGranted, (long)put.Left, budget.Capacity, budget.RefillPerSecond);

    sealed class Allowance(CostBuckets buckets, string tenant, string client) : ICostAllowance
    {
        public CostStanding Spend(long cost) => buckets.Spend(tenant, client, cost);
    }
}
