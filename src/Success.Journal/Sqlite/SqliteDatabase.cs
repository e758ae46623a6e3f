using System.Globalization;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>
/// One connection, used by one thread at a time. A thin layer over SQLite's own functions: on the hot path it binds spans and reads
/// columns without the boxing and the per-command work of an ADO.NET provider.
/// </summary>
sealed class SqliteDatabase : IDisposable
{
    // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE; the binding does not name it.
    const int NoCheckpointOnClose = 1006;

    // SQLITE_DBSTATUS_CACHE_WRITE.
    const int CacheWrites = 9;

    readonly sqlite3 _handle;
    readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    static SqliteDatabase() => Batteries_V2.Init();

    SqliteDatabase(sqlite3 handle, string path)
    {
        _handle = handle;
        Path = path;
    }

    public static string LibraryVersion => raw.sqlite3_libversion().utf8_to_string();

    public string Path { get; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>How many pages this connection has written, to the WAL as a rule.</summary>
    public int PagesWritten
    {
        get
        {
            Check(raw.sqlite3_db_status(_handle, CacheWrites, out var written, out _, 0));
            return written;
        }
    }

    /// <summary>Opens a journal's file, each page of which has a checksum.</summary>
    /// <param name="path">The file.</param>
    /// <param name="flags">SQLite's flags for opening; each connection is used by one thread at a time, so it needs no mutex.</param>
    public static SqliteDatabase Open(string path, int flags) => Open(path, flags, PageChecksums.VfsName);

    /// <summary>Opens a file without looking at checksums: one that has none, or to see what happens then. Never to write a journal.</summary>
    public static SqliteDatabase OpenUnchecked(string path, int flags) => Open(path, flags, null);

    static SqliteDatabase Open(string path, int flags, string? vfs)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, vfs);
        if (code != raw.SQLITE_OK)
        {
            var failure = SqliteFailure.Of(code, handle);
            handle?.Dispose();
            throw failure;
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        return new(handle, path);
    }

    /// <summary>
    /// Closing the last connection writes the WAL back into the file and deletes it, unless this is set: after a failed sync the
    /// WAL must be read anew, with its checksums, before anything of it is copied.
    /// </summary>
    public void KeepWalOnClose(bool keep) => Check(raw.sqlite3_db_config(_handle, NoCheckpointOnClose, keep ? 1 : 0, out _));

    /// <summary>How long a statement waits for a lock that another connection holds.</summary>
    public void WaitForLocks(TimeSpan wait) => Check(raw.sqlite3_busy_timeout(_handle, (int)wait.TotalMilliseconds));

    /// <summary>The statement for <paramref name="sql"/>, prepared once per connection.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            _statements.Add(sql, statement = new(_handle, sql));
        }

        return statement;
    }

    /// <summary>A statement for the caller to dispose.</summary>
    public SqliteStatement PrepareOnce(string sql) => new(_handle, sql);

    /// <summary>Runs any number of statements.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>The first column of the first row.</summary>
    public string QueryText(string sql)
    {
        using var statement = PrepareOnce(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <inheritdoc cref="QueryText"/>
    public long QueryInteger(string sql) => long.Parse(QueryText(sql), CultureInfo.InvariantCulture);

    /// <summary>Sets a pragma and reads it back: SQLite ignores what it does not know or cannot do.</summary>
    /// <exception cref="InvalidOperationException">It did not take.</exception>
    public void SetPragma(string name, string value)
    {
        QueryText($"PRAGMA {name} = {value}");
        var actual = QueryText($"PRAGMA {name}");
        if (!string.Equals(actual, value, StringComparison.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"SQLite did not accept {name} = {value} for '{Path}'; it is {actual}.");
        }
    }

    /// <summary>Copies WAL frames into the file.</summary>
    /// <returns>Whether all of them were copied; a reader may stand in the way.</returns>
    public bool Checkpoint(int mode)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, null, mode, out var frames, out var copied);
        if (code == raw.SQLITE_BUSY)
        {
            return false;
        }

        Check(code);
        return frames == copied;
    }

    /// <summary>Copies the whole database, as one read transaction sees it, into <paramref name="target"/>.</summary>
    public void CopyTo(SqliteDatabase target)
    {
        using var backup = raw.sqlite3_backup_init(target._handle, "main", _handle, "main")
            ?? throw SqliteFailure.Of(raw.SQLITE_ERROR, target._handle);
        var code = raw.sqlite3_backup_step(backup, -1);
        if (code != raw.SQLITE_DONE)
        {
            throw SqliteFailure.Of(code, null);
        }
    }

    /// <summary>Makes room for checksums in the pages of a file that is still empty, or of the copy that <see cref="CopyTo(string)"/> makes.</summary>
    public void ReserveForChecksums() => Check(PageChecksums.Reserve(_handle));

    /// <summary>
    /// Writes what this database holds into a new file whose pages have checksums, and syncs it. For databases opened with
    /// <see cref="raw.SQLITE_OPEN_URI"/>.
    /// </summary>
    public void CopyTo(string path)
    {
        ReserveForChecksums();
        Execute($"VACUUM INTO 'file:{Uri.EscapeDataString(path)}?vfs={PageChecksums.VfsName}'");
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _handle.Dispose();
    }

    void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFailure.Of(code, _handle);
        }
    }
}
