using Success.Journal.Conformance;
using Success.Journal.Faults;
using Success.Journal.Sqlite;
using Success.Journal.Tests.Sqlite;
using Xunit.Abstractions;

namespace Success.Journal.Tests;

public sealed class PlantedFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kit_NoFault_FindsNothing() =>
        Assert.Null(await ConformanceRun.FindFailureAsync(() => new SqliteJournalTests(SqliteRules.Sound)));

    [Theory]
    [InlineData(PlantedFault.IgnoreConflict)]
    [InlineData(PlantedFault.CompareNumbersOnly)]
    [InlineData(PlantedFault.ForgetAppendId)]
    [InlineData(PlantedFault.TakeAnyAppendForRepeated)]
    [InlineData(PlantedFault.LoseLastEntry)]
    [InlineData(PlantedFault.WriteTwice)]
    [InlineData(PlantedFault.ReorderEntries)]
    [InlineData(PlantedFault.KeepOldHead)]
    [InlineData(PlantedFault.LoseRows)]
    [InlineData(PlantedFault.WakeTooEarly)]
    [InlineData(PlantedFault.LowerPublished)]
    [InlineData(PlantedFault.OlderSnapshotWins)]
    [InlineData(PlantedFault.DropTail)]
    [InlineData(PlantedFault.LoseCommit)]
    public async Task Kit_FaultPlanted_FindsIt(PlantedFault fault)
    {
        var failure = await ConformanceRun.FindFailureAsync(() => new SqliteJournalTests(new FaultyRules(fault)));

        output.WriteLine($"{fault} was found by {failure}");
        Assert.NotNull(failure);
    }

    [Theory]
    [InlineData(PlantedFault.IgnoreConflict)]
    [InlineData(PlantedFault.ForgetAppendId)]
    [InlineData(PlantedFault.LoseLastEntry)]
    [InlineData(PlantedFault.WriteTwice)]
    [InlineData(PlantedFault.ReorderEntries)]
    [InlineData(PlantedFault.KeepOldHead)]
    [InlineData(PlantedFault.LoseRows)]
    [InlineData(PlantedFault.LowerPublished)]
    [InlineData(PlantedFault.OlderSnapshotWins)]
    [InlineData(PlantedFault.DropTail)]
    [InlineData(PlantedFault.LoseCommit)]
    public async Task ModelRun_FaultPlanted_FindsIt(PlantedFault fault)
    {
        using var folder = new SqliteFolder();
        var run = new JournalModelRun(async () => await folder.OpenAsync(new FaultyRules(fault)), outlivesClosing: true, seed: 1);

        var failure = await Assert.ThrowsAsync<Xunit.Sdk.XunitException>(() => run.RunAsync(200));
        output.WriteLine(failure.Message);
    }

    [Theory]
    [InlineData(PlantedFault.SkipHashCheck)]
    [InlineData(PlantedFault.SkipChecksum)]
    public async Task DamageTests_FaultPlanted_FindIt(PlantedFault fault)
    {
        var damages = fault == PlantedFault.SkipHashCheck ? SqliteDamageTests.InTheChain : SqliteDamageTests.OutsideTheChain;
        foreach (var sql in damages)
        {
            await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => SqliteDamageTests.IsNoticed(sql, new FaultyRules(fault)));
        }
    }

    [Fact]
    public async Task PageChecksumsTests_FaultPlanted_FindIt()
    {
        var faulty = new FaultyRules(PlantedFault.SkipPageChecksum);
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() =>
            PageChecksumsTests.IsNoticed("p|07", journal => journal.LoadAsync(PartitionKey.Create("p|07"), default).AsTask(), faulty));
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() =>
            PageChecksumsTests.IsNoticed("row|01|07", PageChecksumsTests.ScanAsync, faulty));
    }

    [Fact]
    public async Task Synchronous_SyncSkipped_IsNotFull()
    {
        // That a commit really is synced shows when the power goes; that it would not be shows in the connection's own words.
        var faulty = new ConnectionProbe(PlantedFault.SkipSync);
        using var folder = new SqliteFolder();
        await using (await folder.OpenAsync(faulty))
        {
            Assert.Equal("0", faulty.Synchronous);
        }
    }

    sealed class ConnectionProbe(PlantedFault fault) : SqliteRules
    {
        public string? Synchronous { get; private set; }

        public override void Configure(SqliteDatabase database)
        {
            Assert.Equal("2", database.QueryText("PRAGMA synchronous"));
            new FaultyRules(fault).Configure(database);
            Synchronous = database.QueryText("PRAGMA synchronous");
        }
    }
}
