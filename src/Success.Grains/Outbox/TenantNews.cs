using Success.Domain.Tenancy;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Outbox;

/// <summary>Reads what a tenant's items in the outbox are about.</summary>
public sealed class TenantNews(IJournal journal)
{
    /// <summary>What happened.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="item">An item of its own journal.</param>
    public async Task<TenantEvent> ReadAsync(RouteTag tenant, OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var entries = await journal.ReadEntriesAsync(TenantFormat.PartitionOf(tenant), item.Number - 1, 1, CancellationToken.None);
        return TenantFormat.Instance.Decode(entries[0]);
    }
}
