using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>
/// What SQLite answered instead of doing what it was asked. It never leaves this folder: <see cref="SqliteErrors"/> translates it.
/// </summary>
sealed class SqliteFailure(int extendedCode, string message) : Exception($"SQLite error {extendedCode}: {message}.")
{
    /// <summary>The primary result code, for example <see cref="raw.SQLITE_FULL"/>.</summary>
    public int Code { get; } = extendedCode & 0xFF;

    /// <summary>The extended result code, which tells a failed sync from a failed write.</summary>
    public int ExtendedCode { get; } = extendedCode;

    public static SqliteFailure Of(int code, sqlite3? database) =>
        new(code, database is null ? raw.sqlite3_errstr(code).utf8_to_string() : raw.sqlite3_errmsg(database).utf8_to_string());
}
