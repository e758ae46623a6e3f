using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Audit;
using Success.Grains.Changes;
using Success.Grains.Journals;
using Success.Journal;

namespace Success.Grains.Accounts;

// Who did what in the account. What the other side does for itself is not in it, as it is not in the log of changes.
sealed partial class AccountGrain
{
    public async Task<AuditReading> Audit(AuditQuery query)
    {
        var reader = await ReaderAsync(query.Audience);
        if (!reader.IsSuccess)
        {
            return AuditReading.Refused(reader.Error);
        }

        var (current, path, state) = reader.Value;
        if (!Policy.Allows(current, PolicyAction.ReadAuditLog, path))
        {
            return AuditReading.Refused(Policy.Refuse(current, PolicyAction.ReadAuditLog));
        }

        var others = current.Side == Side.Provider ? ChangeAudience.Customer : ChangeAudience.Provider;
        AuditEntry? Describe(RecordedEntry entry, AccountEvent happened)
        {
            Happened<AccountEvent>[] news = [new(entry.Number, happened)];
            return Changed.Of(news, Hearing.Of(news, state), _key.Account).Changes is [var change] && change.Audience != others
                ? new(entry.Number, change.Kind, change.Subject, happened.At, happened.By, entry.Hash.ToString())
                : null;
        }

        return await AuditTrail.ReadAsync(_journal, _account.Partition, AccountFormat.Instance, _account.Version.Number, query, Describe);
    }
}
