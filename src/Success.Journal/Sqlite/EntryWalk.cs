namespace Success.Journal.Sqlite;

/// <summary>
/// Finds a partition's entries: each names the one before it, and every 32nd is in an index, so that a walk can begin near any number.
/// What it finds is not checked; whoever asked checks it along the chain.
/// </summary>
sealed class EntryWalk(SqliteDatabase database)
{
    /// <summary>At most <paramref name="limit"/> entries after number <paramref name="after"/>, in order.</summary>
    /// <exception cref="JournalCorruptException">An entry cannot be read.</exception>
    public List<RecordedEntry> Read(StoredPartition stored, long after, long limit)
    {
        var entries = new List<RecordedEntry>();
        if (after >= stored.Version.Number || limit <= 0)
        {
            return entries;
        }

        var end = limit < stored.Version.Number - after ? after + limit : stored.Version.Number;
        var select = database.Prepare(OneEntry);
        for (var id = FindFrom(stored, end); id > 0;)
        {
            id = ReadOne(select.Bind(1, id), stored, after, end, entries);
        }

        entries.Reverse();

        // Where the walk was cut short something is damaged: what is there all the same tells which entry is the first bad one.
        return entries.Count == end - after ? entries : Search(stored, after, end);
    }

    /// <summary>Takes the entry if it is wanted.</summary>
    /// <returns>Id of the entry before; 0 when there is none that is wanted.</returns>
    static long ReadOne(SqliteStatement row, StoredPartition stored, long after, long end, List<RecordedEntry> entries)
    {
        try
        {
            // An entry that is not there, is another partition's or has a number that does not fall is damage; the walk ends there, and
            // the chain shows it.
            if (!row.Step() || row.Integer(8) != stored.Id || row.Integer(0) <= after || (entries is [.., var last] && row.Integer(0) >= last.Number))
            {
                return 0;
            }

            if (row.Integer(0) <= end)
            {
                entries.Add(ReadEntry(stored.Key, row));
            }

            return row.Integer(7);
        }
        finally
        {
            row.Reset();
        }
    }

    /// <summary>Id of the nearest entry that is known to be at or behind number <paramref name="end"/>.</summary>
    long FindFrom(StoredPartition stored, long end)
    {
        if (end == stored.Version.Number)
        {
            return stored.Last;
        }

        var select = database.Prepare(Signpost).Bind(1, stored.Id).Bind(2, end);
        try
        {
            return select.Step() ? select.Integer(0) : stored.Last;
        }
        finally
        {
            select.Reset();
        }
    }

    List<RecordedEntry> Search(StoredPartition stored, long after, long end)
    {
        var entries = new List<RecordedEntry>();
        var select = database.Prepare(AllEntries).Bind(1, stored.Id).Bind(2, after).Bind(3, end);
        try
        {
            while (select.Step())
            {
                entries.Add(ReadEntry(stored.Key, select));
            }
        }
        finally
        {
            select.Reset();
        }

        return entries;
    }

    static RecordedEntry ReadEntry(PartitionKey key, SqliteStatement row)
    {
        var number = row.Integer(0);
        try
        {
            return new(number, row.Append(1), row.Text(2), row.Format(3), row.Bytes(6).ToArray(), row.Hash(4), row.Hash(5));
        }
        catch (FormatException exception)
        {
            throw new JournalCorruptException(key, number, exception.Message, exception);
        }
    }

    const string Columns = "number, append, type, format, previous, hash, data, before, partition";

    const string OneEntry = $"SELECT {Columns} FROM entries WHERE id = ?1";

    const string AllEntries = $"SELECT {Columns} FROM entries WHERE partition = ?1 AND number > ?2 AND number <= ?3 ORDER BY number";

    const string Signpost =
        "SELECT id FROM entries INDEXED BY signposts WHERE partition = ?1 AND number >= ?2 AND number % 32 = 0 ORDER BY number LIMIT 1";
}
