using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Success.Domain;
using Success.Domain.Notifications;
using Success.Domain.Tenancy;
using Success.Journal;

namespace Success.Grains.Outbox;

// What members are told of by mail, in rows beside the items that it comes from: an item goes in the step in which its notifications come.
sealed partial class OutboxGrain
{
    const string NotificationPrefix = "notify|";
    const string LedgerPrefix = "ledger|";

    public async Task Distribute(OutboxItem item, ImmutableArray<Notification> notifications)
    {
        if ((await _journal.ScanRowsAsync(_partition, OneRow(KeyOf(item)), CancellationToken.None)).Count == 0)
        {
            // Done before: some of it may have been told since, and must not be told again.
            return;
        }

        await _journal.ChangeRowsAsync(
            _partition, [RowChange.Delete(KeyOf(item)), .. notifications.Select(one => RowChange.Put(KeyOf(one), Json(one)))], CancellationToken.None);
    }

    public async Task<NotificationPage> Notifications(Notification? after, int limit)
    {
        var from = after is null ? RowKey.Create(NotificationPrefix) : RowKey.Create(KeyOf(after).Value + "-");
        var rows = await _journal.ScanRowsAsync(_partition, new(from, RowKey.Create($"{NotificationPrefix}|"), Limit: limit), CancellationToken.None);
        return new([.. rows.Select(row => JsonSerializer.Deserialize<Notification>(row.Data.Span, DomainJson.Options)!)]);
    }

    public async Task<MailLedger> Ledger(Id<Member> member)
    {
        var rows = await _journal.ScanRowsAsync(_partition, OneRow(LedgerOf(member)), CancellationToken.None);
        return rows.Count == 0 ? MailLedger.Empty : JsonSerializer.Deserialize<MailLedger>(rows[0].Data.Span, DomainJson.Options)!;
    }

    public async Task BeginMail(Id<Member> member, MailLedger ledger) =>
        await _journal.ChangeRowsAsync(_partition, [RowChange.Put(LedgerOf(member), Json(ledger))], CancellationToken.None);

    public async Task EndMail(Id<Member> member, MailLedger ledger, ImmutableArray<NotificationKey> done) => await _journal.ChangeRowsAsync(
        _partition,
        [RowChange.Put(LedgerOf(member), Json(ledger)), .. done.Select(one => RowChange.Delete(KeyOf(member, one)))],
        CancellationToken.None);

    static RowScan OneRow(RowKey key) => new(key, RowKey.Create(key.Value + "-"));

    static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, DomainJson.Options);

    static RowKey LedgerOf(Id<Member> member) => RowKey.Create($"{LedgerPrefix}{member}");

    static RowKey KeyOf(Notification one) => KeyOf(one.Member, one.Key);

    static RowKey KeyOf(Id<Member> member, NotificationKey key) =>
        RowKey.Create($"{NotificationPrefix}{member}|{key.Account}|{key.Number.ToString("x16", CultureInfo.InvariantCulture)}");
}
