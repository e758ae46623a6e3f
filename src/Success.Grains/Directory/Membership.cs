using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Directory;

/// <summary>That an address belongs to a member of a tenant.</summary>
/// <param name="Email">Digest of the address.</param>
/// <param name="Tenant">The tenant's route tag.</param>
/// <param name="Member">The member.</param>
public sealed record Membership(EmailDigest Email, RouteTag Tenant, Id<Member> Member);

/// <summary>The memberships of one address.</summary>
/// <param name="Memberships">By route tag and member; at most <see cref="IDirectoryGrain.MaxMemberships"/>.</param>
public sealed record MembershipList(ImmutableArray<Membership> Memberships);
