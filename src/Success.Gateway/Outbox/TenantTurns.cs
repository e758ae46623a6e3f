using Success.Domain.Tenancy;
using Success.Grains.Outbox;

namespace Success.Gateway.Outbox;

/// <summary>
/// Sees to it that a tenant's turn does not begin while it has one, that a turn asked for meanwhile comes after it, and that turns come when
/// something is due.
/// </summary>
sealed class TenantTurns(OutboxSignals signals, TimeProvider time) : IDisposable
{
    // The longest that a timer can be told is 49 days; a day is soon enough to look again.
    static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    readonly Lock _lock = new();
    readonly Dictionary<RouteTag, bool> _busy = [];
    readonly Dictionary<RouteTag, ITimer> _due = [];

    /// <summary>Begins a tenant's turn, unless it has one; then another one follows.</summary>
    public bool TryBegin(RouteTag tenant)
    {
        lock (_lock)
        {
            if (_busy.TryAdd(tenant, false))
            {
                return true;
            }

            _busy[tenant] = true;
            return false;
        }
    }

    /// <summary>Ends a tenant's turn.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="next">When there is something to do; null when nothing is until somebody says so.</param>
    public void End(RouteTag tenant, DateTimeOffset? next)
    {
        lock (_lock)
        {
            _busy.Remove(tenant, out var isAskedFor);
            if (_due.Remove(tenant, out var timer))
            {
                timer.Dispose();
            }

            var wait = next - time.GetUtcNow();
            if (isAskedFor || wait <= TimeSpan.Zero)
            {
                signals.Tell(tenant);
            }
            else if (wait is { } later)
            {
                _due[tenant] = time.CreateTimer(
                    _ => signals.Tell(tenant), null, later < LongestWait ? later : LongestWait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var timer in _due.Values)
            {
                timer.Dispose();
            }

            _due.Clear();
        }
    }
}
