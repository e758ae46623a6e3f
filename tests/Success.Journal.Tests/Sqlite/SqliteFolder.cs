using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Journal.Tests.Sqlite;

/// <summary>A folder with a journal in it, and a back door to its file.</summary>
sealed class SqliteFolder : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public string Path => _folder.File("journal.db");

    public string File(string name) => _folder.File(name);

    public Task<SqliteJournal> OpenAsync(
        SqliteRules? rules = null, TimeProvider? clock = null, IReadOnlyList<string>? migrations = null, ILogger<SqliteJournal>? logger = null) =>
        SqliteJournal.OpenAsync(
            new() { Path = Path, Rules = rules ?? SqliteRules.Sound, Migrations = migrations ?? SqliteSchema.Steps },
            clock ?? TimeProvider.System,
            logger ?? NullLogger<SqliteJournal>.Instance,
            CancellationToken.None);

    /// <summary>Runs SQL past the journal: on its file, whose pages keep right checksums, or on a new one that has none.</summary>
    public void Execute(string sql)
    {
        using var database = System.IO.File.Exists(Path)
            ? SqliteDatabase.Open(Path, raw.SQLITE_OPEN_READWRITE)
            : SqliteDatabase.OpenUnchecked(Path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        database.WaitForLocks(TimeSpan.FromSeconds(30));
        database.Execute(sql);
    }

    public string Query(string sql)
    {
        using var database = SqliteDatabase.Open(Path, raw.SQLITE_OPEN_READWRITE);
        return database.QueryText(sql);
    }

    public void Dispose() => _folder.Dispose();
}
