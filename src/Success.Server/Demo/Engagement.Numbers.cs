using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Server.Demo;

// Numbers come in every Monday, and some of them are spoken about.
sealed partial class Engagement
{
    /// <summary>Delivers what has come about since last week.</summary>
    public async Task DeliverAsync(DateTimeOffset morning)
    {
        if (_isArchived)
        {
            return;
        }

        var outcome = SupplierOf(OutcomeSupplier);
        var (fromOutcome, fromRange) = (ItemsOf(_outcome, morning), _range is null ? [] : ItemsOf(_range, morning));
        if (outcome == _world.Collector)
        {
            await RecordAsync(outcome, [.. fromOutcome, .. fromRange]);
            return;
        }

        await RecordAsync(outcome, fromOutcome);
        await RecordAsync(_world.Collector, fromRange);
    }

    Audience SupplierOf(Supplier supplier) => supplier switch
    {
        Supplier.CustomerSystem => Top.System!,
        Supplier.CustomerPerson => Customer,
        _ => _world.Collector,
    };

    List<BatchItem> ItemsOf(DemoSeries series, DateTimeOffset morning) =>
        series.Metric.Kind.IsRunningTotal() && !IsAgreed
            ? []
            : [.. series.Deliver(morning).Select(measurement => new BatchItem(series.Metric.MetricKey, 1, measurement))];

    async Task RecordAsync(Audience supplier, IReadOnlyList<BatchItem> items)
    {
        foreach (var batch in items.Chunk(MeasurementSeries.MaxItems))
        {
            var answer = await _world.DoAsync(supplier, Id, new RecordBatch(SourceOf(supplier), batch));
            foreach (var result in answer.Results)
            {
                _world.Tally.Count(result.Outcome switch
                {
                    MeasurementOutcome.Recorded => "recorded",
                    MeasurementOutcome.Unbound => "unbound",
                    _ => throw new InvalidOperationException(
                        $"A measurement of {_outcome} was {result.Outcome} on {_world.Today:yyyy-MM-dd}: {result.Error?.Field} {result.Error?.Message}"),
                });
            }
        }
    }

    static MeasurementSource SourceOf(Audience supplier) =>
        supplier.Client.IsNone ? MeasurementSource.Of(supplier.Side, supplier.Member) : MeasurementSource.Of(supplier.Side, supplier.Client);

    /// <summary>The provider's export lost something for weeks; the right numbers are sent, and the alert is withdrawn.</summary>
    async Task CorrectAsync()
    {
        var supplier = SupplierOf(OutcomeSupplier);
        foreach (var right in _outcome.Corrections)
        {
            var change = new CorrectMeasurement(
                TimeOf(right), SourceOf(supplier), right.Value, right.Numerator, right.Denominator, "The export had lost one of two sources.");
            await _world.DoAsync(supplier, Id, new ChangeMeasurement(_outcome.Metric.MetricKey, 1, change));
            _world.Tally.Count("corrected");
        }
    }

    Task ConfirmAsync() => SpeakOfLastAsync("confirmed", (time, source) => new ConfirmMeasurement(time, source));

    Task DisputeAsync() => SpeakOfLastAsync("disputed", (time, source) => new DisputeMeasurement(
        time, source, "Our own count for this period is lower; the night shift seems to be counted twice."));

    // Only what the other side supplied is confirmed or doubted.
    async Task SpeakOfLastAsync(string what, Func<MeasurementTime, MeasurementSource, MeasurementCommand> speak)
    {
        var supplier = SupplierOf(OutcomeSupplier);
        if (_outcome.Last is { } last)
        {
            var other = supplier.Side == Side.Provider ? Customer : Provider;
            await _world.DoAsync(other, Id, new ChangeMeasurement(_outcome.Metric.MetricKey, 1, speak(TimeOf(last), SourceOf(supplier))));
            _world.Tally.Count(what);
        }
    }

    static MeasurementTime TimeOf(NewMeasurement measurement) =>
        measurement.Period is { } period ? MeasurementTime.Of(period) : MeasurementTime.Of(measurement.At!.Value);
}
