using System.Collections.Immutable;
using Success.Domain;

namespace Success.Grains.Directory;

/// <summary>The tenants of one shard, as they are stored.</summary>
public sealed class DirectoryBook
{
    /// <summary>
    /// Most tenants in one shard. A state is at most 512 KiB as JSON, and a tenant with the longest name is 1.3 KiB, because each
    /// of its 200 characters may be written as six.
    /// </summary>
    public const int MaxTenants = 384;

    /// <summary>In the order of their registration.</summary>
    public ImmutableArray<TenantListing> Tenants { get; set; } = [];

    /// <summary>The tenants after a registration, or why it is refused.</summary>
    public static Result<ImmutableArray<TenantListing>> Register(ImmutableArray<TenantListing> tenants, TenantListing tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var name = Texts.Name(tenant.Name, "name");
        if (!name.IsSuccess)
        {
            return name.Error;
        }

        if (tenant.Id.IsNone || tenant.RouteTag == default)
        {
            return new DomainError(DomainErrorCode.Invalid, "A tenant has an id and a route tag.");
        }

        var listed = tenants.FirstOrDefault(other => other.Id == tenant.Id);
        if (tenants.Any(other => other.RouteTag == tenant.RouteTag && other.Id != tenant.Id) || (listed is not null && listed.RouteTag != tenant.RouteTag))
        {
            return new DomainError(DomainErrorCode.Conflict, $"The route tag '{tenant.RouteTag}' is taken, or the tenant has another one.", "routeTag");
        }

        var entry = tenant with { Name = name.Value };
        return listed is not null ? tenants.Replace(listed, entry)
            : tenants.Length < MaxTenants ? tenants.Add(entry)
            : new DomainError(DomainErrorCode.LimitReached, $"A shard of the directory holds {MaxTenants} tenants.");
    }
}
