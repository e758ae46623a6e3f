using System.Collections.Concurrent;
using Success.Domain.Tenancy;
using Success.Grains.SignIn;

namespace Success.Grains.Changes;

/// <summary>
/// Changes of rights as they happen, in this process: tenants tell here what they have made durable, and whoever keeps something open on
/// the strength of a credential watches it.
/// </summary>
public sealed class RightsChanges
{
    readonly ConcurrentDictionary<RouteTag, Watched> _tenants = new();

    /// <summary>
    /// Watches what a credential was verified to be. Nothing is missed in between: what changed since it was verified is told at once.
    /// </summary>
    public RightsWatch Watch(Verified credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        var watched = _tenants.GetOrAdd(credential.Tenant, static _ => new());
        var watch = new RightsWatch(credential, ended => watched.Watches.TryRemove(ended, out _));
        watched.Watches[watch] = true;
        if (Interlocked.Read(ref watched.Latest) > credential.Version)
        {
            watch.Tell();
        }

        return watch;
    }

    /// <summary>Tells those whose rights changed; waits for none of them.</summary>
    internal void Publish(RouteTag tenant, RightsChange change)
    {
        if (change.IsNone)
        {
            return;
        }

        // First the number, then the watches: whoever comes in between sees one or the other.
        var watched = _tenants.GetOrAdd(tenant, static _ => new());
        watched.Raise(change.Version);
        foreach (var (watch, _) in watched.Watches)
        {
            if (change.IsOf(watch.Credential.Audience, watch.Credential.Session))
            {
                watch.Tell();
            }
        }
    }

    sealed class Watched
    {
        /// <summary>The latest version at which anybody's rights changed.</summary>
        public long Latest;

        public ConcurrentDictionary<RightsWatch, bool> Watches { get; } = new();

        public void Raise(long version)
        {
            for (var seen = Interlocked.Read(ref Latest); seen < version;)
            {
                var before = Interlocked.CompareExchange(ref Latest, version, seen);
                seen = before == seen ? version : before;
            }
        }
    }
}
