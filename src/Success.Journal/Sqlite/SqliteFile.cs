using System.Buffers.Binary;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>A journal's file: making it, telling it from other files, opening connections to it with the settings that it needs.</summary>
static class SqliteFile
{
    const int HeaderBytes = 100;
    const int FormatWithoutChecksums = 1;
    const int FormatOffset = 60;
    const int ApplicationIdOffset = 68;
    const int Flags = raw.SQLITE_OPEN_READWRITE;

    /// <summary>
    /// Makes sure that a journal is there, with checksums in its pages: makes a new one where nothing is, and refuses what is something
    /// else.
    /// </summary>
    public static void Prepare(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
            return;
        }

        Span<byte> header = stackalloc byte[HeaderBytes];
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var read = RandomAccess.Read(file, header, 0);
        if (read == 0)
        {
            throw new JournalCorruptException(
                null, null, $"The journal '{path}' is empty; it was cut off. Restore a backup, or delete the file to begin a new journal.");
        }

        if (read < HeaderBytes || !header.StartsWith("SQLite format 3\0"u8) ||
            BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdOffset..]) != SqliteSchema.ApplicationId)
        {
            throw new JournalFileException(
                JournalFileProblem.NotAJournal,
                path,
                "is not a journal (or its first page is damaged). Choose another file, or restore a backup.");
        }

        if (header[PageChecksums.ReservedOffset] == 0 && BinaryPrimitives.ReadInt32BigEndian(header[FormatOffset..]) == FormatWithoutChecksums)
        {
            AddChecksums(path);
        }
    }

    /// <summary>Opens the connection that writes and brings the file to the latest format.</summary>
    public static SqliteDatabase OpenWriter(string path, SqliteRules rules, IReadOnlyList<string> migrations)
    {
        var database = Configure(SqliteDatabase.Open(path, Flags));
        try
        {
            var version = database.QueryInteger("PRAGMA user_version");
            if (version > migrations.Count)
            {
                throw new JournalFileException(
                    JournalFileProblem.NewerFormat, path,
                    $"has format {version}; this release reads up to {migrations.Count}. Use the release that wrote it, or a later one.");
            }

            if (version < 1)
            {
                // A file gets its name only when it has its tables, so there is no version before the first.
                throw new JournalCorruptException(null, null, $"The journal '{path}' is damaged: it has format {version}. Restore a backup.");
            }

            database.Execute("BEGIN IMMEDIATE; ROLLBACK");
            SqliteSchema.Migrate(database, migrations);
            rules.Configure(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Opens a connection that reads. It opens the file for writing too, because a reader may have to rebuild the WAL's index.
    /// </summary>
    public static SqliteDatabase OpenReader(string path, bool checksPages)
    {
        var database = Configure(checksPages ? SqliteDatabase.Open(path, Flags) : SqliteDatabase.OpenUnchecked(path, Flags));
        database.SetPragma("query_only", "1");
        return database;
    }

    /// <summary>Whether SQLite finds every page in order.</summary>
    /// <exception cref="JournalCorruptException">It does not.</exception>
    public static void Check(SqliteDatabase database, string pragma)
    {
        var verdict = database.QueryText($"PRAGMA {pragma}");
        if (!string.Equals(verdict, "ok", StringComparison.Ordinal))
        {
            throw new JournalCorruptException(null, null, $"The journal '{database.Path}' is damaged: {verdict}. Restore a backup.");
        }
    }

    static SqliteDatabase Configure(SqliteDatabase database)
    {
        try
        {
            database.KeepWalOnClose(true);
            database.WaitForLocks(SqliteLimits.LockWait);
            database.SetPragma("journal_mode", "wal");

            // 2 is FULL: in WAL mode every commit syncs the WAL. It is the promise of durability.
            database.SetPragma("synchronous", "2");

            // Deleted rows hold personal data: their bytes are overwritten, not only unlinked.
            database.SetPragma("secure_delete", "1");

            // Damage in a page shows where it is read, not somewhere later.
            database.SetPragma("cell_size_check", "1");
            database.SetPragma("wal_autocheckpoint", "0");
            database.SetPragma("journal_size_limit", "16777216");
            database.SetPragma("cache_size", "-32768");
            database.SetPragma("trusted_schema", "0");

            // The writer takes every id from the table itself; verification checks the references.
            database.SetPragma("foreign_keys", "0");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    static void Create(string path)
    {
        if (File.Exists(path + "-wal"))
        {
            throw new JournalCorruptException(
                null, null, $"'{path}' is missing but its '-wal' is there. Put the file back, or delete the '-wal' to begin a new journal.");
        }

        var made = path + "-new";
        File.Delete(made);
        using (var database = SqliteDatabase.Open(made, Flags | raw.SQLITE_OPEN_CREATE))
        {
            database.ReserveForChecksums();
            database.SetPragma("synchronous", "2");
            SqliteSchema.Migrate(database, SqliteSchema.Steps);
        }

        Name(made, path);
    }

    /// <summary>
    /// Brings a file of the first format into one whose pages have checksums. It must be sound: a checksum over damage would vouch for it.
    /// </summary>
    static void AddChecksums(string path)
    {
        var made = path + "-new";
        File.Delete(made);
        using (var database = SqliteDatabase.OpenUnchecked(path, Flags | raw.SQLITE_OPEN_URI))
        {
            database.WaitForLocks(SqliteLimits.LockWait);
            Check(database, "integrity_check");
            database.CopyTo(made);
        }

        // The last connection empties the WAL and deletes it. One that stayed would be applied to the copy.
        if (File.Exists(path + "-wal"))
        {
            throw SqliteErrors.InUse(path, null);
        }

        Name(made, path);
    }

    /// <summary>A file gets its name when it is whole: a crash before that leaves what was there.</summary>
    static void Name(string made, string path)
    {
        File.Move(made, path, overwrite: true);
        FolderSync.Run(Path.GetDirectoryName(path)!);
    }
}
