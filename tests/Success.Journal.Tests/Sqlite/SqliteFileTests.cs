using Success.Journal.Conformance;
using Success.Journal.Sqlite;

namespace Success.Journal.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    readonly SqliteFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_AlreadyOpen_SaysThatItIsInUse()
    {
        await using var first = await _folder.OpenAsync();

        await ThrowsAsync(JournalFileProblem.InUse, "is in use. End the other process that has it open; a journal has one writer.");
        await first.AppendAsync(Sample.Account, JournalVersion.None, Sample.Append(1, "a"), default);
    }

    [Fact]
    public async Task Open_AfterTheFirstClosed_Opens()
    {
        await (await _folder.OpenAsync()).DisposeAsync();
        await (await _folder.OpenAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Open_FolderMissing_MakesIt()
    {
        var options = new SqliteJournalOptions { Path = _folder.File("new/deep/journal.db") };
        await using (await SqliteJournal.OpenAsync(
            options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteJournal>.Instance, default))
        {
            Assert.True(File.Exists(options.Path));
        }
    }

    [Fact]
    public async Task Open_FolderThatCannotBeWritten_SaysSo()
    {
        // Not even root makes files there.
        var options = new SqliteJournalOptions { Path = "/proc/journal.db" };

        var failure = await Assert.ThrowsAsync<JournalFileException>(() => SqliteJournal.OpenAsync(
            options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteJournal>.Instance, default));

        Assert.Equal(JournalFileProblem.ReadOnly, failure.Problem);
        Assert.Equal("'/proc/journal.db' cannot be written. Let this user write the file and its folder, or choose another folder.", failure.Message);
    }

    [Fact]
    public async Task Open_FileThatCannotBeWritten_SaysSo()
    {
        await (await _folder.OpenAsync()).DisposeAsync();
        var readOnly = new ReadOnlyFile();

        var failure = await Assert.ThrowsAsync<JournalFileException>(() => _folder.OpenAsync(readOnly));

        Assert.Equal(JournalFileProblem.ReadOnly, failure.Problem);
    }

    [Theory]
    [InlineData("This is a text that is somewhat longer than the header of an SQLite database, which takes one hundred bytes in all.")]
    [InlineData("short")]
    public async Task Open_SomeOtherFile_SaysThatItIsNoJournal(string text)
    {
        await File.WriteAllTextAsync(_folder.Path, text);

        await ThrowsAsync(
            JournalFileProblem.NotAJournal, "is not a journal (or its first page is damaged). Choose another file, or restore a backup.");
        Assert.Equal(text, await File.ReadAllTextAsync(_folder.Path));
    }

    [Fact]
    public async Task Open_DatabaseOfAnotherProgram_SaysThatItIsNoJournal()
    {
        _folder.Execute("CREATE TABLE notes (text TEXT)");

        await ThrowsAsync(
            JournalFileProblem.NotAJournal, "is not a journal (or its first page is damaged). Choose another file, or restore a backup.");
    }

    [Fact]
    public async Task Open_NewerFormat_SaysWhichReleaseToUse()
    {
        await (await _folder.OpenAsync()).DisposeAsync();
        _folder.Execute("PRAGMA user_version = 99");

        await ThrowsAsync(
            JournalFileProblem.NewerFormat,
            $"has format 99; this release reads up to {SqliteSchema.Steps.Count}. Use the release that wrote it, or a later one.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Open_FormatThatNeverWas_ThrowsCorrupt(int version)
    {
        await (await _folder.OpenAsync()).DisposeAsync();
        _folder.Execute($"PRAGMA user_version = {version}");

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => _folder.OpenAsync());
        Assert.Equal($"The journal '{_folder.Path}' is damaged: it has format {version}. Restore a backup.", corrupt.Message);
    }

    [Fact]
    public async Task Open_CutOffToNothing_ThrowsCorrupt()
    {
        await (await _folder.OpenAsync()).DisposeAsync();
        await File.WriteAllBytesAsync(_folder.Path, []);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => _folder.OpenAsync());
        Assert.Equal(
            $"The journal '{_folder.Path}' is empty; it was cut off. Restore a backup, or delete the file to begin a new journal.",
            corrupt.Message);
    }

    [Fact]
    public async Task Open_FileLostButWalThere_ThrowsCorrupt()
    {
        await File.WriteAllBytesAsync(_folder.Path + "-wal", [1]);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => _folder.OpenAsync());
        Assert.Equal(
            $"'{_folder.Path}' is missing but its '-wal' is there. Put the file back, or delete the '-wal' to begin a new journal.",
            corrupt.Message);
    }

    [Fact]
    public async Task Open_OlderThanWhatWasAcknowledged_ThrowsCorrupt()
    {
        await AppendAsync(1);
        File.Copy(_folder.Path, _folder.File("older"));
        await AppendAsync(2);
        File.Copy(_folder.File("older"), _folder.Path, overwrite: true);

        var corrupt = await Assert.ThrowsAsync<JournalCorruptException>(() => _folder.OpenAsync());
        Assert.StartsWith(
            $"The journal '{_folder.Path}' holds 1 commits, but 2 were acknowledged: its WAL was damaged or the file was replaced",
            corrupt.Message,
            StringComparison.Ordinal);

        File.Delete(_folder.Path + "-lock");
        await (await _folder.OpenAsync()).DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("0000000000000000099 00000000\n")]
    public async Task Open_WitnessUnreadable_OpensWithoutIt(string witness)
    {
        await AppendAsync(1);
        await File.WriteAllTextAsync(_folder.Path + "-lock", witness);

        await AppendAsync(2);
    }

    [Fact]
    public async Task Close_AfterWrites_LeavesOneFileAndTheLock()
    {
        await AppendAsync(1);

        Assert.Equal(
            ["journal.db", "journal.db-lock"], Directory.GetFiles(Path.GetDirectoryName(_folder.Path)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Schema_NewFile_IsTheCommittedOne()
    {
        await (await _folder.OpenAsync()).DisposeAsync();

        Snapshots.Check(
            "sqlite-schema.sql",
            _folder.Query("SELECT group_concat(sql || ';', char(10) || char(10)) || char(10) FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid)") +
            $"\n-- application_id {_folder.Query("PRAGMA application_id")}, user_version {_folder.Query("PRAGMA user_version")}\n");
    }

    [Fact]
    public async Task Open_OlderFormat_IsMigratedAndKeepsWhatItHolds()
    {
        await AppendAsync(1);
        string[] steps = [.. SqliteSchema.Steps, "ALTER TABLE journal ADD COLUMN note TEXT", "UPDATE journal SET note = 'migrated'"];

        await using (var migrated = await _folder.OpenAsync(migrations: steps))
        {
            Assert.Equal(1, (await migrated.LoadAsync(Sample.Account, default)).Version.Number);
        }

        Assert.Equal("migrated", _folder.Query("SELECT note FROM journal"));
        Assert.Equal($"{SqliteSchema.Steps.Count + 2}", _folder.Query("PRAGMA user_version"));
        await (await _folder.OpenAsync(migrations: steps)).DisposeAsync();
    }

    [Fact]
    public async Task Open_MigrationFails_LeavesTheFileAsItWas()
    {
        await AppendAsync(1);

        await Assert.ThrowsAnyAsync<Exception>(() =>
            _folder.OpenAsync(migrations: [.. SqliteSchema.Steps, "CREATE TABLE more (a)", "no SQL"]));

        Assert.Equal($"{SqliteSchema.Steps.Count}", _folder.Query("PRAGMA user_version"));
        await AppendAsync(2);
    }

    async Task AppendAsync(int id)
    {
        await using var journal = await _folder.OpenAsync();
        var version = (await journal.LoadAsync(Sample.Account, default)).Version;
        await journal.AppendAsync(Sample.Account, version, Sample.Append(id, "a"), default);
    }

    async Task ThrowsAsync(JournalFileProblem problem, string message)
    {
        var failure = await Assert.ThrowsAsync<JournalFileException>(() => _folder.OpenAsync());

        Assert.Equal((problem, _folder.Path), (failure.Problem, failure.Path));
        Assert.Equal($"'{_folder.Path}' {message}", failure.Message);
    }

    /// <summary>A file that SQLite can only read. (Its mode would not stop a test that runs as root.)</summary>
    sealed class ReadOnlyFile : SqliteRules
    {
        public override void Configure(SqliteDatabase database) => database.Execute("PRAGMA query_only = 1; DELETE FROM journal");
    }
}
