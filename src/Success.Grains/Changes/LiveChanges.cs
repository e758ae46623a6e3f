using System.Collections.Concurrent;
using Success.Domain.Tenancy;

namespace Success.Grains.Changes;

/// <summary>
/// Changes as they happen, in this process: accounts tell here what they have handed over, and whoever looks at the moment subscribes. It
/// stores nothing; who comes later reads what there is.
/// </summary>
public sealed class LiveChanges(TimeProvider time)
{
    readonly ConcurrentDictionary<RouteTag, ConcurrentDictionary<LiveSubscription, bool>> _tenants = new();

    /// <summary>Hears of the changes of a tenant that an audience may hear of, from now on until it is disposed of.</summary>
    /// <param name="tenant">The audience's tenant.</param>
    /// <param name="audience">Who listens. Rights that change make a new audience, and so need a new subscription.</param>
    public LiveSubscription Subscribe(RouteTag tenant, Audience audience)
    {
        ArgumentNullException.ThrowIfNull(audience);
        var subscribers = _tenants.GetOrAdd(tenant, static _ => new());
        var subscription = new LiveSubscription(audience, ended => subscribers.TryRemove(ended, out _));
        subscribers[subscription] = true;
        return subscription;
    }

    /// <summary>Tells the tenant's subscribers; waits for none of them.</summary>
    internal void Publish(RouteTag tenant, LiveChange change)
    {
        if (_tenants.TryGetValue(tenant, out var subscribers))
        {
            var now = time.GetUtcNow();
            foreach (var (subscription, _) in subscribers)
            {
                subscription.Offer(change, now);
            }
        }
    }
}
