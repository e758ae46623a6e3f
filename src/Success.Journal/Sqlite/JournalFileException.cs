namespace Success.Journal.Sqlite;

/// <summary>A journal's file cannot be opened. The message says what to do.</summary>
public sealed class JournalFileException(JournalFileProblem problem, string path, string message, Exception? innerException = null)
    : Exception($"'{path}' {message}", innerException)
{
    /// <summary>What is in the way.</summary>
    public JournalFileProblem Problem { get; } = problem;

    /// <summary>The journal's file.</summary>
    public string Path { get; } = path;
}

/// <summary>What can be in the way of opening a journal's file.</summary>
public enum JournalFileProblem
{
    /// <summary>Another process, or another journal of this one, has it open.</summary>
    InUse,

    /// <summary>The file or its folder cannot be written or created.</summary>
    ReadOnly,

    /// <summary>It is some other file.</summary>
    NotAJournal,

    /// <summary>A later release wrote it.</summary>
    NewerFormat,
}
