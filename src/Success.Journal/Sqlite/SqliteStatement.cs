using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>
/// A prepared statement that is run again and again. Parameters and columns count from 1 and 0, as in SQLite. An append makes some
/// twenty of these calls, so they go to the library directly: the binding counts references to the statement around each.
/// </summary>
sealed unsafe partial class SqliteStatement : IDisposable
{
    /// <summary>Texts that need no more bytes are encoded on the stack: keys and names of types.</summary>
    const int StackBytes = 1024;

    // SQLITE_TRANSIENT: SQLite copies what is bound before the call returns.
    const nint Copied = -1;

    readonly sqlite3 _database;
    readonly sqlite3_stmt _owner;
    readonly nint _statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _owner));
        _statement = _owner.DangerousGetHandle();
    }

    public SqliteStatement Bind(int index, long value)
    {
        Check(sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    public SqliteStatement Bind(int index, long? value)
    {
        Check(value is { } number ? sqlite3_bind_int64(_statement, index, number) : sqlite3_bind_null(_statement, index));
        return this;
    }

    public SqliteStatement Bind(int index, string value)
    {
        Span<byte> utf8 = stackalloc byte[StackBytes];
        return Encoding.UTF8.TryGetBytes(value, utf8, out var length)
            ? BindText(index, utf8[..length])
            : BindText(index, Encoding.UTF8.GetBytes(value));
    }

    public SqliteStatement BindText(int index, ReadOnlySpan<byte> utf8)
    {
        // Without an address it would be null.
        fixed (byte* text = utf8.IsEmpty ? "-"u8 : utf8)
        {
            Check(sqlite3_bind_text(_statement, index, text, utf8.Length, Copied));
        }

        return this;
    }

    public SqliteStatement BindBlob(int index, ReadOnlySpan<byte> value)
    {
        fixed (byte* blob = value.IsEmpty ? "-"u8 : value)
        {
            Check(sqlite3_bind_blob(_statement, index, blob, value.Length, Copied));
        }

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
        switch (sqlite3_step(_statement))
        {
            case raw.SQLITE_ROW:
                return true;
            case raw.SQLITE_DONE:
                _ = sqlite3_reset(_statement);
                return false;
            case var code:
                var failure = SqliteFailure.Of(code, _database);
                _ = sqlite3_reset(_statement);
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
    public void Reset() => _ = sqlite3_reset(_statement);

    public bool IsNull(int column) => sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Integer(int column) => sqlite3_column_int64(_statement, column);

    /// <summary>A format; throws <see cref="FormatException"/> when the number is out of range.</summary>
    public int Format(int column) =>
        Integer(column) is > 0 and <= int.MaxValue and var format ? (int)format : throw new FormatException("A format is out of range.");

    public string Text(int column)
    {
        var text = sqlite3_column_text(_statement, column);
        return Encoding.UTF8.GetString(new ReadOnlySpan<byte>(text, sqlite3_column_bytes(_statement, column)));
    }

    /// <summary>A blob's bytes, or a text's in UTF-8. Valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        var blob = sqlite3_column_blob(_statement, column);
        return new(blob, sqlite3_column_bytes(_statement, column));
    }

    /// <summary>A hash; throws <see cref="FormatException"/> when the blob has another length.</summary>
    public EntryHash Hash(int column) =>
        Bytes(column) is { Length: EntryHash.Length } bytes ? new(bytes) : throw new FormatException("A hash does not have 32 bytes.");

    /// <summary>An append id; throws <see cref="FormatException"/> when the blob has another length.</summary>
    public AppendId Append(int column) =>
        Bytes(column) is { Length: 16 } bytes
            ? new(new Guid(bytes, bigEndian: true))
            : throw new FormatException("An append id does not have 16 bytes.");

    public void Dispose() => _owner.Dispose();

    void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFailure.Of(code, _database);
        }
    }

    // Those that return within nanoseconds, whatever they are given, do without the handshake with the garbage collector.
    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    private static partial int sqlite3_bind_int64(nint statement, int index, long value);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    private static partial int sqlite3_bind_null(nint statement, int index);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    private static partial int sqlite3_column_type(nint statement, int column);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    private static partial long sqlite3_column_int64(nint statement, int column);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl), typeof(CallConvSuppressGCTransition)])]
    private static partial int sqlite3_column_bytes(nint statement, int column);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial byte* sqlite3_column_text(nint statement, int column);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial byte* sqlite3_column_blob(nint statement, int column);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_bind_text(nint statement, int index, byte* text, int length, nint release);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_bind_blob(nint statement, int index, byte* blob, int length, nint release);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_step(nint statement);

    [LibraryImport("e_sqlite3"), UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_reset(nint statement);
}
