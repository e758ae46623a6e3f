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
        .. List("SELECT key FROM partitions p WHERE number = 0 AND EXISTS (SELECT 1 FROM entries e WHERE e.partition = p.id)")
            .Select(key => new JournalDamage(PartitionKey.Create(key), 1, "the head knows of no entries, but there are some.")),
    ];

    /// <summary>Copies the file, as one read transaction sees it, to a new one, and syncs it.</summary>
    public bool CopyTo(string path)
    {
        using var copy = SqliteDatabase.Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        copy.SetPragma("synchronous", "2");
        database.CopyTo(copy);
        return true;
    }

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
