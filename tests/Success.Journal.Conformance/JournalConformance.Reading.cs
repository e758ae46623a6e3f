namespace Success.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task ReadEntries_FromAnywhere_ReturnsThoseAfterUpToTheLimit()
    {
        await Append(JournalVersion.None, Sample.Append(1, "a", "b", "c", "d", "e"));

        Assert.Equal(["a", "b", "c", "d", "e"], Texts(await Read(0, 1000)));
        Assert.Equal(["a"], Texts(await Read(0, 1)));
        Assert.Equal(["c", "d"], Texts(await Read(2, 2)));
        Assert.Equal(["e"], Texts(await Read(4, 2)));
        Assert.Empty(await Read(5, 1));
        Assert.Empty(await Read(long.MaxValue, 1));
    }

    [Fact]
    public async Task ReadEntries_UnknownPartition_IsEmpty() => Assert.Empty(await Read(0, 1));

    [Fact]
    public async Task ReadEntries_WithSnapshot_ReadsFromTheFirstAllTheSame()
    {
        var version = await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        await Journal.SaveSnapshotAsync(Sample.Account, new(version, 1, Sample.Utf8("s")), None);

        Assert.Equal(["a", "b"], Texts(await Read(0, 1000)));
    }

    [Fact]
    public async Task Load_WithSnapshot_ReturnsItAndTheEntriesAfter()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        await Append(first, Sample.Append(2, "c"));
        await Journal.SaveSnapshotAsync(Sample.Account, new(first, 4, Sample.Utf8("a+b")), None);

        var loaded = await Load();
        Assert.Equal(first, loaded.Snapshot!.Version);
        Assert.Equal(4, loaded.Snapshot.Format);
        Assert.Equal("a+b", Sample.Text(loaded.Snapshot.Data));
        Assert.Equal(["c"], Texts(loaded.Entries));
    }

    [Fact]
    public async Task Load_SnapshotOfTheLastVersion_HasNoEntries()
    {
        var version = await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        await Journal.SaveSnapshotAsync(Sample.Account, new(version, 1, Sample.Utf8("a+b")), None);

        var loaded = await Load();
        Assert.Empty(loaded.Entries);
        Assert.Equal(version, loaded.Version);
    }

    [Fact]
    public async Task SaveSnapshot_Older_LeavesTheNewerOne()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a"));
        var second = await Append(first, Sample.Append(2, "b"));
        await Journal.SaveSnapshotAsync(Sample.Account, new(second, 1, Sample.Utf8("new")), None);

        await Journal.SaveSnapshotAsync(Sample.Account, new(first, 1, Sample.Utf8("old")), None);

        Assert.Equal("new", Sample.Text((await Load()).Snapshot!.Data));
    }

    [Fact]
    public async Task SaveSnapshot_SameVersion_Replaces()
    {
        var version = await Append(JournalVersion.None, Sample.Append(1, "a"));
        await Journal.SaveSnapshotAsync(Sample.Account, new(version, 1, Sample.Utf8("one")), None);
        await Journal.SaveSnapshotAsync(Sample.Account, new(version, 2, Sample.Utf8("two")), None);

        var snapshot = (await Load()).Snapshot!;
        Assert.Equal((2, "two"), (snapshot.Format, Sample.Text(snapshot.Data)));
    }

    [Fact]
    public async Task SaveSnapshot_OfAnotherChain_ThrowsConflict()
    {
        await Append(JournalVersion.None, Sample.Append(1, "a"));
        var other = await Journal.AppendAsync(Sample.OtherAccount, JournalVersion.None, Sample.Append(1, "x", "y"), None);

        await Assert.ThrowsAsync<JournalConflictException>(() => Save(other with { Number = 1 }));
        await Assert.ThrowsAsync<JournalConflictException>(() => Save(other));
        Assert.Null((await Load()).Snapshot);

        Task Save(JournalVersion version) => Journal.SaveSnapshotAsync(Sample.Account, new(version, 1, Sample.Utf8("s")), None).AsTask();
    }

    [Fact]
    public async Task SaveSnapshot_UnknownPartition_ThrowsConflict()
    {
        var snapshot = new Snapshot(new(1, EntryHash.None), 1, Sample.Utf8("s"));

        await Assert.ThrowsAsync<JournalConflictException>(async () => await Journal.SaveSnapshotAsync(Sample.Account, snapshot, None));
    }

    [Fact]
    public async Task Load_WhileAppendsGoOn_ShowsOneVersion()
    {
        var writing = Task.Run(async () =>
        {
            var version = JournalVersion.None;
            for (var i = 1; i <= 100; i++)
            {
                version = await Append(version, Sample.Append(i, $"e{i}", $"f{i}"));
            }
        });
        while (!writing.IsCompleted)
        {
            var loaded = await Load();
            if (loaded.Head is not null)
            {
                var last = loaded.Entries[^1];
                Assert.Equal(loaded.Version, last.Version);
                Assert.EndsWith(Sample.Text(last.Data).Trim('"'), Sample.Text(loaded.Head.Head.Summary), StringComparison.Ordinal);
            }
        }

        await writing;
    }

    [Fact]
    public async Task Memory_ReusedByTheCallerAfterwards_DoesNotReachTheJournal()
    {
        var data = Sample.Utf8("\"a\"");
        var summary = Sample.Utf8("s");
        var row = Sample.Utf8("r");
        var snapshot = Sample.Utf8("n");
        var append = new Append(
            Sample.Id(1), [new("Noted", 1, data)], new Head(summary), [RowChange.Put(RowKey.Create("row"), row)]);
        var version = await Append(JournalVersion.None, append);
        await Journal.SaveSnapshotAsync(Sample.Account, new(version, 1, snapshot), None);

        foreach (var bytes in new[] { data, summary, row, snapshot })
        {
            bytes.AsSpan().Fill((byte)'!');
        }

        var entry = Assert.Single(await Read(0, 1));
        var loaded = await Load();
        Assert.Equal("\"a\"", Sample.Text(entry.Data));
        Assert.Equal("s", Sample.Text(loaded.Head!.Head.Summary));
        Assert.Equal("n", Sample.Text(loaded.Snapshot!.Data));
        Assert.Equal(["row=r"], Rows(await Scan()));
    }

    [Fact]
    public async Task Memory_Returned_IsTheCallersOwn()
    {
        await Append(JournalVersion.None, Sample.Append(1, "a") with { Rows = [Sample.Put("row", "r")] });
        var first = (await Load()).Entries[0].Data;
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(first).Span.Fill((byte)'!');
        var row = (await Scan())[0].Data;
        System.Runtime.InteropServices.MemoryMarshal.AsMemory(row).Span.Fill((byte)'!');

        Assert.Equal(["a"], Texts((await Load()).Entries));
        Assert.Equal(["row=r"], Rows(await Scan()));
    }

    ValueTask<IReadOnlyList<RecordedEntry>> Read(long after, int limit) => Journal.ReadEntriesAsync(Sample.Account, after, limit, None);
}
