using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Success.Journal.Conformance;

namespace Success.Journal.Tests.Sqlite;

public sealed class JournalInstrumentsTests
{
    [Fact]
    public async Task Append_ListenedTo_IsMeasuredAndTraced()
    {
        var measured = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var meters = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Success.Journal")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        meters.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured[instrument.Name] = value);
        meters.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured[instrument.Name] = value);
        meters.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured[instrument.Name] = value);
        meters.Start();
        var spans = new ConcurrentBag<Activity>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Success.Journal",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(activities);

        var key = PartitionKey.Create("only|here");
        using var folder = new SqliteFolder();
        await using var journal = await folder.OpenAsync();
        await journal.AppendAsync(key, JournalVersion.None, Sample.Append(1, "a", "b"), default);
        meters.RecordObservableInstruments();

        Assert.Equal(
            ["journal.append.duration", "journal.batch.size", "journal.queue.depth", "journal.wal.size"], measured.Keys.Order(StringComparer.Ordinal));
        var span = Assert.Single(spans, each => (string?)each.GetTagItem("journal.partition") == key.Value);
        Assert.Equal(("journal.append", 2, 2L), (span.OperationName, span.GetTagItem("journal.entries"), span.GetTagItem("journal.version")));
    }
}
