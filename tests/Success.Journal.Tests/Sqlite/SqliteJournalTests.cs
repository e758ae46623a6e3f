using Microsoft.Extensions.Logging.Abstractions;
using Success.Journal.Conformance;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Journal.Tests.Sqlite;

public sealed class SqliteJournalTests : JournalConformance
{
    readonly TemporaryFolder _folder = new();

    protected override async Task<IJournal> OpenAsync() => await SqliteJournal.OpenAsync(
        new() { Path = _folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);

    protected override async Task<IJournal> ReopenAsync(IJournal journal)
    {
        await journal.DisposeAsync();
        return await OpenAsync();
    }

    protected override Task CleanUpAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
