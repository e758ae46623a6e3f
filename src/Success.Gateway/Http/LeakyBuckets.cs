using System.Collections.Concurrent;

namespace Success.Gateway.Http;

/// <summary>
/// A leaky bucket for everybody who is named: what is put in runs out at an even rate, and what would make the bucket overflow is refused and
/// leaves it as it was. A bucket that has run out is as good as a new one and is forgotten.
/// </summary>
/// <param name="capacity">How much a bucket holds.</param>
/// <param name="perSecond">How much runs out of it every second.</param>
/// <param name="clock">The clock.</param>
sealed class LeakyBuckets(double capacity, double perSecond, TimeProvider clock)
{
    /// <summary>
    /// Most buckets that are told apart, some 15 MB of them. Whoever comes beyond that shares one bucket with all others who do, until some
    /// of the others' have run out.
    /// </summary>
    public const int MaxBuckets = 100_000;

    // Looking through all buckets takes some milliseconds, so nobody must be able to have it done by a request or two.
    const int SweepEvery = 10_000;
    const string Others = "";

    readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    int _count;
    int _untilSweep = SweepEvery;

    /// <summary>How many buckets are told apart.</summary>
    public int Count => _buckets.Count;

    /// <summary>Puts something into a bucket, if it fits.</summary>
    /// <param name="name">Whose bucket.</param>
    /// <param name="amount">How much; not negative.</param>
    /// <returns>Whether it fitted, and how much more fits now.</returns>
    public (bool IsGranted, double Left) Put(string name, double amount)
    {
        if (Interlocked.Decrement(ref _untilSweep) == 0)
        {
            Sweep();
            Interlocked.Exchange(ref _untilSweep, SweepEvery);
        }

        while (true)
        {
            var now = clock.GetTimestamp();
            var key = PlaceOf(name, now);
            if (!_buckets.TryGetValue(key, out var bucket))
            {
                continue;
            }

            var level = LevelOf(bucket, now);
            var isGranted = level + amount <= capacity;
            var after = new Bucket(isGranted ? level + amount : level, Math.Max(now, bucket.At));

            // Somebody else of this name was faster: what is left is another number now.
            if (_buckets.TryUpdate(key, after, bucket))
            {
                return (isGranted, capacity - after.Level);
            }
        }
    }

    /// <summary>Takes out again what was put in.</summary>
    public void TakeBack(string name, double amount)
    {
        var key = _buckets.ContainsKey(name) ? name : Others;
        while (_buckets.TryGetValue(key, out var bucket) && !_buckets.TryUpdate(key, bucket with { Level = Math.Max(0, bucket.Level - amount) }, bucket))
        {
            // Somebody else of this name was faster.
        }
    }

    /// <summary>The name under which somebody's bucket is, made if need be: the own one, or the one for all who find no place.</summary>
    string PlaceOf(string name, long now)
    {
        if (_buckets.ContainsKey(name))
        {
            return name;
        }

        var place = Volatile.Read(ref _count) < MaxBuckets ? name : Others;
        if (_buckets.TryAdd(place, new(0, now)))
        {
            Interlocked.Increment(ref _count);
        }

        return place;
    }

    double LevelOf(Bucket bucket, long now) =>
        Math.Max(0, bucket.Level - (Math.Max(0, clock.GetElapsedTime(bucket.At, now).TotalSeconds) * perSecond));

    void Sweep()
    {
        var now = clock.GetTimestamp();
        foreach (var entry in _buckets.Where(entry => LevelOf(entry.Value, now) <= 0))
        {
            if (_buckets.TryRemove(entry))
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }

    readonly record struct Bucket(double Level, long At);
}
