using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>A prepared statement that is run again and again. Parameters and columns count from 1 and 0, as in SQLite.</summary>
sealed class SqliteStatement : IDisposable
{
    readonly sqlite3 _database;
    readonly sqlite3_stmt _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
    }

    public SqliteStatement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, long? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_int64(_statement, index, number) : raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    public SqliteStatement Bind(int index, string value)
    {
        Check(raw.sqlite3_bind_text(_statement, index, value));
        return this;
    }

    public SqliteStatement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(_statement, index, utf8));
        return this;
    }

    public SqliteStatement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        Check(value.IsEmpty ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, EntryHash value)
    {
        Span<byte> bytes = stackalloc byte[EntryHash.Length];
        value.CopyTo(bytes);
        return BindBlob(index, bytes);
    }

    public SqliteStatement Bind(int index, AppendId value)
    {
        // Big-endian, so that the blob's digits are those of the id's text.
        Span<byte> bytes = stackalloc byte[16];
        value.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return BindBlob(index, bytes);
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none; the statement is then ready to be bound again.</returns>
    public bool Step()
    {
        switch (raw.sqlite3_step(_statement))
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                raw.sqlite3_reset(_statement);
                return false;
            case var code:
                var failure = SqliteFailure.Of(code, _database);
                raw.sqlite3_reset(_statement);
                throw failure;
        }
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Run()
    {
        while (Step())
        {
            // A pragma may answer with a row that nobody asked for.
        }
    }

    /// <summary>Leaves the rows that were not read, so that the statement holds no read lock.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>A format; throws <see cref="FormatException"/> when the number is out of range.</summary>
    public int Format(int column) =>
        Integer(column) is > 0 and <= int.MaxValue and var format ? (int)format : throw new FormatException("A format is out of range.");

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string() ?? "";

    /// <summary>A blob's bytes, or a text's in UTF-8. Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <summary>A hash; throws <see cref="FormatException"/> when the blob has another length.</summary>
    public EntryHash Hash(int column) =>
        Bytes(column) is { Length: EntryHash.Length } bytes ? new(bytes) : throw new FormatException("A hash does not have 32 bytes.");

    /// <summary>An append id; throws <see cref="FormatException"/> when the blob has another length.</summary>
    public AppendId Append(int column) =>
        Bytes(column) is { Length: 16 } bytes
            ? new(new Guid(bytes, bigEndian: true))
            : throw new FormatException("An append id does not have 16 bytes.");

    public void Dispose() => _statement.Dispose();

    void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFailure.Of(code, _database);
        }
    }
}
