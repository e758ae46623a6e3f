namespace Success.Journal.Sqlite;

/// <summary>Where a <see cref="SqliteJournal"/> lives.</summary>
public sealed class SqliteJournalOptions
{
    /// <summary>
    /// The file. It is made when nothing is there, its folder too. Beside it stand <c>…-wal</c> and <c>…-shm</c> (SQLite's) and
    /// <c>…-lock</c> while it is open. It belongs on a local disk: file locks of network file systems cannot be relied on.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Tests plant faults here.</summary>
    internal SqliteRules Rules { get; init; } = SqliteRules.Sound;

    /// <summary>Tests migrate by steps of their own.</summary>
    internal IReadOnlyList<string> Migrations { get; init; } = SqliteSchema.Steps;
}
