using Success.Journal.Conformance;
using Success.Journal.Sqlite;

namespace Success.Journal.Tests.Sqlite;

public sealed class SqliteJournalTests : JournalConformance
{
    readonly SqliteFolder _folder = new();
    readonly SqliteRules _rules;

    public SqliteJournalTests()
        : this(SqliteRules.Sound)
    {
    }

    internal SqliteJournalTests(SqliteRules rules) => _rules = rules;

    protected override async Task<IJournal> OpenAsync() => await _folder.OpenAsync(_rules);

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
