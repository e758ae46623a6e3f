namespace Success.Journal.Conformance;

/// <summary>
/// Random operations against a journal and a simple model of it, which must agree after every step. Everything follows from the
/// seed, except who wins when several write at once; the model takes over what the journal says and then holds it to it.
/// </summary>
/// <param name="open">Opens the journal, or opens it again after it was closed.</param>
/// <param name="outlivesClosing">Whether the journal keeps what it has when it is closed.</param>
/// <param name="seed">Where the random numbers begin.</param>
public sealed class JournalModelRun(Func<Task<IJournal>> open, bool outlivesClosing, int seed)
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly Random _random = new(seed);
    readonly ModelPartition[] _partitions =
        [.. new[] { "a|1", "a|2", "a|21", "b" }.Select(key => new ModelPartition(PartitionKey.Create(key)))];

    IJournal? _journal;
    int _lastId;

    IJournal Journal => _journal!;

    /// <summary>Takes so many steps.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">The journal and the model disagree; the message names seed and step.</exception>
    public async Task RunAsync(int steps)
    {
        _journal = await open();
        for (var step = 1; step <= steps; step++)
        {
            var partition = _partitions[_random.Next(_partitions.Length)];
            try
            {
                await StepAsync(partition);
                await CheckAsync(partition);
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException($"Seed {seed}, step {step}, partition {partition.Key}: {failure.Message}", failure);
            }
        }

        await Journal.DisposeAsync();
    }

    Task StepAsync(ModelPartition partition) => _random.Next(21) switch
    {
        < 6 => AppendAsync(partition),
        < 8 => AppendAtOnceAsync(partition),
        < 10 => AppendStaleAsync(partition),
        < 12 => AppendAgainAsync(partition),
        < 14 => ChangeRowsAsync(partition),
        < 16 => SaveSnapshotAsync(partition),
        < 18 => MarkPublishedAsync(partition),
        18 => CheckHeadsAsync(),
        19 when _random.Next(4) == 0 => ForgetAsync(partition),
        _ => ReopenAsync(),
    };

    async Task AppendAsync(ModelPartition partition)
    {
        var append = NewAppend();
        await TakeAsync(partition, append, await Journal.AppendAsync(partition.Key, partition.Version, append, None));
    }

    /// <summary>Several append at the same version at the same time: one wins, the others conflict.</summary>
    async Task AppendAtOnceAsync(ModelPartition partition)
    {
        var appends = Enumerable.Range(0, _random.Next(2, 9)).Select(_ => NewAppend()).ToList();
        var outcomes = await Task.WhenAll(appends.Select(append => TryAppendAsync(partition, partition.Version, append)));
        var (winner, version) = Assert.Single(appends.Zip(outcomes), outcome => outcome.Second is not null);
        await TakeAsync(partition, winner, version!.Value);
    }

    async Task AppendStaleAsync(ModelPartition partition)
    {
        if (partition.Version != JournalVersion.None)
        {
            var stale = partition.Versions[_random.Next(partition.Versions.Count - 1)];
            Assert.Null(await TryAppendAsync(partition, stale, NewAppend()));
        }
    }

    async Task AppendAgainAsync(ModelPartition partition)
    {
        if (partition.Appends.Count > 0)
        {
            var (expected, append, version) = partition.Appends[_random.Next(partition.Appends.Count)];
            Assert.Equal(version, await TryAppendAsync(partition, expected, append));
        }
    }

    async Task ChangeRowsAsync(ModelPartition partition)
    {
        var changes = NewRows(1);
        await Journal.ChangeRowsAsync(partition.Key, changes, None);
        partition.Take(changes);
    }

    async Task SaveSnapshotAsync(ModelPartition partition)
    {
        if (partition.Version == JournalVersion.None)
        {
            return;
        }

        var version = partition.Versions[_random.Next(1, partition.Versions.Count)];
        var data = $"snapshot {_random.Next()}";
        await Journal.SaveSnapshotAsync(partition.Key, new(version, 1, Sample.Utf8(data)), None);
        if (partition.Snapshot is not { } kept || kept.Version.Number <= version.Number)
        {
            partition.Snapshot = (version, data);
        }
    }

    async Task MarkPublishedAsync(ModelPartition partition)
    {
        var number = _random.Next(partition.Versions.Count);
        await Journal.MarkPublishedAsync(partition.Key, number, None);
        partition.Published = Math.Max(partition.Published, number);
    }

    async Task ForgetAsync(ModelPartition partition)
    {
        await Journal.ForgetAsync(partition.Key, None);
        partition.Forget();
    }

    async Task ReopenAsync()
    {
        if (outlivesClosing)
        {
            await Journal.DisposeAsync();
            _journal = await open();
        }
    }

    async Task CheckHeadsAsync()
    {
        var expected = _partitions.Where(each => each.Key.Value.StartsWith("a|", StringComparison.Ordinal) && each.Version.Number > 0).ToList();
        Assert.Equal(expected.Select(each => (each.Key, each.Version, each.Published)), await HeadsAsync(Journal.HeadsAsync("a|", None)));
        Assert.Equal(
            expected.Where(each => each.Published < each.Version.Number).Select(each => (each.Key, each.Version, each.Published)),
            await HeadsAsync(Journal.UnpublishedHeadsAsync("a|", None)));
    }

    async Task CheckAsync(ModelPartition partition)
    {
        var loaded = await Journal.LoadAsync(partition.Key, None);
        Assert.Equal(partition.Version, loaded.Version);
        Assert.Equal(partition.Snapshot, loaded.Snapshot is { } snapshot ? (snapshot.Version, Sample.Text(snapshot.Data)) : null);
        Assert.Equal(partition.Entries.Skip((int)(partition.Snapshot?.Version.Number ?? 0)), Texts(loaded.Entries));
        Assert.Equal(partition.Summary, loaded.Head is { } head ? Sample.Text(head.Head.Summary) : "");
        Assert.Equal(partition.Published, loaded.Head?.Published ?? 0);

        var after = _random.Next(partition.Versions.Count);
        var limit = _random.Next(1, 20);
        var read = await Journal.ReadEntriesAsync(partition.Key, after, limit, None);
        Assert.Equal(partition.Entries.Skip(after).Take(limit), Texts(read));
        Assert.Equal(partition.Versions.Skip(after + 1).Take(limit), read.Select(entry => entry.Version));
        await CheckRowsAsync(partition);
    }

    async Task CheckRowsAsync(ModelPartition partition)
    {
        var (from, to) = (NewKey(), NewKey());
        var direction = (ScanDirection)_random.Next(2);
        var limit = _random.Next(1, 10);
        var within = partition.Rows
            .Where(row => string.CompareOrdinal(row.Key, from.Value) >= 0 && string.CompareOrdinal(row.Key, to.Value) < 0)
            .Select(row => (row.Key, row.Value));
        var rows = await Journal.ScanRowsAsync(partition.Key, new(from, to, direction, limit), None);
        Assert.Equal(
            (direction == ScanDirection.Ascending ? within : within.Reverse()).Take(limit),
            rows.Select(row => (row.Key.Value, Sample.Text(row.Data))));
    }

    async Task TakeAsync(ModelPartition partition, Append append, JournalVersion version)
    {
        var entries = await Journal.ReadEntriesAsync(partition.Key, partition.Version.Number, JournalLimits.MaxReadCount, None);
        Assert.Equal(append.Entries.Count, entries.Count);
        Assert.Equal(version, entries[^1].Version);
        partition.Take(append, version, [.. entries.Select(entry => entry.Version)]);
    }

    async Task<JournalVersion?> TryAppendAsync(ModelPartition partition, JournalVersion expected, Append append)
    {
        try
        {
            return await Journal.AppendAsync(partition.Key, expected, append, None);
        }
        catch (JournalConflictException conflict)
        {
            Assert.Equal((partition.Key, expected), (conflict.Partition, conflict.Expected));
            return null;
        }
    }

    Append NewAppend()
    {
        var entries = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Sample.Entry($"{_random.Next()}"));
        return new(Sample.Id(++_lastId), [.. entries], new(Sample.Utf8($"summary {_lastId}")), NewRows(0));
    }

    RowChange[] NewRows(int least) =>
    [
        .. Enumerable.Range(0, _random.Next(least, 4)).Select(_ => NewKey()).Distinct()
            .Select(key => _random.Next(3) == 0 ? RowChange.Delete(key) : RowChange.Put(key, Sample.Utf8($"{_random.Next()}"))),
    ];

    RowKey NewKey() => RowKey.Create($"{"abc"[_random.Next(3)]}{(_random.Next(2) == 0 ? "|" : "")}{_random.Next(12)}");

    static string[] Texts(IEnumerable<RecordedEntry> entries) => [.. entries.Select(entry => Sample.Text(entry.Data))];

    static async Task<List<(PartitionKey Key, JournalVersion Version, long Published)>> HeadsAsync(IAsyncEnumerable<PartitionHead> heads)
    {
        var list = new List<(PartitionKey, JournalVersion, long)>();
        await foreach (var head in heads)
        {
            list.Add((head.Key, head.Version, head.Published));
        }

        return list;
    }
}
