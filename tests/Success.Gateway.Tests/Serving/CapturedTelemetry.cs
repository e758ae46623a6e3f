using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Success.Gateway.Tests.Serving;

/// <summary>All spans that end in this process and all labels of what it measures, whole.</summary>
sealed class CapturedTelemetry : IDisposable
{
    readonly ActivityListener _spans;
    readonly MeterListener _meters = new();
    readonly ConcurrentDictionary<string, bool> _labels = [];

    public CapturedTelemetry()
    {
        _spans = new()
        {
            ShouldListenTo = static source => source.Name is "Microsoft.AspNetCore" || source.Name.StartsWith("Success.", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_spans);
        _meters.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<int>((instrument, _, labels, _) => Keep(instrument, labels));
        _meters.SetMeasurementEventCallback<long>((instrument, _, labels, _) => Keep(instrument, labels));
        _meters.SetMeasurementEventCallback<double>((instrument, _, labels, _) => Keep(instrument, labels));
        _meters.Start();
    }

    public ConcurrentQueue<Activity> Ended { get; } = new();

    public IEnumerable<string> Spans => Ended.Select(span =>
        $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} {string.Join(' ', span.Events.Select(one => $"{one.Name} {string.Join(' ', one.Tags)}"))}");

    public IEnumerable<string> Labels
    {
        get
        {
            _meters.RecordObservableInstruments();
            return _labels.Keys;
        }
    }

    public void Dispose()
    {
        _spans.Dispose();
        _meters.Dispose();
    }

    void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> labels) => _labels[$"{instrument.Meter.Name} {instrument.Name} {string.Join(' ', labels.ToArray())}"] = true;
}
