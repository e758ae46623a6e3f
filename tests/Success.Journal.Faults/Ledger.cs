using System.Globalization;

namespace Success.Journal.Faults;

/// <summary>
/// What the worker's clients know, kept outside the worker: written to a file and synced before anything is counted as acknowledged.
/// </summary>
public sealed class Ledger : IDisposable
{
    readonly StreamWriter _writer;
    readonly Dictionary<int, PartitionRecord> _partitions = [];

    public Ledger(string path) =>
        _writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read)) { NewLine = "\n" };

    /// <summary>How many appends were acknowledged, each counted once however often it was asked for.</summary>
    public long Acknowledged => _partitions.Values.Sum(record => (long)record.Acknowledged.Count);

    public IEnumerable<int> Partitions => _partitions.Keys;

    /// <summary>Writes the lines, syncs them, and only then counts them.</summary>
    public void Record(IReadOnlyCollection<LedgerLine> lines)
    {
        foreach (var line in lines)
        {
            _writer.WriteLine(line);
        }

        _writer.Flush();
        ((FileStream)_writer.BaseStream).Flush(flushToDisk: true);
        foreach (var line in lines)
        {
            Of(line.Attempt.Partition).Take(line);
        }
    }

    public PartitionRecord Of(int partition)
    {
        if (!_partitions.TryGetValue(partition, out var record))
        {
            _partitions.Add(partition, record = new PartitionRecord());
        }

        return record;
    }

    /// <summary>A version in full, as the worker acknowledges it.</summary>
    public static string Text(JournalVersion version) => string.Create(CultureInfo.InvariantCulture, $"{version.Number}#{version.Hash}");

    public void Dispose() => _writer.Dispose();

    /// <summary>What is known of one partition.</summary>
    public sealed class PartitionRecord
    {
        /// <summary>Sequence → version that was acknowledged.</summary>
        public Dictionary<int, string> Acknowledged { get; } = [];

        /// <summary>Sequences that were refused and not tried since.</summary>
        public HashSet<int> Refused { get; } = [];

        public int HighestTried { get; private set; }

        /// <summary>A sequence that was acknowledged twice with different versions, or null.</summary>
        public string? Contradiction { get; private set; }

        public void Take(LedgerLine line)
        {
            var sequence = line.Attempt.Sequence;
            switch (line.Outcome)
            {
                case Outcome.Tried:
                    HighestTried = Math.Max(HighestTried, sequence);
                    Refused.Remove(sequence);
                    break;
                case Outcome.Acknowledged when Acknowledged.TryGetValue(sequence, out var before) && before != line.Detail:
                    Contradiction = $"append {sequence} was acknowledged as {before} and as {line.Detail}";
                    break;
                case Outcome.Acknowledged:
                    Acknowledged[sequence] = line.Detail;
                    break;
                case Outcome.Refused:
                    Refused.Add(sequence);
                    break;
                case Outcome.Unknown:
                    break;
            }
        }
    }
}
