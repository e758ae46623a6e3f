namespace Success.Journal.Conformance;

/// <summary>What a partition should hold, kept in the simplest way.</summary>
sealed class ModelPartition(PartitionKey key)
{
    public PartitionKey Key { get; } = key;

    /// <summary>Every version so far, from none; the entry at index n led to the version at index n + 1.</summary>
    public List<JournalVersion> Versions { get; } = [JournalVersion.None];

    public List<string> Entries { get; } = [];

    /// <summary>Appends that were acknowledged: what they expected, themselves, and what they led to.</summary>
    public List<(JournalVersion Expected, Append Append, JournalVersion Version)> Appends { get; } = [];

    public SortedDictionary<string, string> Rows { get; } = new(StringComparer.Ordinal);

    public (JournalVersion Version, string Data)? Snapshot { get; set; }

    public string Summary { get; set; } = "";

    public long Published { get; set; }

    public JournalVersion Version => Versions[^1];

    /// <summary>Takes over an append that was acknowledged.</summary>
    public void Take(Append append, JournalVersion version, IReadOnlyList<JournalVersion> versions)
    {
        Appends.Add((Version, append, version));
        Versions.AddRange(versions);
        Entries.AddRange(append.Entries.Select(entry => Sample.Text(entry.Data)));
        Summary = Sample.Text(append.Head.Summary);
        Take(append.Rows ?? []);
    }

    /// <summary>Takes over that it was forgotten: it begins anew.</summary>
    public void Forget()
    {
        Versions.RemoveRange(1, Versions.Count - 1);
        Entries.Clear();
        Appends.Clear();
        Rows.Clear();
        (Snapshot, Summary, Published) = (null, "", 0);
    }

    /// <summary>Takes over a change of rows.</summary>
    public void Take(IEnumerable<RowChange> changes)
    {
        foreach (var change in changes)
        {
            if (change.Data is { } data)
            {
                Rows[change.Key.Value] = Sample.Text(data);
            }
            else
            {
                Rows.Remove(change.Key.Value);
            }
        }
    }
}
