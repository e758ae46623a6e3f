using System.Runtime.InteropServices;

namespace Success.Journal.Sqlite;

/// <summary>Makes the names in a folder durable; .NET can sync a file but not the folder that names it.</summary>
static partial class FolderSync
{
    /// <summary>Syncs a folder. Does nothing on Windows, where the file system orders renames by itself.</summary>
    /// <exception cref="IOException">The folder cannot be opened or synced.</exception>
    public static void Run(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(folder, 0);
        var failed = descriptor < 0 || Sync(descriptor) != 0;
        var error = Marshal.GetLastPInvokeError();
        if (descriptor >= 0)
        {
            _ = Close(descriptor);
        }

        if (failed)
        {
            throw new IOException($"The folder '{folder}' could not be synced: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
