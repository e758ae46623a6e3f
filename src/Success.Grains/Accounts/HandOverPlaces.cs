using System.Collections.Concurrent;
using Success.Domain.Tenancy;

namespace Success.Grains.Accounts;

/// <summary>How many accounts of a tenant may hand over at the same time; the others wait, and meanwhile gather what they have.</summary>
sealed class HandOverPlaces
{
    /// <summary>Most at once for one tenant, so that none fills the queues of a portfolio or outbox.</summary>
    public const int PerTenant = 32;

    readonly ConcurrentDictionary<RouteTag, SemaphoreSlim> _tenants = new();

    /// <summary>Waits for a place, which is left by disposing of what is returned.</summary>
    public async Task<IDisposable> EnterAsync(RouteTag tenant)
    {
        var places = _tenants.GetOrAdd(tenant, static _ => new(PerTenant, PerTenant));
        await places.WaitAsync();
        return new Place(places);
    }

    sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
