using Microsoft.Extensions.Logging.Abstractions;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Journal.Faults;

/// <summary>The folder in which a worker keeps its journal.</summary>
public static class JournalFolder
{
    public const string FileName = "journal.db";

    /// <summary>
    /// The database, its write-ahead log and its witness; the shared-memory file is made anew by whoever opens them.
    /// </summary>
    public static IReadOnlyList<string> DurableFiles { get; } = [FileName, FileName + "-wal", FileName + "-lock"];

    public static Task<SqliteJournal> OpenAsync(string folder, PlantedFault fault = PlantedFault.None) =>
        SqliteJournal.OpenAsync(
            new SqliteJournalOptions { Path = Path.Combine(folder, FileName), Rules = new FaultyRules(fault) },
            TimeProvider.System,
            NullLogger<SqliteJournal>.Instance,
            default);

    /// <summary>What a verification finds, in words; null when the journal is sound.</summary>
    public static async Task<string?> FindDamageAsync(SqliteJournal journal)
    {
        var report = await journal.VerifyAsync(progress: null, default);
        return report.IsSound ? null : string.Join("; ", report.Damages);
    }

    public static TemporaryFolder Copy(string folder)
    {
        var copy = new TemporaryFolder();
        foreach (var file in DurableFiles.Where(file => File.Exists(Path.Combine(folder, file))))
        {
            File.Copy(Path.Combine(folder, file), copy.File(file));
        }

        return copy;
    }
}
