using System.Globalization;
using System.Text;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>
/// The partitions of a tenant and of an account as this release and earlier ones wrote them stand in tests/data/grain-journal.txt: a line
/// for each head (partition, "head", next wake, summary), entry (partition, "entry", type, format, data) and row (partition, "row", key,
/// data), and one for an open session's cookie. They replay for ever: a later release adds a file of its own, and changes none.
/// </summary>
public sealed class KeptJournalTests
{
    static readonly DateTimeOffset End = new Testing.FakeTimeProvider().GetUtcNow().AddDays(7 * 16);

    static readonly PartitionKey[] Partitions = [TenantFormat.PartitionOf(Office.Tag), AccountFormat.PartitionOf(new(Office.Tag, Office.AccountId(1)))];

    public KeptJournalTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Life_LivedNow_IsSeenAsItMustBeAndAlsoFromItsOwnDump()
    {
        var journal = new VolatileJournal();
        await using var office = await Office.OpenAsync(journal);
        var cookie = await SomeLife.LiveAsync(office);
        await office.SettleAsync();
        var dump = await DumpAsync(journal, cookie);

        await SomeLife.AssertSeenAsync(office, cookie);
        await AssertReplaysAsync(dump);
    }

    [Fact]
    public Task Life_KeptByAnEarlierRelease_IsSeenAsItMustBe() =>
        AssertReplaysAsync([.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "data", "grain-journal.txt"))]);

    static async Task AssertReplaysAsync(IReadOnlyList<string> dump)
    {
        var journal = new VolatileJournal();
        var cookie = await FillAsync(journal, dump);
        await using var office = new Office(journal);
        office.Time.Jump(End - office.Time.GetUtcNow());
        await office.StartAsync();
        await office.SettleAsync();

        await SomeLife.AssertSeenAsync(office, cookie);
    }

    static async Task<List<string>> DumpAsync(VolatileJournal journal, Ticket<Session> cookie)
    {
        var lines = new List<string> { $"cookie {cookie.Reveal()}" };
        foreach (var partition in Partitions)
        {
            var head = (await journal.LoadAsync(partition, CancellationToken.None)).Head!.Head;
            lines.Add($"{partition} head {head.NextWake?.ToString("O", CultureInfo.InvariantCulture) ?? "never"} {Convert.ToBase64String(head.Summary.Span)}");
            var entries = await journal.ReadEntriesAsync(partition, 0, JournalLimits.MaxReadCount, CancellationToken.None);
            lines.AddRange(entries.Select(entry => FormattableString.Invariant($"{partition} entry {entry.Type} {entry.Format} {Text(entry.Data)}")));
            var rows = await journal.ScanRowsAsync(partition, new(null, null), CancellationToken.None);
            lines.AddRange(rows.Select(row => $"{partition} row {row.Key} {Text(row.Data)}"));
        }

        return lines;
    }

    static async Task<Ticket<Session>> FillAsync(VolatileJournal journal, IReadOnlyList<string> dump)
    {
        var id = 0;
        foreach (var partition in Partitions)
        {
            var version = JournalVersion.None;
            var lines = dump.Where(line => line.StartsWith($"{partition} ", StringComparison.Ordinal)).Select(line => line[(partition.Value.Length + 1)..]).ToList();
            var head = HeadOf(lines[0].Split(' '));
            foreach (var parts in lines.Where(line => line.StartsWith("entry ", StringComparison.Ordinal)).Select(line => line.Split(' ', 4)))
            {
                var entry = new Entry(parts[1], int.Parse(parts[2], CultureInfo.InvariantCulture), Encoding.UTF8.GetBytes(parts[3]));
                version = await journal.AppendAsync(partition, version, new(new(Office.Value(++id)), [entry], head), CancellationToken.None);
            }

            foreach (var parts in lines.Where(line => line.StartsWith("row ", StringComparison.Ordinal)).Select(line => line.Split(' ', 3)))
            {
                await journal.ChangeRowsAsync(partition, [RowChange.Put(RowKey.Create(parts[1]), Encoding.UTF8.GetBytes(parts[2]))], CancellationToken.None);
            }
        }

        return Ticket<Session>.Parse(dump[0].Split(' ')[1]).Value;
    }

    static Head HeadOf(string[] parts) => new(
        Convert.FromBase64String(parts[2]), parts[1] == "never" ? null : DateTimeOffset.Parse(parts[1], CultureInfo.InvariantCulture));

    static string Text(ReadOnlyMemory<byte> data) => Encoding.UTF8.GetString(data.Span);
}
