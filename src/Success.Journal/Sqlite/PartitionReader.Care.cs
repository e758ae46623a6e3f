using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>Reads the file as a whole.</summary>
sealed partial class PartitionReader
{
    /// <summary>What SQLite finds wrong with the file, and entries that no head knows of.</summary>
    public IReadOnlyList<JournalDamage> FindDamages() =>
    [
        .. List($"PRAGMA integrity_check({VerificationReport.MaxDamages})").Where(verdict => verdict is not "ok")
            .Select(verdict => new JournalDamage(null, null, $"SQLite finds: {verdict}.")),
        .. List("PRAGMA foreign_key_check").Select(table => new JournalDamage(null, null, $"A row of '{table}' belongs to no partition.")),
        .. List(Strays).Select(key => new JournalDamage(PartitionKey.Create(key), null, "there are entries that its head does not know.")),
        .. List(LostWays).Select(key => new JournalDamage(PartitionKey.Create(key), null, "its entries do not lead from one to the one before.")),
    ];

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

    List<string> List(string sql)
    {
        var values = new List<string>();
        using var select = database.PrepareOnce(sql);
        while (select.Step())
        {
            values.Add(select.Text(0));
        }

        return values;
    }
}
