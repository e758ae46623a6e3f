using Success.Domain.Tenancy;
using Success.Grains.Audit;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>Reading a journal backwards where a reader may see little of it.</summary>
public sealed class AuditTrailTests
{
    [Theory]
    [InlineData(AuditTrail.MaxLookedAt, 1, false)]
    [InlineData(AuditTrail.MaxLookedAt + 1, 0, true)]
    public async Task Page_LooksAtSoManyEntriesAndNoMore(int entries, int found, bool isMore)
    {
        await using var journal = new VolatileJournal();
        var version = JournalVersion.None;
        for (var left = entries; left > 0; left -= JournalLimits.MaxChanges)
        {
            Entry[] some = [.. Enumerable.Repeat(TenantFormat.Instance.Encode(new TenantResumed()), Math.Min(left, JournalLimits.MaxChanges))];
            version = await journal.AppendAsync(Partition, version, new(new(Office.Value(left)), some, new(default)), CancellationToken.None);
        }

        var page = await ReadAsync(journal, entries, before: null);
        var rest = await ReadAsync(journal, entries, page.End);

        Assert.Equal((found, isMore), (page.Entries.Length, page.End > 1));
        Assert.Equal(1, page.Entries.Length + rest.Entries.Length);
        Assert.Equal(1, rest.End);
    }

    static PartitionKey Partition { get; } = TenantFormat.PartitionOf(Office.Tag);

    // Of all entries the first is the only one to see.
    static Task<AuditReading> ReadAsync(IJournal journal, long last, long? before) => AuditTrail.ReadAsync(
        journal,
        Partition,
        TenantFormat.Instance,
        last,
        new(null!, before, 50),
        (entry, happened) => entry.Number == 1 ? new(1, entry.Type, "", happened.At, happened.By, entry.Hash.ToString()) : null);
}
