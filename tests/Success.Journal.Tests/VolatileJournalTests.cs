using Success.Journal.Conformance;

namespace Success.Journal.Tests;

public sealed class VolatileJournalTests : JournalConformance
{
    protected override Task<IJournal> OpenAsync() => Task.FromResult<IJournal>(new VolatileJournal());
}
