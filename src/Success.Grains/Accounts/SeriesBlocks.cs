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
    public static async Task<StoredSeries> ReadAsync(IJournal journal, PartitionKey partition, SeriesNeed need)
    {
        var series = new SeriesKey(need.Metric, need.Version, Supplier: null);
        var blocks = new List<KeyValuePair<string, ReadOnlyMemory<byte>>>();
        RowKey? from = RowKey.Create(MeasurementBlock.From(series, need.From));
        while (from is not null)
        {
            var rows = await journal.ScanRowsAsync(
                partition, new(from, RowKey.Create(MeasurementBlock.To(series))), CancellationToken.None);
            blocks.AddRange(rows.Select(row => KeyValuePair.Create(row.Key.Value, row.Data)));

            // '-' is the first character of the keys' alphabet, so nothing lies between.
            from = rows.Count == JournalLimits.MaxReadCount ? RowKey.Create(rows[^1].Key.Value + "-") : null;
        }

        return MeasurementBlock.Read(need.From, blocks);
    }
}
