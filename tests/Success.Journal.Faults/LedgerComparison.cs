using System.Text.Json;

namespace Success.Journal.Faults;

/// <summary>Reads a journal from the first entry to the last and compares it with what the ledger knows.</summary>
public sealed class LedgerComparison
{
    readonly List<string> _examples = [];
    int _lost;
    int _doubled;
    int _reordered;
    int _torn;
    int _unexplained;

    /// <summary>Compares every partition that the ledger knows.</summary>
    public static async Task<Findings> CompareAsync(IJournal journal, Ledger ledger)
    {
        var comparison = new LedgerComparison();
        foreach (var partition in ledger.Partitions)
        {
            await comparison.CompareAsync(journal, partition, ledger.Of(partition));
        }

        return new(
            comparison._lost, comparison._doubled, comparison._reordered, comparison._torn, comparison._unexplained, comparison._examples);
    }

    async Task CompareAsync(IJournal journal, int partition, Ledger.PartitionRecord record)
    {
        var loaded = await journal.LoadAsync(Attempt.KeyOf(partition), default);
        var appends = await ReadAppendsAsync(journal, partition);

        if (record.Contradiction is { } contradiction)
        {
            Count(ref _doubled, partition, contradiction);
        }

        foreach (var (sequence, version) in record.Acknowledged)
        {
            if (!appends.TryGetValue(sequence, out var found) || Ledger.Text(found.Version) != version)
            {
                Count(ref _lost, partition, $"append {sequence} was acknowledged as {version}, but the journal has {(found is null ? "nothing" : Ledger.Text(found.Version))}");
            }
        }

        foreach (var sequence in appends.Keys.Where(sequence => sequence > record.HighestTried || record.Refused.Contains(sequence)))
        {
            Count(ref _unexplained, partition, $"append {sequence} is there, but it was {(sequence > record.HighestTried ? "never tried" : "refused")}");
        }

        await CheckHeadAndRowAsync(journal, partition, appends.Count == 0 ? 0 : appends.Keys.Max(), loaded);
    }

    async Task<Dictionary<int, RecordedEntry>> ReadAppendsAsync(IJournal journal, int partition)
    {
        var lastOf = new Dictionary<int, RecordedEntry>();
        var (sequence, part) = (0, 0);
        long after = 0;
        while (await journal.ReadEntriesAsync(Attempt.KeyOf(partition), after, JournalLimits.MaxReadCount, default) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                var (entrySequence, entryPart) = Read(entry);
                if (part == 0 && lastOf.ContainsKey(entrySequence))
                {
                    Count(ref _doubled, partition, $"append {entrySequence} is there again at entry {entry.Number}");
                }
                else if (part == 0 ? entrySequence != sequence + 1 || entryPart != 0 : entrySequence != sequence || entryPart != part)
                {
                    Count(ref _reordered, partition, $"entry {entry.Number} is append {entrySequence}.{entryPart} after append {sequence}.{part}");
                }

                (sequence, part) = (entrySequence, entryPart + 1);
                if (part == new Attempt(partition, sequence).EntryCount)
                {
                    lastOf[sequence] = entry;
                    part = 0;
                }
            }

            after = page[^1].Number;
        }

        if (part != 0)
        {
            Count(ref _torn, partition, $"append {sequence} ends after {part} of its entries");
        }

        return lastOf;
    }

    async Task CheckHeadAndRowAsync(IJournal journal, int partition, int last, LoadedPartition loaded)
    {
        var expected = last == 0 ? [] : new Attempt(partition, last).Mark();
        var summary = loaded.Head?.Head.Summary.ToArray() ?? [];
        var rows = await journal.ScanRowsAsync(Attempt.KeyOf(partition), new RowScan(), default);
        var row = rows.FirstOrDefault(row => row.Key == Attempt.LastRow)?.Data.ToArray() ?? [];
        if (!summary.AsSpan().SequenceEqual(expected) || !row.AsSpan().SequenceEqual(expected))
        {
            Count(ref _torn, partition, $"the last append is {last}, but head and row say '{Text(summary)}' and '{Text(row)}'");
        }
    }

    static string Text(byte[] mark) => System.Text.Encoding.ASCII.GetString(mark);

    static (int Sequence, int Part) Read(RecordedEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Data);
        return (document.RootElement.GetProperty("sequence").GetInt32(), document.RootElement.GetProperty("part").GetInt32());
    }

    void Count(ref int counter, int partition, string example)
    {
        counter++;
        if (_examples.Count < Findings.MaxExamples)
        {
            _examples.Add($"{Attempt.KeyOf(partition)}: {example}");
        }
    }
}
