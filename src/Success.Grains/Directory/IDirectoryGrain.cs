using Success.Domain.Tenancy;
using Success.Grains.Tenancy;

namespace Success.Grains.Directory;

/// <summary>
/// Which tenants there are: their names and route tags. The key is the shard; whoever calls decides which tenants stand in which.
/// </summary>
[SharedByTenants]
public interface IDirectoryGrain : IGrainWithStringKey
{
    /// <summary>
    /// Enters a tenant, or gives the one with this id its new name. Durable when the task completes; asking again changes nothing.
    /// </summary>
    Task<Registration> Register(TenantListing tenant);

    /// <summary>The tenant with a route tag, or null.</summary>
    Task<TenantListing?> FindByRouteTag(RouteTag routeTag);

    /// <summary>The tenants with a name, upper and lower case alike, in the order of their registration. Names are not unique.</summary>
    Task<TenantListings> FindByName(string name);
}
