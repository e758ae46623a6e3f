using System.Globalization;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>
/// The file beside the journal (<c>…-lock</c>) that keeps a second writer out, and the <b>witness</b> in it: how many commits were
/// acknowledged, as text with a CRC-32C. SQLite takes a WAL that is cut off or flipped for a shorter one and would go on without
/// the commits behind the damage; the witness notices. It is written after the sync of the commit and not synced itself, so it
/// never counts more than what is durable.
/// </summary>
sealed class SqliteLock : IDisposable
{
    const int WitnessBytes = 29;

    readonly FileStream _file;

    SqliteLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; the operating system releases it when the process dies.</summary>
    /// <exception cref="JournalFileException">Somebody else holds it, or the folder cannot be written.</exception>
    public static SqliteLock Take(string path)
    {
        try
        {
            return new(new FileStream(path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            throw SqliteErrors.ReadOnly(path, exception);
        }
        catch (IOException exception) when (File.Exists(path + "-lock"))
        {
            throw SqliteErrors.InUse(path, exception);
        }
        catch (IOException exception)
        {
            throw SqliteErrors.ReadOnly(path, exception);
        }
    }

    /// <summary>How many commits were acknowledged; 0 when it is not known, as after a loss of power.</summary>
    public long Acknowledged()
    {
        Span<byte> text = stackalloc byte[WitnessBytes];
        return RandomAccess.Read(_file.SafeFileHandle, text, 0) == WitnessBytes
            && long.TryParse(text[..19], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && uint.TryParse(text[20..28], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var checksum)
            && checksum == Checksum.OfCount(count)
                ? count
                : 0;
    }

    /// <summary>Notes that so many commits are durable, before anyone is told.</summary>
    /// <exception cref="SqliteFailure">The file cannot be written.</exception>
    public void Acknowledge(long commits)
    {
        Span<byte> text = stackalloc byte[WitnessBytes];
        System.Text.Unicode.Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{commits:D19} {Checksum.OfCount(commits):x8}\n", out _);
        try
        {
            RandomAccess.Write(_file.SafeFileHandle, text, 0);
        }
        catch (IOException exception)
        {
            throw new SqliteFailure(raw.SQLITE_IOERR, exception.Message);
        }
    }

    /// <summary>Releases it for a journal that could not be opened, and leaves no file beside what is perhaps none.</summary>
    public void GiveUp()
    {
        if (_file.Length == 0)
        {
            File.Delete(_file.Name);
        }

        Dispose();
    }

    public void Dispose() => _file.Dispose();
}
