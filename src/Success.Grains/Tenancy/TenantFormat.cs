using Success.Domain.Tenancy;
using Success.Grains.Journals;
using Success.Journal;

namespace Success.Grains.Tenancy;

/// <summary>A tenant in its partition.</summary>
sealed class TenantFormat : PartitionFormat<Tenant, TenantEvent>
{
    public static TenantFormat Instance { get; } = new();

    public override int SnapshotFormat => 1;

    public override Tenant Initial => Tenant.None;

    public static PartitionKey PartitionOf(RouteTag tenant) => PartitionKey.Create($"{tenant}{AccountKey.Separator}{Tenant.Prefix}");

    public override Tenant Apply(Tenant? state, TenantEvent happened) => Tenant.Apply(state!, happened);

    public override Entry Encode(TenantEvent happened) =>
        new(TenantEventCodec.NameOf(happened), TenantEventCodec.Format, TenantEventCodec.Write(happened));

    public override TenantEvent Decode(RecordedEntry entry) => TenantEventCodec.Read(entry.Type, entry.Format, entry.Data.Span);
}
