namespace Success.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Load_NothingAppended_IsEmpty()
    {
        var loaded = await Load();

        Assert.Null(loaded.Head);
        Assert.Null(loaded.Snapshot);
        Assert.Empty(loaded.Entries);
        Assert.Equal(JournalVersion.None, loaded.Version);
    }

    [Fact]
    public async Task Append_First_IsLoadedAsGiven()
    {
        var entry = new Entry("Terms.Agreed", 3, Sample.Utf8("{ \"kpi\" : \"ü\" }"));
        var version = await Append(JournalVersion.None, new(Sample.Id(1), [entry], new Head(Sample.Utf8("summary"))));

        var loaded = await Load();
        var recorded = Assert.Single(loaded.Entries);
        Assert.Equal(1, recorded.Number);
        Assert.Equal(Sample.Id(1), recorded.Append);
        Assert.Equal("Terms.Agreed", recorded.Type);
        Assert.Equal(3, recorded.Format);
        Assert.Equal("{ \"kpi\" : \"ü\" }", Sample.Text(recorded.Data));
        Assert.Equal(EntryHash.None, recorded.Previous);
        Assert.Equal(version, recorded.Version);
        Assert.Equal(version, loaded.Version);
        Assert.Equal("summary", Sample.Text(loaded.Head!.Head.Summary));
    }

    [Fact]
    public async Task Append_SeveralEntries_AreNumberedAndLinkedInOrder()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        var second = await Append(first, Sample.Append(2, "c", "d", "e"));

        var entries = (await Load()).Entries;
        Assert.Equal(["a", "b", "c", "d", "e"], Texts(entries));
        Assert.Equal([1, 2, 3, 4, 5], entries.Select(entry => entry.Number));
        Assert.Equal(entries.Take(4).Select(entry => entry.Hash), entries.Skip(1).Select(entry => entry.Previous));
        Assert.Equal([Sample.Id(1), Sample.Id(1), Sample.Id(2), Sample.Id(2), Sample.Id(2)], entries.Select(entry => entry.Append));
        Assert.Equal(5, second.Number);
    }

    [Fact]
    public async Task Append_SameContentEverywhere_HasTheSameHash()
    {
        // The hash is part of the format: every store gives this entry this hash, for ever.
        var version = await Append(JournalVersion.None, Sample.Append(1, "a"));

        Assert.Equal("fd7b8927d4c87a37b9c87e064d4d03a3ae08416bd4d5b7593b062cf42ef40351", version.Hash.ToString());
    }

    [Fact]
    public async Task Append_SameContentInAnotherPartition_HasAnotherHash()
    {
        var one = await Append(JournalVersion.None, Sample.Append(1, "a"));
        var other = await Journal.AppendAsync(Sample.OtherAccount, JournalVersion.None, Sample.Append(1, "a"), None);

        Assert.NotEqual(one.Hash, other.Hash);
    }

    [Fact]
    public async Task Append_StaleVersion_ThrowsConflictAndWritesNothing()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a"));
        var second = await Append(first, Sample.Append(2, "b"));

        var append = Sample.Append(3, "c") with { Rows = [Sample.Put("row", "c")] };
        var conflict = await Assert.ThrowsAsync<JournalConflictException>(async () => await Append(first, append));

        Assert.Equal($"Partition 't7k2|acc_1' is at version {second}, not at the expected {first}.", conflict.Message);
        Assert.Equal((Sample.Account, first, second), (conflict.Partition, conflict.Expected, conflict.Actual));
        var loaded = await Load();
        Assert.Equal(["a", "b"], Texts(loaded.Entries));
        Assert.Equal("b", Sample.Text(loaded.Head!.Head.Summary));
        Assert.Empty(await Scan());
    }

    [Fact]
    public async Task Append_VersionAhead_ThrowsConflict()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a"));

        await Assert.ThrowsAsync<JournalConflictException>(async () => await Append(first with { Number = 2 }, Sample.Append(2, "b")));
    }

    [Fact]
    public async Task Append_SameNumberButAnotherHash_ThrowsConflict()
    {
        await Append(JournalVersion.None, Sample.Append(1, "a"));
        var fork = await Journal.AppendAsync(Sample.OtherAccount, JournalVersion.None, Sample.Append(1, "x"), None);

        await Assert.ThrowsAsync<JournalConflictException>(async () => await Append(fork, Sample.Append(2, "b")));
    }

    [Fact]
    public async Task Append_AskedAgain_AnswersTheSameAndWritesNothing()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a"));
        var second = await Append(first, Sample.Append(2, "b", "c"));

        Assert.Equal(second, await Append(first, Sample.Append(2, "b", "c")));
        Assert.Equal(first, await Append(JournalVersion.None, Sample.Append(1, "a")));
        Assert.Equal(["a", "b", "c"], Texts((await Load()).Entries));
    }

    [Fact]
    public async Task Append_AskedAgainAfterOthersWrote_AnswersTheVersionThatItLedTo()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        await Append(first, Sample.Append(2, "c"));
        await Reopen();

        Assert.Equal(first, await Append(JournalVersion.None, Sample.Append(1, "a", "b")));
        Assert.Equal(3, (await Load()).Version.Number);
    }

    [Fact]
    public async Task Append_AskedAgainAtAnotherVersion_ThrowsConflict()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a"));
        await Append(first, Sample.Append(2, "b"));

        await Assert.ThrowsAsync<JournalConflictException>(async () => await Append(first, Sample.Append(1, "a")));
    }

    [Fact]
    public async Task Append_SameIdInAnotherPartition_IsAnotherAppend()
    {
        await Append(JournalVersion.None, Sample.Append(1, "a"));
        await Journal.AppendAsync(Sample.OtherAccount, JournalVersion.None, Sample.Append(1, "x"), None);

        Assert.Equal(["x"], Texts((await Journal.LoadAsync(Sample.OtherAccount, None)).Entries));
    }

    [Fact]
    public async Task Append_BesideOnesThatAreRefused_IsWritten()
    {
        // They come together, so that a store that commits in groups has the bad ones and the good ones in one group.
        var first = await Append(JournalVersion.None, Sample.Append(1, "a"));
        var keys = Enumerable.Range(0, 50).Select(i => PartitionKey.Create($"t7k2|good_{i}")).ToList();
        var good = keys.Select(key => Journal.AppendAsync(key, JournalVersion.None, Sample.Append(2, "g"), None).AsTask()).ToList();
        var bad = keys.Select(_ => Append(first with { Number = 7 }, Sample.Append(3, "b")).AsTask()).ToList();

        Assert.All(await Task.WhenAll(good), version => Assert.Equal(1, version.Number));
        foreach (var task in bad)
        {
            await Assert.ThrowsAsync<JournalConflictException>(() => task);
        }
    }

    [Fact]
    public async Task Append_ManyAtTheSameVersion_ExactlyOneWins()
    {
        var version = JournalVersion.None;
        for (var round = 0; round < 10; round++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(1, 16).Select(i => TryAppend(version, (round * 100) + i)));
            version = Assert.Single(outcomes.OfType<JournalVersion>());
            Assert.Equal(round + 1, version.Number);
            Assert.Equal(version, (await Load()).Version);
        }
    }

    [Fact]
    public async Task Append_SameAppendManyTimesAtOnce_IsWrittenOnce()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Append(JournalVersion.None, Sample.Append(1, "a", "b")).AsTask()));

        Assert.Single(answers.Distinct());
        Assert.Equal(["a", "b"], Texts((await Load()).Entries));
    }

    [Fact]
    public async Task Append_Reopened_IsStillThere()
    {
        var version = await Append(JournalVersion.None, Sample.Append(1, "a") with { Rows = [Sample.Put("row", "1")] });
        await Journal.SaveSnapshotAsync(Sample.Account, new(version, 1, Sample.Utf8("snapshot")), None);
        await Journal.MarkPublishedAsync(Sample.Account, 1, None);
        await Reopen();

        var loaded = await Load();
        Assert.Equal(version, loaded.Version);
        Assert.Equal("snapshot", Sample.Text(loaded.Snapshot!.Data));
        Assert.False(loaded.Head!.IsUnpublished);
        Assert.Equal(["row=1"], Rows(await Scan()));
        Assert.Equal(2, (await Append(version, Sample.Append(2, "b"))).Number);
    }

    [Fact]
    public async Task Append_CancelledBefore_IsCancelledAndWritesNothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Journal.AppendAsync(Sample.Account, JournalVersion.None, Sample.Append(1, "a"), cancelled));
        Assert.Empty((await Load()).Entries);
    }

    [Fact]
    public async Task Append_Closed_ThrowsObjectDisposed()
    {
        await Journal.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Append(JournalVersion.None, Sample.Append(1, "a")));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await Load());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await List(Journal.HeadsAsync("", None)));
    }

    async Task<JournalVersion?> TryAppend(JournalVersion expected, int id)
    {
        try
        {
            return await Append(expected, Sample.Append(id, $"e{id}"));
        }
        catch (JournalConflictException)
        {
            return null;
        }
    }
}
