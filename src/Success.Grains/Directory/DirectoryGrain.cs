using System.Collections.Immutable;
using Success.Domain.Tenancy;
using Success.Journal;

namespace Success.Grains.Directory;

/// <inheritdoc cref="IDirectoryGrain"/>
sealed partial class DirectoryGrain([PersistentState("book")] IPersistentState<DirectoryBook> book, IJournal journal, TimeProvider time)
    : Grain, IDirectoryGrain
{
    ImmutableArray<TenantListing> Tenants => book.State.Tenants;

    public async Task<Registration> Register(TenantListing tenant)
    {
        var decided = DirectoryBook.Register(Tenants, tenant);
        if (!decided.IsSuccess)
        {
            return new(null, decided.Error);
        }

        if (!decided.Value.SequenceEqual(Tenants))
        {
            await KeepAsync(decided.Value);
        }

        return new(Tenants.First(listed => listed.Id == tenant.Id), null);
    }

    public Task<TenantListing?> FindByRouteTag(RouteTag routeTag) =>
        Task.FromResult(Tenants.FirstOrDefault(tenant => tenant.RouteTag == routeTag));

    public Task<TenantListings> FindByName(string name) => Task.FromResult(new TenantListings(
        [.. Tenants.Where(tenant => string.Equals(tenant.Name, name, StringComparison.OrdinalIgnoreCase))]));

    public Task<TenantListings> All() => Task.FromResult(new TenantListings(Tenants));

    async Task KeepAsync(ImmutableArray<TenantListing> tenants)
    {
        book.State.Tenants = tenants;
        try
        {
            await book.WriteStateAsync();
        }
        catch
        {
            // What is in memory is not what is stored: the next call begins with what is.
            DeactivateOnIdle();
            throw;
        }
    }
}
