using Success.Journal;
using Success.Journal.Sqlite;
using Success.Server.Configuration;

namespace Success.Server;

/// <summary>Turns what can go wrong around a server, and is no bug, into a sentence and an exit code.</summary>
static class ServerErrors
{
    /// <summary>The server cannot start, or a command cannot be carried out.</summary>
    public const int ExitCode = 2;

    /// <summary>Does something, and says what it could not do.</summary>
    public static async Task<int> SayAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is ConfigurationException or JournalFileException or JournalCorruptException or JournalUnavailableException or IOException
            or UnauthorizedAccessException)
        {
            Terminal.Complain(exception.Message);
            return ExitCode;
        }
    }
}
