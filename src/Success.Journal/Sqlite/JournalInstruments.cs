using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Success.Journal.Sqlite;

/// <summary>What a journal measures of itself, by the framework's own instruments, for whoever listens.</summary>
sealed class JournalInstruments : IDisposable
{
    const string Name = "Success.Journal";

    readonly Meter _meter = new(Name);

    public JournalInstruments(Func<int> waiting, Func<long> walBytes)
    {
        BatchSize = _meter.CreateHistogram<int>("journal.batch.size", "{write}", "Writes that were committed together.");
        AppendSeconds = _meter.CreateHistogram<double>(
            "journal.append.duration", "s", "Time from asking for an append until it is durable.");
        _meter.CreateObservableGauge("journal.queue.depth", waiting, "{write}", "Writes that wait for the writer.");
        _meter.CreateObservableGauge("journal.wal.size", walBytes, "By", "Size of the write-ahead log.");
    }

    /// <summary>A span per append, when somebody listens.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    public Histogram<int> BatchSize { get; }

    public Histogram<double> AppendSeconds { get; }

    public void Dispose() => _meter.Dispose();
}
