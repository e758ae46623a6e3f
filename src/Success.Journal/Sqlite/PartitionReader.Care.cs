using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>Reads the file as a whole.</summary>
sealed partial class PartitionReader
{
    // Most findings of one check: one damaged page can lead to thousands, and the other checks want to be heard too.
    const int MaxOfOneCheck = 20;

    PartitionReader? _unchecked;

    PartitionReader Unchecked => openUnchecked is null ? this : _unchecked ??= openUnchecked();

    /// <summary>What SQLite finds wrong with the file, and entries that no head knows of.</summary>
    public IReadOnlyList<JournalDamage> FindDamages() =>
    [
        .. Find($"PRAGMA integrity_check({MaxOfOneCheck})", verdict => new(null, null, $"SQLite finds: {verdict}."))
            .Where(damage => damage.Reason is not "SQLite finds: ok."),
        .. Find("PRAGMA foreign_key_check", table => new(null, null, $"A row of '{table}' belongs to no partition.")),
        .. Find(Strays, key => new(PartitionKey.Create(key), null, "there are entries that its head does not know.")),
        .. Find(LostWays, key => new(PartitionKey.Create(key), null, "its entries do not lead from one to the one before.")),
    ];

    /// <summary>
    /// How many partitions there are; their ids are 1, 2, 3 … without a gap. The table and the index of its keys both know: one of them
    /// is enough.
    /// </summary>
    /// <exception cref="SqliteFailure">Both are damaged.</exception>
    public long CountPartitions()
    {
        try
        {
            return database.QueryInteger("SELECT coalesce(max(id), 0) FROM partitions");
        }
        catch (SqliteFailure failure) when (failure.Code == raw.SQLITE_CORRUPT)
        {
            return database.QueryInteger("SELECT count(*) FROM partitions INDEXED BY sqlite_autoindex_partitions_1");
        }
    }

    /// <summary>
    /// As <see cref="ReadEntries"/>, from damaged pages too: the chain tells which entry is damaged, the page only that one of its many is.
    /// </summary>
    public IReadOnlyList<RecordedEntry> ReadEntriesUnchecked(PartitionKey key, long after, int limit) =>
        Unchecked.ReadEntries(key, after, limit);

    /// <summary>As <see cref="ReadHeadsOneByOne"/>, from damaged pages too.</summary>
    public (IReadOnlyList<PartitionHead> Heads, IReadOnlyList<JournalDamage> Damages) ReadHeadsUnchecked(long first, long last) =>
        Unchecked.ReadHeadsOneByOne(first, last);

    /// <summary>Heads by their ids, and what is wrong with those that are damaged: around one that cannot be read the others are.</summary>
    (List<PartitionHead> Heads, List<JournalDamage> Damages) ReadHeadsOneByOne(long first, long last)
    {
        var (heads, damages, unreadable) = (new List<PartitionHead>(), new List<JournalDamage>(), new List<long>());
        for (var id = first; id <= last; id++)
        {
            var select = database.Prepare($"SELECT {StoredPartition.Columns} FROM partitions WHERE id = ?1").Bind(1, id);
            try
            {
                if (select.Step() && StoredPartition.Read(select, rules) is { Version.Number: > 0 } stored)
                {
                    heads.Add(stored.ToHead());
                }
            }
            catch (JournalCorruptException exception)
            {
                damages.Add(JournalDamage.Of(exception));
            }
            catch (SqliteFailure failure) when (failure.Code == raw.SQLITE_CORRUPT)
            {
                unreadable.Add(id);
            }
            finally
            {
                select.Reset();
            }
        }

        // A page that cannot be read takes all its heads along: they are told of together.
        damages.AddRange(unreadable.Index().GroupBy(each => each.Item - each.Index, each => each.Item).Select(run =>
            new JournalDamage(null, null, $"The heads of the partitions with ids {run.First()} to {run.Last()} cannot be read.")));
        return (heads, damages);
    }

    /// <summary>Copies the file, as one read transaction sees it, to a new one, and syncs it.</summary>
    public bool CopyTo(string path)
    {
        using var copy = SqliteDatabase.Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        copy.SetPragma("synchronous", "2");
        database.CopyTo(copy);
        return true;
    }

    // Reads do without them, at the cost of a search through all entries; so nothing is lost, but it wants to be known.
    const string LostWays =
        "SELECT p.key FROM entries e JOIN partitions p ON p.id = e.partition LEFT JOIN entries b ON b.id = e.before " +
        "WHERE (e.number = 1 AND e.before <> 0) OR (e.number > 1 AND (b.partition IS NOT e.partition OR b.number <> e.number - 1)) UNION " +
        "SELECT p.key FROM partitions p LEFT JOIN entries l ON l.id = p.last " +
        "WHERE (p.number = 0 AND p.last <> 0) OR (p.number > 0 AND (l.partition IS NOT p.id OR l.number <> p.number)) ORDER BY 1";

    const string Strays =
        "SELECT p.key FROM (SELECT partition, count(*) AS entries FROM entries GROUP BY partition) e JOIN partitions p ON p.id = e.partition " +
        "WHERE e.entries > p.number ORDER BY p.key";

    List<JournalDamage> Find(string sql, Func<string, JournalDamage> describe)
    {
        var damages = new List<JournalDamage>();
        using var select = database.PrepareOnce(sql);
        try
        {
            while (damages.Count < MaxOfOneCheck && select.Step())
            {
                damages.Add(describe(select.Text(0)));
            }
        }
        catch (SqliteFailure failure) when (failure.Code == raw.SQLITE_CORRUPT)
        {
            damages.Add(new(null, null, $"Not everything could be read ({failure.Message})"));
        }

        return damages;
    }
}
