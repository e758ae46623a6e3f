using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Directory;

/// <summary>A tenant as the directory knows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RouteTag">Its route tag: no other tenant's, and never changed.</param>
/// <param name="Name">Its name, by the rules of <see cref="Texts.Name"/>.</param>
public sealed record TenantListing(Id<Tenant> Id, RouteTag RouteTag, string Name);

/// <summary>Several tenants.</summary>
/// <param name="Tenants">In the order of their registration.</param>
public sealed record TenantListings(ImmutableArray<TenantListing> Tenants);

/// <summary>What became of a registration: exactly one of the two is there.</summary>
/// <param name="Tenant">The tenant as it stands now.</param>
/// <param name="Refusal">
/// Why not: <see cref="DomainErrorCode.Invalid"/> (a name or tag that is none), <see cref="DomainErrorCode.Conflict"/> (the route
/// tag is another tenant's, or the tenant has another one), <see cref="DomainErrorCode.LimitReached"/> (the shard is full).
/// </param>
public sealed record Registration(TenantListing? Tenant, DomainError? Refusal);
