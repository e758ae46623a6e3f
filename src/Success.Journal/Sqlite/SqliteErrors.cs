using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>What SQLite's result codes mean in the words of the storage contract, in one place.</summary>
static class SqliteErrors
{
    /// <summary>Whether the statement itself or the pages that it touched are at fault, not the store: others may go on.</summary>
    public static bool ConcernsOneWrite(SqliteFailure failure) =>
        failure.Code is raw.SQLITE_CONSTRAINT or raw.SQLITE_CORRUPT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG;

    /// <summary>Whether waiting for somebody else is all that it takes.</summary>
    public static bool IsLocked(SqliteFailure failure) => failure.Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    public static bool IsDiskFull(SqliteFailure failure) => failure.Code == raw.SQLITE_FULL;

    /// <summary>Why the store does not write, for its health and for refusals.</summary>
    public static string Reason(SqliteFailure failure) => failure.Code switch
    {
        raw.SQLITE_FULL => "The disk is full. Free some space; writing resumes by itself.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            "Another program holds a lock on the journal's file. End its transaction; a journal is not for writing by others.",
        raw.SQLITE_READONLY => "The journal's file has become read-only. See why (often a file system that was remounted after an error).",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => $"The journal's file is damaged ({failure.Message}) Restore a backup.",
        _ => $"The disk failed ({failure.Message}) The journal reads its file anew before it goes on; look into the system's log.",
    };

    public static Exception OfRead(SqliteFailure failure, PartitionKey? partition) => failure.Code switch
    {
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_MISMATCH =>
            new JournalCorruptException(partition, null, $"the file is damaged where it was read ({failure.Message}).", failure),
        _ => new JournalUnavailableException($"The journal could not be read. {Reason(failure)}", mayBeWritten: false, failure),
    };

    public static Exception OfOneWrite(SqliteFailure failure, PartitionKey partition) =>
        new JournalCorruptException(partition, null, $"the file is damaged where it was to be written ({failure.Message}).", failure);

    public static JournalUnavailableException OfCommit(SqliteFailure failure, bool mayBeWritten) =>
        new(
            (mayBeWritten ? "The change may or may not be written: ask again with the same id. " : "The change was not written. ") +
            Reason(failure),
            mayBeWritten,
            failure);

    public static Exception OfOpening(SqliteFailure failure, string path) => failure.Code switch
    {
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => ReadOnly(path, failure),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => InUse(path, failure),
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT =>
            new JournalCorruptException(null, null, $"The journal '{path}' is damaged ({failure.Message}) Restore a backup.", failure),
        _ => new JournalUnavailableException($"The journal '{path}' could not be opened. {Reason(failure)}", mayBeWritten: false, failure),
    };

    public static JournalFileException ReadOnly(string path, Exception cause) => new(
        JournalFileProblem.ReadOnly, path, "cannot be written. Let this user write the file and its folder, or choose another folder.", cause);

    public static JournalFileException InUse(string path, Exception? cause) => new(
        JournalFileProblem.InUse, path, "is in use. End the other process that has it open; a journal has one writer.", cause);
}
