using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Journal;
using Success.Journal.Sqlite;

namespace Success.Server;

/// <summary>The journal that a command works on.</summary>
static class JournalFile
{
    /// <summary>The argument that names it.</summary>
    public static Argument<FileInfo> Argument() => new("file") { Description = "The journal's file." };

    /// <summary>Opens an existing journal, does something with it, and turns what can go wrong into a sentence and an exit code.</summary>
    /// <returns>What <paramref name="work"/> returned; 2 when the journal cannot be opened or read.</returns>
    public static async Task<int> UseAsync(FileInfo file, Func<SqliteJournal, Task<int>> work, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            Terminal.Complain($"There is no file '{file.FullName}'.");
            return 2;
        }

        try
        {
            await using var journal = await SqliteJournal.OpenAsync(
                new SqliteJournalOptions { Path = file.FullName }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, cancellationToken);
            return await work(journal);
        }
        catch (Exception exception) when (exception is JournalFileException or JournalCorruptException or JournalUnavailableException or IOException)
        {
            Terminal.Complain(exception.Message);
            return 2;
        }
    }
}
