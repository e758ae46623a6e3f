using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Errors;
using Success.Gateway.Identity;
using Success.Gateway.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Changes;
using Success.Grains.Portfolio;
using Success.Grains.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Requests;

/// <summary>
/// One request of a verified caller: what it has read so far, so that nothing is read twice. Whoever makes it enters the tenant's scope
/// (<see cref="TenantScope"/>) in the same flow.
/// </summary>
public sealed class GatewayRequest
{
    /// <summary>A request.</summary>
    /// <param name="services">What it is answered with.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The id by which it stands in logs and is told back; empty when nobody is told.</param>
    public GatewayRequest(GatewayServices services, VerifiedCaller caller, string id = "")
    {
        (Services, Caller, Id) = (services, caller, id);
        Accounts = new(this);
        Workspace = new(this);
    }

    /// <summary>Who asks.</summary>
    public VerifiedCaller Caller { get; }

    /// <summary>The id by which it stands in logs and is told back.</summary>
    public string Id { get; }

    internal GatewayServices Services { get; }

    internal AccountLoads Accounts { get; }

    internal WorkspaceLoads Workspace { get; }

    internal Side Side => Caller.Audience.Side;

    internal DateTimeOffset Now => Services.Time.GetUtcNow();

    /// <summary>The operation that answers it, in whose turns texts are fetched; null when none does, as for a mail.</summary>
    internal IGraphQLContext? Operation { get; private set; }

    internal ITenantGrain TenantGrain => Services.Grains.GetGrain<ITenantGrain>(Caller.Tenant.ToString());

    internal IPortfolioGrain PortfolioGrain => Services.Grains.GetGrain<IPortfolioGrain>(Caller.Tenant.ToString());

    internal IChangeLogGrain ChangeLogGrain => Services.Grains.GetGrain<IChangeLogGrain>(Caller.Tenant.ToString());

    internal IAccountGrain AccountGrain(Id<Account> account) =>
        Services.Grains.GetGrain<IAccountGrain>(new AccountKey(Caller.Tenant, account).ToString());

    /// <summary>Refuses what policy does not let the caller do anywhere. What it may do to one account the account's grain decides.</summary>
    internal void Require(PolicyAction action)
    {
        if (Policy.GrantOf(Caller.Audience, action) == Grant.Never)
        {
            throw new RefusedException(Policy.Refuse(Caller.Audience, action));
        }
    }

    /// <summary>A request of the same caller that has read nothing yet; each event of a stream is one.</summary>
    internal GatewayRequest Afresh() => new(Services, Caller, Id) { Operation = Operation };

    /// <summary>The operation that answers it from now on: each event of a stream is answered by another.</summary>
    internal void GoOnIn(IGraphQLContext operation) => Operation = operation;
}
