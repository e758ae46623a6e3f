using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Success.Journal;

namespace Success.Bench.Journal;

/// <summary>Appenders that each write one entry after the other to a partition of their own, as accounts do.</summary>
sealed class JournalLoad(IJournal journal, int dataBytes)
{
    static readonly Head Head = new(new byte[100]);

    readonly Entry[] _entries = [new("Noted", 1, System.Text.Encoding.UTF8.GetBytes($"\"{new string('x', dataBytes - 2)}\""))];

    // Kept from round to round, as an account keeps the version that it is at; loading is measured by itself.
    readonly ConcurrentDictionary<PartitionKey, JournalVersion> _versions = new();
    long _lastId;

    /// <summary>Appends for so long.</summary>
    /// <returns>Appends per second, and how long each took.</returns>
    public async Task<(double PerSecond, List<double> Milliseconds)> RunAsync(int appenders, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, appenders).Select(i => Task.Run(() => AppendAsync(i, watch, time))));
        var elapsed = watch.Elapsed;
        var milliseconds = all.SelectMany(each => each).ToList();
        return (milliseconds.Count / elapsed.TotalSeconds, milliseconds);
    }

    /// <summary>A partition with so many entries.</summary>
    public async Task FillAsync(PartitionKey key, int entries)
    {
        var version = (await journal.LoadAsync(key, CancellationToken.None)).Version;
        while (version.Number < entries)
        {
            version = await journal.AppendAsync(key, version, new(NextId(), _entries, Head), CancellationToken.None);
        }
    }

    async Task<List<double>> AppendAsync(int appender, Stopwatch watch, TimeSpan time)
    {
        var key = PartitionKey.Create($"bench|{appender:d4}");
        var version = _versions.GetValueOrDefault(key);
        var milliseconds = new List<double>();
        while (watch.Elapsed < time)
        {
            var started = watch.Elapsed;
            version = await journal.AppendAsync(key, version, new(NextId(), _entries, Head), CancellationToken.None);
            milliseconds.Add((watch.Elapsed - started).TotalMilliseconds);
        }

        _versions[key] = version;
        return milliseconds;
    }

    AppendId NextId()
    {
        Span<long> id = [Interlocked.Increment(ref _lastId), 1];
        return new(MemoryMarshal.Read<Guid>(MemoryMarshal.AsBytes(id)));
    }
}
