using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.SignIn;

/// <summary>What a credential was verified to be.</summary>
/// <param name="Tenant">The tenant; whoever goes on enters its scope (<see cref="Tenancy.TenantScope"/>).</param>
/// <param name="Audience">Who it is, with the rights as they were then.</param>
/// <param name="Session">The session; none for an API client.</param>
/// <param name="Version">The tenant's version that says so; <see cref="Changes.RightsChanges"/> tells when a later one says otherwise.</param>
/// <param name="Until">When it must be verified again at the latest, whatever happens: from this instant on time may have ended it.</param>
public sealed record Verified(RouteTag Tenant, Audience Audience, Id<Session> Session, long Version, DateTimeOffset Until);
