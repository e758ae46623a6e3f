using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Success.Testing;

/// <summary>Listens to a counter that has one tag: what was counted since it was last asked, in all of the process.</summary>
public sealed class CountedByTag : IDisposable
{
    readonly MeterListener _listener = new();
    readonly ConcurrentQueue<string> _counted = new();

    /// <summary>Listens from here on.</summary>
    /// <param name="meter">The meter's name.</param>
    /// <param name="counter">The counter's name.</param>
    public CountedByTag(string meter, string counter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == meter && instrument.Name == counter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            for (var i = 0; i < value; i++)
            {
                _counted.Enqueue($"{tags[0].Value}");
            }
        });
        _listener.Start();
    }

    /// <summary>The tags that were counted, each as often as it was, in order; they are forgotten then.</summary>
    public string[] Take()
    {
        var taken = new List<string>();
        while (_counted.TryDequeue(out var tag))
        {
            taken.Add(tag);
        }

        return [.. taken];
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
