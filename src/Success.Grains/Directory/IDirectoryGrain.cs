using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Tenancy;

namespace Success.Grains.Directory;

/// <summary>
/// Which tenants there are: their names and route tags; and who is a member where, by the digest of an address, so that somebody with
/// several workspaces finds all of them. The key is the shard (<see cref="DirectoryShard"/>).
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

    /// <summary>All tenants of the shard, in the order of their registration.</summary>
    Task<TenantListings> All();

    /// <summary>Most memberships of one address that are found: a consultant with a hundred customers.</summary>
    const int MaxMemberships = 100;

    /// <summary>Enters a membership. Durable when the task completes; asking again changes nothing.</summary>
    Task List(Membership membership);

    /// <summary>Takes a membership out. Durable when the task completes; asking again changes nothing.</summary>
    Task Unlist(Membership membership);

    /// <summary>The memberships of an address. It says nothing of whether they still hold: their tenants do.</summary>
    Task<MembershipList> Memberships(EmailDigest email);

    /// <summary>Counts one mail for signing in to an address, known or not.</summary>
    /// <returns>Null when it may be sent; <see cref="Success.Domain.DomainErrorCode.LimitReached"/> when there were enough.</returns>
    Task<DomainError?> AllowMail(EmailDigest email);

    /// <summary>
    /// Counts a code that is about to be tried for an address, known or not, as a wrong one; for an address with a membership that is durable
    /// when the task completes.
    /// </summary>
    /// <returns>Whether it may be tried; false when too many were wrong lately, then it is not counted.</returns>
    Task<bool> CountCode(EmailDigest email);

    /// <summary>The code that was counted last was right.</summary>
    Task ForgiveCode(EmailDigest email);
}
