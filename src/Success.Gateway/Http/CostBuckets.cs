using System.Collections.Concurrent;
using Success.GraphQL;

namespace Success.Gateway.Http;

/// <summary>
/// A leaky bucket for each client of the API: what its operations cost goes in, and runs out at an even rate. An operation that would make it
/// overflow is refused and leaves it as it was.
/// </summary>
sealed class CostBuckets(GatewayOptions options, TimeProvider clock)
{
    // An empty bucket is as good as a new one, so those of clients that are gone need not be kept for long.
    const int SweepEvery = 10_000;

    readonly CostBudget _budget = options.Costs;
    readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    int _untilSweep = SweepEvery;

    /// <summary>How many clients are remembered.</summary>
    public int Count => _buckets.Count;

    /// <summary>What a client may spend, in all of its requests together.</summary>
    public ICostAllowance Of(string client) => new Allowance(this, client);

    CostStanding Spend(string client, long cost)
    {
        if (Interlocked.Decrement(ref _untilSweep) == 0)
        {
            Sweep();
            Interlocked.Exchange(ref _untilSweep, SweepEvery);
        }

        var now = clock.GetTimestamp();
        while (true)
        {
            var bucket = _buckets.GetOrAdd(client, static (_, at) => new Bucket(0, at), now);
            var level = LevelOf(bucket, now);
            var isGranted = level + cost <= _budget.Capacity;
            var after = new Bucket(isGranted ? level + cost : level, Math.Max(now, bucket.At));

            // Somebody else of this client was faster: what is left is another number now.
            if (_buckets.TryUpdate(client, after, bucket))
            {
                return new CostStanding(isGranted, (long)(_budget.Capacity - after.Level), _budget.Capacity, _budget.RefillPerSecond);
            }
        }
    }

    double LevelOf(Bucket bucket, long now) =>
        Math.Max(0, bucket.Level - (Math.Max(0, clock.GetElapsedTime(bucket.At, now).TotalSeconds) * _budget.RefillPerSecond));

    void Sweep()
    {
        var now = clock.GetTimestamp();
        foreach (var entry in _buckets.Where(entry => LevelOf(entry.Value, now) <= 0))
        {
            _buckets.TryRemove(entry);
        }
    }

    readonly record struct Bucket(double Level, long At);

    sealed class Allowance(CostBuckets buckets, string client) : ICostAllowance
    {
        public CostStanding Spend(long cost) => buckets.Spend(client, cost);
    }
}
