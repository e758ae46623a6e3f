using System.Collections.Concurrent;
using Success.Domain;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Grains.Tenancy;

/// <summary>
/// Tells tenants that their API clients deliver. Whoever records calls this with every batch; it remembers in this process what it has told, so that
/// a batch costs a look-up for each metric, and a feed some messages an hour however much it delivers.
/// </summary>
public sealed class FeedDeliveries(IGrainFactory grains, TimeProvider time)
{
    /// <summary>After how long a feed is told of again: the tenant then misses the begin of a delivery by no more than this.</summary>
    public static readonly TimeSpan Pause = Feed.Round / 4;

    /// <summary>Feeds that are remembered: those of fifty large tenants. Beyond that everything is forgotten, and told once more.</summary>
    public const int MaxRemembered = 100_000;

    readonly ConcurrentDictionary<(RouteTag Tenant, FeedKey Feed), DateTimeOffset> _told = new();

    /// <summary>An API client has delivered something new.</summary>
    /// <param name="tenant">Its tenant, whose scope the caller has entered.</param>
    /// <param name="client">Who.</param>
    /// <param name="metrics">What.</param>
    public void Heard(RouteTag tenant, Id<ApiClient> client, IEnumerable<MetricKey> metrics)
    {
        var now = time.GetUtcNow();
        if (_told.Count > MaxRemembered)
        {
            _told.Clear();
        }

        var news = metrics.Where(metric => IsNews((tenant, new(client, metric)), now)).ToList();
        foreach (var some in news.Chunk(TenantCommand.NoteDeliveries.MaxMetrics))
        {
            // Nobody waits for it: what is lost is told again with a later batch.
            _ = grains.GetGrain<ITenantGrain>(tenant.ToString()).NoteDeliveries(new(client, [.. some]));
        }
    }

    bool IsNews((RouteTag, FeedKey) feed, DateTimeOffset now)
    {
        if (_told.TryGetValue(feed, out var told) && now - told < Pause)
        {
            return false;
        }

        _told[feed] = now;
        return true;
    }
}
