using Success.Domain.Tenancy;

namespace Success.Gateway.Ingestion;

/// <summary>Counts the streams of measurements of each tenant.</summary>
sealed class IngestionStreams
{
    readonly Dictionary<RouteTag, int> _open = [];
    readonly Lock _lock = new();

    /// <summary>How many there are, of all tenants.</summary>
    public int OpenCount
    {
        get
        {
            lock (_lock)
            {
                return _open.Values.Sum();
            }
        }
    }

    /// <summary>Lets one more in, unless there are <see cref="IngestionLimits.MaxStreams"/>. Who is let in leaves.</summary>
    public bool TryEnter(RouteTag tenant)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(tenant);
            if (open == IngestionLimits.MaxStreams)
            {
                return false;
            }

            _open[tenant] = open + 1;
            return true;
        }
    }

    public void Leave(RouteTag tenant)
    {
        lock (_lock)
        {
            if (--_open[tenant] == 0)
            {
                _open.Remove(tenant);
            }
        }
    }
}
