using System.CommandLine;

namespace Success.Server;

/// <summary><c>backup FILE TO</c>: copies a journal and verifies the copy.</summary>
static class BackupCommand
{
    public static Command Create()
    {
        var file = JournalFile.Argument();
        var to = new Argument<FileInfo>("to") { Description = "The file to make; nothing may be there yet." };
        var command = new Command("backup", "Copy a journal and verify the copy from the first entry to the last.") { file, to };
        command.SetAction((parsed, cancellationToken) => JournalFile.UseAsync(
            parsed.GetRequiredValue(file),
            async journal =>
            {
                var copied = await journal.BackupAsync(parsed.GetRequiredValue(to).FullName, cancellationToken);
                Terminal.Say($"{copied.Partitions} partitions and {copied.Entries} entries are in '{parsed.GetRequiredValue(to).FullName}'.");
                return 0;
            },
            cancellationToken));
        return command;
    }
}
