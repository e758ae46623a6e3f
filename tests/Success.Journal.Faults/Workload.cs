using System.Text.Json;

namespace Success.Journal.Faults;

/// <summary>How a worker writes.</summary>
/// <param name="Writers">Concurrent writers; each owns its partitions alone, so their order is known.</param>
/// <param name="PartitionsPerWriter">Partitions of each writer, taken in turn.</param>
/// <param name="AppendsPerWriter">Appends of each writer before it stops; 0 to resume what is unfinished and then stop.</param>
public sealed record WorkloadOptions(int Writers, int PartitionsPerWriter, int AppendsPerWriter);

/// <summary>
/// The writers of a worker process. Each first asks again for the last append of each of its partitions, as a client does whose
/// answer was lost, and then goes on with the next.
/// </summary>
public sealed class Workload(IJournal journal, WorkloadOptions options, Action<string> say)
{
    /// <summary>An answer that is neither yes nor no is asked for again this often; then the store is really gone.</summary>
    const int MaxTries = 40;

    static readonly TimeSpan PauseBetweenTries = TimeSpan.FromMilliseconds(50);

    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, options.Writers).Select(WriteAsync));

    async Task WriteAsync(int writer)
    {
        await Task.Yield();
        var versions = new (JournalVersion Version, int Sequence)[options.PartitionsPerWriter];
        for (var own = 0; own < versions.Length; own++)
        {
            versions[own] = await ResumeAsync(PartitionOf(writer, own));
        }

        for (var count = 0; count < options.AppendsPerWriter; count++)
        {
            var own = count % versions.Length;
            var attempt = new Attempt(PartitionOf(writer, own), versions[own].Sequence + 1);
            versions[own] = (await AppendAsync(attempt, versions[own].Version), attempt.Sequence);
            await MaintainAsync(attempt, versions[own].Version);
        }
    }

    int PartitionOf(int writer, int own) => (writer * options.PartitionsPerWriter) + own;

    async Task<(JournalVersion Version, int Sequence)> ResumeAsync(int partition)
    {
        var (before, sequence) = await LastAppendAsync(partition);
        return sequence == 0
            ? (JournalVersion.None, 0)
            : (await AppendAsync(new Attempt(partition, sequence), before), sequence);
    }

    /// <summary>The partition's last append, and the version that it expected.</summary>
    async Task<(JournalVersion Before, int Sequence)> LastAppendAsync(int partition)
    {
        var key = Attempt.KeyOf(partition);
        var version = (await journal.LoadAsync(key, default)).Version;
        if (version.Number == 0)
        {
            return (JournalVersion.None, 0);
        }

        // An append has at most three entries: four show the last one whole and the entry before it.
        var tail = await journal.ReadEntriesAsync(key, Math.Max(0, version.Number - 4), 4, default);
        var first = tail.First(entry => entry.Append == tail[^1].Append);
        using var document = JsonDocument.Parse(first.Data);
        return (new JournalVersion(first.Number - 1, first.Previous), document.RootElement.GetProperty("sequence").GetInt32());
    }

    async Task<JournalVersion> AppendAsync(Attempt attempt, JournalVersion expected)
    {
        for (var tries = 1; ; tries++)
        {
            Say(Outcome.Tried, attempt, $"#{tries}");
            try
            {
                var version = await journal.AppendAsync(attempt.Key, expected, attempt.ToAppend(), default);
                Say(Outcome.Acknowledged, attempt, Ledger.Text(version));
                return version;
            }
            catch (JournalUnavailableException exception) when (tries < MaxTries)
            {
                Say(exception.MayBeWritten ? Outcome.Unknown : Outcome.Refused, attempt, exception.Message);
                await Task.Delay(PauseBetweenTries);
            }
        }
    }

    /// <summary>Now and then a snapshot and a mark, whose loss is allowed and whose damage is not.</summary>
    async Task MaintainAsync(Attempt attempt, JournalVersion version)
    {
        try
        {
            if (attempt.Sequence % 7 == 0)
            {
                await journal.SaveSnapshotAsync(attempt.Key, new Snapshot(version, 1, attempt.Mark()), default);
            }

            if (attempt.Sequence % 3 == 0)
            {
                await journal.MarkPublishedAsync(attempt.Key, version.Number, default);
            }
        }
        catch (JournalUnavailableException)
        {
            // Neither promises anything: the next one is as good.
        }
    }

    void Say(Outcome outcome, Attempt attempt, string detail) =>
        say(new LedgerLine(outcome, attempt, detail.ReplaceLineEndings(" ")).ToString());
}
