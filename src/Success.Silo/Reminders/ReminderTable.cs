using System.Text.Json;
using Success.Journal;

namespace Success.Silo;

/// <summary>The stored reminders: one row each.</summary>
sealed class ReminderTable(IJournal journal)
{
    const int Format = 1;

    public Task PutAsync(Reminder reminder, CancellationToken cancellationToken) => ChangeAsync(
        RowChange.Put(KeyOf(reminder), JsonSerializer.SerializeToUtf8Bytes(new Stored(
            Format,
            reminder.Grain.Type.ToString(),
            reminder.Grain.Key.ToString(),
            reminder.ReminderName,
            reminder.First.UtcDateTime,
            reminder.Period,
            reminder.Next.UtcDateTime))),
        cancellationToken);

    public Task DeleteAsync(Reminder reminder, CancellationToken cancellationToken) =>
        ChangeAsync(RowChange.Delete(KeyOf(reminder)), cancellationToken);

    public async Task<List<Reminder>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var reminders = new List<Reminder>();
        RowKey? from = null;
        while (true)
        {
            var rows = await journal.ScanRowsAsync(JournalKeys.Reminders, new(from), cancellationToken);
            reminders.AddRange(rows.Select(row => Read(row.Data)));
            if (rows.Count < JournalLimits.MaxReadCount)
            {
                return reminders;
            }

            // '-' is the smallest character of a key: this is the first key after the last one read.
            from = RowKey.Create(rows[^1].Key.Value + "-");
        }
    }

    static RowKey KeyOf(Reminder reminder) => JournalKeys.Reminder(reminder.Grain, reminder.ReminderName);

    static Reminder Read(ReadOnlyMemory<byte> data)
    {
        var stored = JsonSerializer.Deserialize<Stored>(data.Span)!;
        return new(GrainId.Create(stored.Type, stored.Key), stored.Name, new(stored.First), stored.Period, new(stored.Next));
    }

    Task ChangeAsync(RowChange change, CancellationToken cancellationToken) =>
        journal.ChangeRowsAsync(JournalKeys.Reminders, [change], cancellationToken).AsTask();

    sealed record Stored(int Format, string Type, string Key, string Name, DateTime First, TimeSpan Period, DateTime Next);
}
