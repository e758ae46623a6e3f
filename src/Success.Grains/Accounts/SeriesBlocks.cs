using System.Collections.Immutable;
using System.Diagnostics;
using Success.Domain.Metrics;
using Success.Journal;

namespace Success.Grains.Accounts;

/// <summary>The blocks of an account's series in the rows of its partition.</summary>
static class SeriesBlocks
{
    /// <summary>The rows that a decision writes.</summary>
    /// <param name="rows">The measurements.</param>
    /// <param name="sequence">Number of the last entry of the same append.</param>
    public static IEnumerable<RowChange> ChangesOf(IReadOnlyList<SeriesRows> rows, long sequence) => rows.Select(row => RowChange.Put(
        RowKey.Create(MeasurementBlock.KeyOf(row.Series, row.Measurements, sequence)), MeasurementBlock.Encode(row.Measurements)));

    /// <summary>The stored measurements that a decision asked for.</summary>
    public static async Task<StoredSeries> ReadAsync(IJournal journal, PartitionKey partition, SeriesNeed need) =>
        MeasurementBlock.Read(need.From, await BlocksAsync(journal, partition, need, int.MaxValue) ?? throw new UnreachableException());

    /// <summary>
    /// The stored measurements up to an instant with who recorded them; null when there are more than <paramref name="most"/>, or when more than so
    /// many blocks are to be looked into for them: what a block ends with says nothing of where it begins.
    /// </summary>
    public static async Task<ImmutableArray<StoredMeasurement>?> HistoryAsync(IJournal journal, PartitionKey partition, SeriesNeed need, DateTimeOffset to, int most)
    {
        if (await BlocksAsync(journal, partition, need, most) is not { } blocks)
        {
            return null;
        }

        var found = MeasurementBlock.Merge(need.From, blocks).RemoveAll(stored => stored.Measurement.End > to);
        return found.Length <= most ? found : null;
    }

    // A block holds at least one measurement or mark, so more blocks than that are too many without looking into them.
    static async Task<List<KeyValuePair<string, ReadOnlyMemory<byte>>>?> BlocksAsync(IJournal journal, PartitionKey partition, SeriesNeed need, int most)
    {
        var series = new SeriesKey(need.Metric, need.Version, Supplier: null);
        var blocks = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        RowKey? from = RowKey.Create(MeasurementBlock.From(series, need.From));
        while (from is not null)
        {
            var rows = await journal.ScanRowsAsync(
                partition, new(from, RowKey.Create(MeasurementBlock.To(series))), CancellationToken.None);
            blocks.AddRange(rows.Select(row => KeyValuePair.Create(row.Key.Value, row.Data)));
            if (blocks.Count > most)
            {
                return null;
            }

            // '-' is the first character of the keys' alphabet, so nothing lies between.
            from = rows.Count == JournalLimits.MaxReadCount ? RowKey.Create(rows[^1].Key.Value + "-") : null;
        }

        return blocks;
    }
}
