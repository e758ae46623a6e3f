using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Grains.Tests;

/// <summary>The life of a measurement, from the call of the account's grain to the store and back.</summary>
public sealed class RecordingTests
{
    static readonly MetricKey Seats = MetricKey.Create("seats").Value;
    static readonly DateTimeOffset Beginning = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public RecordingTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task RecordBatch_AnswersEachItemAndKnowsItAgainAfterARestart()
    {
        using var folder = new TemporaryFolder();
        await using var journal = await SqliteJournal.OpenAsync(
            new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        await using var office = await OpenAsync(journal);

        var first = await RecordAsync(office, (1, 10), (2, 20));
        await office.RestartAsync();
        var again = await RecordAsync(office, (1, 10), (2, 21), (3, 30));

        Assert.Equal([MeasurementOutcome.Unbound, MeasurementOutcome.Unbound], Outcomes(first));
        Assert.Equal([MeasurementOutcome.Duplicate, MeasurementOutcome.Corrected, MeasurementOutcome.Unbound], Outcomes(again));
        await office.SeeAsync(1, summary => summary.Version == again.Version, "the portfolio has the latest version");
    }

    [Fact]
    public async Task RecordBatch_BehindWhatTheStateHolds_IsJudgedByTheStoredBlocks()
    {
        await using var office = await OpenAsync(new VolatileJournal());
        await RecordAsync(office, [.. Enumerable.Range(1, 100).Select(day => (day, day))]);
        await RecordAsync(office, [.. Enumerable.Range(101, 100).Select(day => (day, day))]);

        var again = await RecordAsync(office, (3, 3), (4, 5));

        Assert.Equal(MeasurementOutcome.Duplicate, again.Results[0].Outcome);
        Assert.Equal(MeasurementOutcome.Corrected, again.Results[1].Outcome);
    }

    [Fact]
    public async Task Measurement_StandsInABlockOfTheSameAppend()
    {
        var journal = new VolatileJournal();
        await using var office = await OpenAsync(journal);

        await RecordAsync(office, (1, 10), (2, 20));

        var partition = AccountFormat.PartitionOf(new(Office.Tag, Office.AccountId(1)));
        var stored = await SeriesBlocks.ReadAsync(journal, partition, new(Seats, 1, Beginning));
        Assert.Equal([10d, 20d], stored.Measurements.Select(measurement => measurement.Value));
    }

    static MeasurementOutcome[] Outcomes(AccountAnswer answer) => [.. answer.Results.Select(result => result.Outcome)];

    static async Task<AccountAnswer> RecordAsync(Office office, params (int Day, double Value)[] values)
    {
        var source = MeasurementSource.Of(Side.Provider, (await office.OwnerAsync()).Member);
        BatchItem[] items = [.. values.Select(value => new BatchItem(Seats, 1, new(Beginning.AddDays(value.Day), null, value.Value)))];
        return await office.DoAsync(1, new RecordBatch(source, items));
    }

    static async Task<Office> OpenAsync(IJournal journal)
    {
        var office = await Office.OpenAsync(journal);
        var define = new DefineMetric("seats", "Seats", "Seats in use.", new("seats", new MetricKind.LevelAtInstant(), TimeSpan.Zero));
        var caller = new Caller.Credential(await office.OwnerAsync());
        Assert.Null((await office.Tenant.Execute(new(new TenantCommand.ChangeCatalogue(define), caller))).Refusal);
        await office.OpenAccountAsync(1);
        return office;
    }
}
