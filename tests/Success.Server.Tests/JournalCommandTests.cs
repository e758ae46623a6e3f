using Microsoft.Extensions.Logging.Abstractions;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Server.Tests;

public sealed class JournalCommandTests : IDisposable
{
    static readonly PartitionKey Partition = PartitionKey.Create("t1|acc_1");

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Verify_SoundJournal_CountsItsEntries()
    {
        var file = await WriteJournalAsync();

        var (exitCode, output, _) = await CommandLine.RunAsync("verify", file);

        Assert.Equal("1 partitions, 2 entries: sound.\n", output);
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Verify_DamagedEntry_NamesItAndFails()
    {
        var file = await WriteJournalAsync();
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.AsSpan().IndexOf("\"count\":2"u8) + 8] = (byte)'3';
        await File.WriteAllBytesAsync(file, bytes);

        var (exitCode, output, _) = await CommandLine.RunAsync("verify", file);

        Assert.StartsWith("Partition 't1|acc_1', entry 2: ", output, StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Verify_NoFile_SaysSo()
    {
        var (exitCode, _, errors) = await CommandLine.RunAsync("verify", _folder.File("missing.db"));

        Assert.Equal($"There is no file '{_folder.File("missing.db")}'.\n", errors);
        Assert.Equal(2, exitCode);
    }

    [Fact]
    public async Task Verify_FileThatIsNoJournal_SaysSoAndLeavesNothingBesideIt()
    {
        await File.WriteAllTextAsync(_folder.File("notes.txt"), "something else");

        var (exitCode, _, errors) = await CommandLine.RunAsync("verify", _folder.File("notes.txt"));

        Assert.Contains("is not a journal", errors, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
        Assert.Equal([_folder.File("notes.txt")], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Backup_ToANewFile_MakesAJournalThatVerifies()
    {
        var file = await WriteJournalAsync();

        var backup = await CommandLine.RunAsync("backup", file, _folder.File("copy.db"));
        var verified = await CommandLine.RunAsync("verify", _folder.File("copy.db"));

        Assert.Equal(0, backup.ExitCode);
        Assert.Equal("1 partitions, 2 entries: sound.\n", verified.Output);
    }

    [Fact]
    public async Task Backup_OverAFile_IsRefused()
    {
        var file = await WriteJournalAsync();
        await File.WriteAllTextAsync(_folder.File("taken"), "something else");

        var (exitCode, _, errors) = await CommandLine.RunAsync("backup", file, _folder.File("taken"));

        Assert.Contains("exists already", errors, StringComparison.Ordinal);
        Assert.Equal(2, exitCode);
        Assert.Equal("something else", await File.ReadAllTextAsync(_folder.File("taken")));
    }

    async Task<string> WriteJournalAsync()
    {
        var file = _folder.File("journal.db");
        await using var journal = await SqliteJournal.OpenAsync(
            new SqliteJournalOptions { Path = file }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, default);
        Entry[] entries = [new("Counted", 1, """{"count":1}"""u8.ToArray()), new("Counted", 1, """{"count":2}"""u8.ToArray())];
        await journal.AppendAsync(
            Partition, JournalVersion.None, new Append(new AppendId(Guid.Parse("0198c5e0-a3b4-7d2c-9f00-aa11bb22cc33")), entries, new Head(ReadOnlyMemory<byte>.Empty)), default);
        return file;
    }
}
