using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Grains.Audit;
using Success.Grains.Changes;
using Success.Journal;

namespace Success.Grains.Tenancy;

// Who did what in the workspace: sign-ins, roles, keys, settings, metrics.
sealed partial class TenantGrain
{
    static readonly DomainError NoSuchWorkspace = new(DomainErrorCode.NotFound, "There is no such workspace.");

    public async Task<AuditReading> Audit(AuditQuery query)
    {
        DropUnlessItExists();
        if (_view is not { } view)
        {
            return AuditReading.Refused(NoSuchWorkspace);
        }

        var reader = view.Current(query.Audience, _time.GetUtcNow());
        return !reader.IsSuccess ? AuditReading.Refused(reader.Error)
            : Policy.GrantOf(reader.Value, PolicyAction.ReadAuditLog) != Grant.Everywhere ? AuditReading.Refused(Policy.Refuse(reader.Value, PolicyAction.ReadAuditLog))
            : await AuditTrail.ReadAsync(_journal, _tenant.Partition, TenantFormat.Instance, view.Version, query, (entry, happened) => Describe(entry, happened, view.Tenant));
    }

    // That somebody may repeat a command under its key is no deed, and neither is what the service notes of deliveries.
    static AuditEntry? Describe(RecordedEntry entry, TenantEvent happened, Tenant tenant) => happened is TenantCommandRemembered or FeedChanged { Happened: not FeedGapStated }
        ? null
        : new(entry.Number, Deeds.Of(happened), SubjectOf(happened, tenant), happened.At, happened.By, entry.Hash.ToString()) { Fields = Deeds.FieldsOf(happened) };

    // A session is gone when it has ended; whose it was is what there is to tell.
    static string SubjectOf(TenantEvent happened, Tenant tenant) => happened switch
    {
        SessionBegun begun => begun.Member.ToString(),
        SessionEnded ended => ended.Member.ToString(),
        SignedOutEverywhere everywhere => everywhere.Member.ToString(),
        ClientUsed used => used.Client.ToString(),
        _ => Changed.SubjectOf(happened, tenant),
    };
}
