using Success.Grains.Journals;
using Success.Journal;

namespace Success.Grains.Audit;

/// <summary>Reads a journal backwards, as who looks into what happened does. The journal is the audit trail: there is no other.</summary>
static class AuditTrail
{
    /// <summary>Most entries that are looked at for one page. Where a reader may see few of them, a page is shorter, and goes on from its end.</summary>
    public const int MaxLookedAt = 4 * JournalLimits.MaxReadCount;

    /// <summary>A page.</summary>
    /// <param name="journal">The store.</param>
    /// <param name="partition">Whose journal.</param>
    /// <param name="format">How its entries are read.</param>
    /// <param name="last">Number of its last entry.</param>
    /// <param name="query">Which page.</param>
    /// <param name="describe">What the reader may see of an entry; null for nothing.</param>
    public static async Task<AuditReading> ReadAsync<TState, TEvent>(
        IJournal journal,
        PartitionKey partition,
        PartitionFormat<TState, TEvent> format,
        long last,
        AuditQuery query,
        Func<RecordedEntry, TEvent, AuditEntry?> describe)
        where TState : class
    {
        var end = Math.Min(query.Before ?? long.MaxValue, last + 1);
        var found = new List<AuditEntry>();
        for (var stop = Math.Max(1, end - MaxLookedAt); end > stop && found.Count < query.First;)
        {
            var from = Math.Max(stop, end - query.First);
            var entries = await journal.ReadEntriesAsync(partition, from - 1, (int)(end - from), CancellationToken.None);
            for (var index = entries.Count - 1; index >= 0 && found.Count < query.First; index--)
            {
                end = entries[index].Number;
                if (describe(entries[index], format.Decode(entries[index])) is { } entry)
                {
                    found.Add(entry);
                }
            }
        }

        return new([.. found], end, null);
    }
}
