using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>What readers get of an account beside the account itself.</summary>
public sealed class ReadingTests
{
    static readonly MetricKey Seats = MetricKey.Create("seats").Value;
    static readonly DateTimeOffset Beginning = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ReadingTests() => TenantScope.Enter(Office.Tag);

    [Fact]
    public async Task Try_SaysWhatWouldBecomeOfEachItemAndRecordsNothing()
    {
        await using var office = await OpenAsync();
        var before = await office.DoAsync(1, await BatchAsync(office, (1, 10)));

        var tried = await office.Account(1).Try(new(await BatchAsync(office, (1, 10), (1, 11), (2, 20)), await office.OwnerAsync()));
        var done = await office.DoAsync(1, await BatchAsync(office, (1, 10), (2, 20)));

        Assert.Equal(before.Version, tried.Version);
        Assert.Equal([MeasurementOutcome.Duplicate, MeasurementOutcome.Corrected, MeasurementOutcome.Unbound], tried.Results.Select(result => result.Outcome));
        Assert.Equal([MeasurementOutcome.Duplicate, MeasurementOutcome.Unbound], done.Results.Select(result => result.Outcome));
    }

    [Fact]
    public async Task Try_WhatWouldBeRefused_IsRefusedAlike()
    {
        await using var office = await OpenAsync();

        var tried = await office.Account(1).Try(new(new RenamePlan(Id<Plan>.Create(Office.Value(7)), "Title"), await office.OwnerAsync()));

        Assert.Equal(DomainErrorCode.NotFound, tried.Refusal!.Code);
    }

    [Fact]
    public async Task History_FromAnInstant_HasWhatSpeaksOfItAndLater()
    {
        await using var office = await OpenAsync();
        var owner = await office.OwnerAsync();
        await office.DoAsync(1, await BatchAsync(office, (1, 10), (2, 20), (3, 30)));

        var history = await office.Account(1).History(new(Seats, 1, Beginning.AddDays(2), owner));
        var other = await office.Account(1).History(new(MetricKey.Create("other").Value, 1, Beginning, owner));

        Assert.Equal([20d, 30d], history.Measurements.Select(stored => stored.Measurement.Value));
        Assert.All(history.Measurements, stored => Assert.Equal(owner.Who, stored.By));
        Assert.Empty(other.Measurements);
        Assert.Null(other.Refusal);
    }

    [Fact]
    public async Task History_OfMoreThanAnAnswerHolds_IsRefusedWithTheFieldToChange()
    {
        await using var office = await OpenAsync();
        foreach (var chunk in Enumerable.Range(1, MeasurementHistory.MaxMeasurements).Chunk(MeasurementSeries.MaxItems))
        {
            var source = MeasurementSource.Of(Side.Provider, (await office.OwnerAsync()).Member);
            await office.DoAsync(1, new RecordBatch(source, [.. chunk.Select(minute => At(Beginning.AddMinutes(minute), minute))]));
        }

        var most = await office.Account(1).History(new(Seats, 1, Beginning, await office.OwnerAsync()));
        await office.DoAsync(1, await BatchAsync(office, (20, 1)));
        var tooMany = await office.Account(1).History(new(Seats, 1, Beginning, await office.OwnerAsync()));

        Assert.Equal(MeasurementHistory.MaxMeasurements, most.Measurements.Length);
        Assert.Equal((DomainErrorCode.LimitReached, "from"), (tooMany.Refusal!.Code, tooMany.Refusal.Field));
    }

    [Fact]
    public async Task Preview_OfTerms_SaysWhatTheyWouldHaveDoneOrWhatIsWrongWithThem()
    {
        await using var office = await OpenAsync();
        var owner = await office.OwnerAsync();
        var plan = Id<Plan>.Parse((await office.DoAsync(1, new CreatePlan("Plan"))).Subject).Value;
        var objective = Id<Objective>.Parse((await office.DoAsync(1, new AddObjective(plan, new("Outcome")))).Subject).Value;
        var kpi = Id<Kpi>.Parse((await office.DoAsync(1, new AddKpi(objective, new("Seats", Seats)))).Subject).Value;
        var terms = new TermsDraft(1, new Goal.Keep(10, 20, null, new(2026, 1, 1), null), Cadence.Weekly);

        var preview = await office.Account(1).Preview(new(kpi, terms, owner));
        var wrong = await office.Account(1).Preview(new(kpi, terms with { Weight = 0 }, owner));

        Assert.Equal(0, preview.Preview!.Observations);
        Assert.Equal((DomainErrorCode.Invalid, "terms.weight"), (wrong.Refusal!.Code, wrong.Refusal.Field));
    }

    static BatchItem At(DateTimeOffset at, double value) => new(Seats, 1, new(at, null, value));

    static async Task<RecordBatch> BatchAsync(Office office, params (int Day, double Value)[] values) =>
        new(MeasurementSource.Of(Side.Provider, (await office.OwnerAsync()).Member), [.. values.Select(value => At(Beginning.AddDays(value.Day), value.Value))]);

    static async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync(new VolatileJournal());
        var define = new DefineMetric("seats", "Seats", "Seats in use.", new("seats", new MetricKind.LevelAtInstant(), TimeSpan.Zero));
        var caller = new Caller.Credential(await office.OwnerAsync());
        Assert.Null((await office.Tenant.Execute(new(new TenantCommand.ChangeCatalogue(define), caller))).Refusal);
        await office.OpenAccountAsync(1);
        return office;
    }
}
