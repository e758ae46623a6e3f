using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Success.Domain.Tenancy;

namespace Success.Grains.Outbox;

/// <summary>
/// Says in this process which tenants' outboxes have something to deliver, so that nobody has to look. It stores nothing: after a start,
/// whoever delivers looks into every outbox once.
/// </summary>
public sealed class OutboxSignals
{
    readonly ConcurrentDictionary<RouteTag, bool> _told = new();
    readonly Channel<RouteTag> _signals = Channel.CreateUnbounded<RouteTag>(new() { SingleReader = true });

    /// <summary>Says that a tenant's outbox has something. Until that is read, saying it again changes nothing.</summary>
    public void Tell(RouteTag tenant)
    {
        if (_told.TryAdd(tenant, true))
        {
            _signals.Writer.TryWrite(tenant);
        }
    }

    /// <summary>Reads whose outboxes have something, as it comes. For one reader.</summary>
    public async IAsyncEnumerable<RouteTag> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var tenant in _signals.Reader.ReadAllAsync(cancellationToken))
        {
            // Before anybody looks: what comes meanwhile is said again.
            _told.TryRemove(tenant, out _);
            yield return tenant;
        }
    }
}
