using System.Globalization;
using System.Text.Json;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Outbox;

/// <inheritdoc cref="IOutboxGrain"/>
/// <remarks>
/// Items and cursors are rows of one partition: they change often and need no history. An item and the cursor that passes it are written
/// in one step, so that nothing is taken twice, not even when the item was delivered and removed meanwhile.
/// </remarks>
sealed partial class OutboxGrain : Grain, IOutboxGrain
{
    const string ItemPrefix = "item|";
    const string CursorPrefix = "cursor|";

    // One place is for the cursor.
    const int ItemsPerStep = JournalLimits.MaxChanges - 1;

    readonly IJournal _journal;
    readonly OutboxSignals _signals;
    readonly PartitionKey _partition;
    readonly Dictionary<string, long> _cursors = new(StringComparer.Ordinal);

    public OutboxGrain(IJournal journal, OutboxSignals signals)
    {
        (_journal, _signals) = (journal, signals);
        _partition = PartitionKey.Create($"{this.GetPrimaryKeyString()}{AccountKey.Separator}outbox");
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (from, end) = (RowKey.Create(CursorPrefix), RowKey.Create($"{CursorPrefix}|"));
        for (var isMore = true; isMore;)
        {
            var rows = await _journal.ScanRowsAsync(_partition, new(from, end), cancellationToken);
            foreach (var row in rows)
            {
                _cursors[row.Key.Value[CursorPrefix.Length..]] = JsonSerializer.Deserialize<long>(row.Data.Span, DomainJson.Options);
                from = RowKey.Create(row.Key.Value + "-");
            }

            isMore = rows.Count == JournalLimits.MaxReadCount;
        }
    }

    public async Task Accept(OutboxNews news)
    {
        var known = _cursors.GetValueOrDefault(news.Source);
        foreach (var step in news.Items.Where(item => item.Number > known).OrderBy(item => item.Number).Chunk(ItemsPerStep))
        {
            await KeepAsync(news.Source, step);
            _signals.Tell(RouteTag.Create(this.GetPrimaryKeyString()).Value);
        }
    }

    public Task<OutboxPage> Waiting(int limit) => ScanAsync(ItemPrefix, $"{ItemPrefix}|", limit);

    public Task<OutboxPage> WaitingOf(string source, long after, int limit) =>
        ScanAsync(KeyOf(source, after + 1).Value, $"{ItemPrefix}{source}||", limit);

    public Task<OutboxPage> WaitingOfAccounts(OutboxItem? after, int limit) => ScanAsync(
        after is null ? $"{ItemPrefix}{Account.Prefix}_" : KeyOf(after.Source, after.Number + 1).Value, $"{ItemPrefix}{Account.Prefix}_|", limit);

    public async Task Delivered(OutboxItem item) =>
        await _journal.ChangeRowsAsync(_partition, [RowChange.Delete(KeyOf(item))], CancellationToken.None);

    async Task<OutboxPage> ScanAsync(string from, string end, int limit)
    {
        var rows = await _journal.ScanRowsAsync(_partition, new(RowKey.Create(from), RowKey.Create(end), Limit: limit), CancellationToken.None);
        return new([.. rows.Select(row => JsonSerializer.Deserialize<OutboxItem>(row.Data.Span, DomainJson.Options)!)]);
    }

    async Task KeepAsync(string source, OutboxItem[] items)
    {
        var cursor = items[^1].Number;
        await _journal.ChangeRowsAsync(
            _partition,
            [
                .. items.Select(item => RowChange.Put(KeyOf(item), JsonSerializer.SerializeToUtf8Bytes(item, DomainJson.Options))),
                RowChange.Put(RowKey.Create(CursorPrefix + source), JsonSerializer.SerializeToUtf8Bytes(cursor, DomainJson.Options)),
            ],
            CancellationToken.None);
        _cursors[source] = cursor;
    }

    static RowKey KeyOf(OutboxItem item) => KeyOf(item.Source, item.Number);

    static RowKey KeyOf(string source, long number) =>
        RowKey.Create($"{ItemPrefix}{source}|{number.ToString("x16", CultureInfo.InvariantCulture)}");
}
