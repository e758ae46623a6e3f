using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>Another writer of the same store.</summary>
static class Intruder
{
    static int _appends;

    /// <summary>Appends an entry to a partition, whatever version it is at, and leaves the head as it is.</summary>
    public static async Task WriteAsync(IJournal journal, PartitionKey partition, Entry entry)
    {
        var loaded = await journal.LoadAsync(partition, CancellationToken.None);
        var id = new AppendId(Office.Value(1_000_000 + Interlocked.Increment(ref _appends)));
        await journal.AppendAsync(partition, loaded.Version, new(id, [entry], loaded.Head?.Head ?? new(default)), CancellationToken.None);
    }
}
