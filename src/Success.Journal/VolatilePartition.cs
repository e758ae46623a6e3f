namespace Success.Journal;

/// <summary>One partition of a <see cref="VolatileJournal"/>. Its owner lets in one caller at a time.</summary>
sealed class VolatilePartition(PartitionKey key)
{
    readonly List<RecordedEntry> _entries = [];
    readonly SortedDictionary<RowKey, byte[]> _rows = [];
    Head? _head;
    long _published;
    Snapshot? _snapshot;

    public JournalVersion Version => _entries.Count == 0 ? JournalVersion.None : _entries[^1].Version;

    public PartitionHead? Head => _head is null ? null : new(key, Version, _published, new(_head.Summary.ToArray(), _head.NextWake));

    public LoadedPartition Load()
    {
        var after = _snapshot?.Version ?? JournalVersion.None;
        var entries = CopyEntries(after.Number, int.MaxValue);
        EntryChain.Check(key, after, entries);
        return new(Head, _snapshot is null ? null : _snapshot with { Data = _snapshot.Data.ToArray() }, entries);
    }

    public IReadOnlyList<RecordedEntry> Read(long after, int limit)
    {
        var entries = CopyEntries(after, limit);
        EntryChain.Check(key, VersionAt(Math.Min(after, _entries.Count)), entries);
        return entries;
    }

    public JournalVersion Append(JournalVersion expected, Append append)
    {
        if (expected != Version)
        {
            return FindRepeated(expected, append.Id) ?? throw new JournalConflictException(key, expected, Version);
        }

        var copied = append with { Entries = [.. append.Entries.Select(entry => entry with { Data = entry.Data.ToArray() })] };
        _entries.AddRange(EntryChain.Link(key, expected, copied));
        _head = new(append.Head.Summary.ToArray(), RoundUp(append.Head.NextWake));
        Change(append.Rows ?? []);
        return Version;
    }

    public void MarkPublished(long number)
    {
        JournalRequests.CheckPublished(key, number, Version.Number);
        _published = Math.Max(_published, number);
    }

    public void Save(Snapshot snapshot)
    {
        if (snapshot.Version.Number > _entries.Count || VersionAt(snapshot.Version.Number) != snapshot.Version)
        {
            throw new JournalConflictException(key, snapshot.Version, Version);
        }

        if (_snapshot is null || _snapshot.Version.Number <= snapshot.Version.Number)
        {
            _snapshot = snapshot with { Data = snapshot.Data.ToArray() };
        }
    }

    public void Change(IReadOnlyList<RowChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Data is { } data)
            {
                _rows[change.Key] = data.ToArray();
            }
            else
            {
                _rows.Remove(change.Key);
            }
        }
    }

    public IReadOnlyList<Row> Scan(RowScan scan)
    {
        var within = _rows.Where(row =>
            (scan.From is not { } from || row.Key.CompareTo(from) >= 0) && (scan.To is not { } to || row.Key.CompareTo(to) < 0));
        var ordered = scan.Direction == ScanDirection.Ascending ? within : within.Reverse();
        return [.. ordered.Take(scan.Limit).Select(row => new Row(row.Key, row.Value.ToArray()))];
    }

    JournalVersion VersionAt(long number) => number == 0 ? JournalVersion.None : _entries[(int)number - 1].Version;

    RecordedEntry[] CopyEntries(long after, int limit) =>
        [.. _entries.Skip((int)Math.Min(after, int.MaxValue)).Take(limit).Select(entry => entry with { Data = entry.Data.ToArray() })];

    JournalVersion? FindRepeated(JournalVersion expected, AppendId id)
    {
        var next = _entries.ElementAtOrDefault((int)Math.Min(expected.Number, int.MaxValue));
        return next is not null && next.Previous == expected.Hash && next.Append == id
            ? _entries.Skip((int)expected.Number).TakeWhile(entry => entry.Append == id).Last().Version
            : null;
    }

    static DateTimeOffset? RoundUp(DateTimeOffset? wake) =>
        JournalRequests.WakeMilliseconds(wake) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
