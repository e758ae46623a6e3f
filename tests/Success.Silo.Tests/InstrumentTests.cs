using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Success.Silo.Tests;

/// <summary>What the silo measures when somebody listens.</summary>
public class InstrumentTests
{
    public interface IMeasured : IGrainWithStringKey
    {
        Task Work();

        Task Fail();

        Task Relay(string key);
    }

    [Fact]
    public async Task Meter_Listened_CountsActivationsRequestsAndFailures()
    {
        var counts = new System.Collections.Concurrent.ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Success.Silo")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            // Other tests run meanwhile.
            if (tags.Contains(new KeyValuePair<string, object?>("grain.type", "measured")))
            {
                counts.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
            }
        });
        listener.Start();
        await using var host = await SiloHost.StartAsync(typeof(Measured));

        await host.Grain<IMeasured>("a").Work();
        await Assert.ThrowsAsync<FormatException>(() => host.Grain<IMeasured>("b").Fail().Within());

        Assert.Equal(2, counts["silo.activations"]);
        Assert.Equal(1, counts["silo.requests.failed"]);
        Assert.Equal(0, counts["silo.queue.depth"]);
        await host.StopAsync().Within();
        Assert.Equal(0, counts["silo.activations"]);
    }

    [Fact]
    public async Task Source_Listened_HasASpanPerCallUnderItsCaller()
    {
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Success.Silo" or "test",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var host = await SiloHost.StartAsync(typeof(Measured));
        using var source = new ActivitySource("test");
        using var root = source.StartActivity("root")!;

        await host.Grain<IMeasured>("spans-a").Relay("spans-b").Within();

        Assert.Same(root, Activity.Current);
        var mine = spans.Where(span => span.TraceId == root.TraceId && span.Source.Name == "Success.Silo").ToList();
        Assert.Equal(["measured.Fail", "measured.Relay"], mine.Select(span => span.DisplayName));
        Assert.Equal(ActivityStatusCode.Error, mine[0].Status);
        Assert.Equal("measured/spans-b", mine[0].GetTagItem("grain.id"));
        Assert.Equal(mine[1].SpanId, mine[0].ParentSpanId);
        Assert.Equal(root.SpanId, mine[1].ParentSpanId);
    }

    internal sealed class Measured : Grain, IMeasured
    {
        public Task Work() => Task.CompletedTask;

        public Task Fail() => throw new FormatException("no");

        public async Task Relay(string key)
        {
            try
            {
                await GrainFactory.GetGrain<IMeasured>(key).Fail();
            }
            catch (FormatException)
            {
                await Task.Yield();
            }
        }
    }
}
