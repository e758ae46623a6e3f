using System.Collections.Concurrent;
using Success.Domain.Tenancy;
using Success.Grains.SignIn;

namespace Success.Grains.Changes;

/// <summary>
/// Changes as they happen, in this process: accounts tell here what they have handed over, and whoever looks at the moment subscribes. It
/// stores nothing; who comes later reads what there is.
/// </summary>
public sealed class LiveChanges(TimeProvider time, RightsChanges rights)
{
    readonly ConcurrentDictionary<RouteTag, ConcurrentDictionary<LiveSubscription, bool>> _tenants = new();

    /// <summary>
    /// Hears of the changes of a tenant that somebody may hear of, from now on until it is disposed of. It ends by itself
    /// (<see cref="RightsChangedException"/>) when the rights of the credential change or end; time ends them too, and the subscriber is to
    /// look after that (<see cref="Verified.Until"/>).
    /// </summary>
    /// <param name="credential">Who listens.</param>
    public LiveSubscription Subscribe(Verified credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var subscribers = _tenants.GetOrAdd(credential.Tenant, static _ => new());
        var watch = rights.Watch(credential);
        var subscription = new LiveSubscription(credential.Audience, ended => Leave(subscribers, ended, watch));
        subscribers[subscription] = true;
        watch.Changed.UnsafeRegister(static ended => ((LiveSubscription)ended!).EndByRights(), subscription);
        return subscription;
    }

    static void Leave(ConcurrentDictionary<LiveSubscription, bool> subscribers, LiveSubscription ended, RightsWatch watch)
    {
        subscribers.TryRemove(ended, out _);
        watch.Dispose();
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
