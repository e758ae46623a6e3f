using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Domain.Tenancy;
using Success.Grains.Directory;
using Success.Grains.Outbox;
using Success.Silo;

namespace Success.Gateway.Outbox;

/// <summary>
/// Has everything delivered that waits in the tenants' outboxes: some tenants at once, each for a turn of bounded length, so that none waits
/// for another's slow server. What could not be delivered stays in the outbox and is tried again, also after a crash.
/// </summary>
sealed partial class OutboxPost(
    IGrainFactory grains, OutboxSignals signals, IEnumerable<IDelivery> deliveries, TimeProvider time, ILogger<OutboxPost> logger)
    : BackgroundService
{
    /// <summary>Most tenants that have their turn at the same time.</summary>
    public const int TenantsAtOnce = 8;

    /// <summary>How long a tenant waits whose turn failed as a whole, as when the journal cannot be read.</summary>
    public static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var shard in DirectoryShard.OfTenants)
        {
            foreach (var tenant in (await grains.GetGrain<IDirectoryGrain>(shard).All()).Tenants)
            {
                signals.Tell(tenant.RouteTag);
            }
        }

        using var turns = new TenantTurns(signals, time);
        var waiting = new WaitingCount();
        await Parallel.ForEachAsync(
            signals.ReadAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = TenantsAtOnce, CancellationToken = stoppingToken },
            async (tenant, cancellationToken) =>
            {
                if (turns.TryBegin(tenant))
                {
                    turns.End(tenant, await DeliverAllAsync(tenant, waiting, cancellationToken));
                }
            });
    }

    async Task<DateTimeOffset?> DeliverAllAsync(RouteTag tenant, WaitingCount waiting, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var delivery in deliveries)
        {
            var turn = await DeliverAsync(delivery, tenant, cancellationToken);
            if (turn.Waiting is { } count)
            {
                waiting.Set(tenant, delivery.Kind, count);
            }

            next = next is null || turn.Next < next ? turn.Next ?? next : next;
        }

        return next;
    }

    async Task<(int? Waiting, DateTimeOffset? Next)> DeliverAsync(IDelivery delivery, RouteTag tenant, CancellationToken cancellationToken)
    {
        try
        {
            var turn = await delivery.DeliverAsync(tenant, cancellationToken);
            return (turn.Waiting, turn.Next);
        }
#pragma warning disable CA1031 // What could not be delivered stays in the outbox; what else there is must go on.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(exception, delivery.Kind, tenant);
            return (null, time.GetUtcNow() + TryAgainAfter);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "A turn of delivering {Kind} for {Tenant} failed; it is tried again")]
    partial void LogFailed(Exception exception, string kind, RouteTag tenant);
}
