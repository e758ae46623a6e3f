using System.Collections.Concurrent;
using Success.Domain.Tenancy;

namespace Success.Gateway.Outbox;

/// <summary>Tells the metric how much waits, of all tenants together.</summary>
sealed class WaitingCount
{
    readonly ConcurrentDictionary<(RouteTag Tenant, string Kind), int> _counts = new();

    /// <summary>How much waits for one tenant now; told by one turn of it at a time.</summary>
    public void Set(RouteTag tenant, string kind, int count)
    {
        var before = _counts.GetValueOrDefault((tenant, kind));
        if (count == 0)
        {
            _counts.TryRemove((tenant, kind), out _);
        }
        else
        {
            _counts[(tenant, kind)] = count;
        }

        GatewayInstruments.Waits(kind, count - before);
    }
}
