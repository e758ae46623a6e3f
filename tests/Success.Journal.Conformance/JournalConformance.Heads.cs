namespace Success.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Heads_Prefix_ReturnsThoseInKeyOrder()
    {
        string[] keys = ["b|2", "a|1", "b|10", "b-", "b", "bb", "b|1|x", "b|z", "b_"];
        foreach (var key in keys)
        {
            await Journal.AppendAsync(PartitionKey.Create(key), JournalVersion.None, Sample.Append(1, key), None);
        }

        Assert.Equal(["b|10", "b|1|x", "b|2", "b|z"], await Keys("b|"));
        Assert.Equal(["a|1", "b", "b-", "b_", "bb", "b|10", "b|1|x", "b|2", "b|z"], await Keys(""));
        Assert.Equal(["a|1"], await Keys("a|1"));
        Assert.Empty(await Keys("c"));
    }

    [Fact]
    public async Task Heads_LongestKeyAndPrefix_AreFound()
    {
        var key = PartitionKey.Create(new string('|', JournalLimits.MaxKeyLength));
        await Journal.AppendAsync(key, JournalVersion.None, Sample.Append(1, "a"), None);

        Assert.Equal([key.Value], await Keys(key.Value));
    }

    [Fact]
    public async Task Heads_PartitionWithRowsOnly_IsNotAmongThem()
    {
        await Change(Sample.Put("row", "r"));

        Assert.Empty(await Keys(""));
        Assert.Null((await Load()).Head);
    }

    [Fact]
    public async Task Heads_ManyPartitions_AreAllStreamedOnce()
    {
        // More than any store reads at once.
        var keys = Enumerable.Range(0, 2_345).Select(i => PartitionKey.Create($"t|{i:d5}")).ToList();
        await Task.WhenAll(keys.Select(key => Journal.AppendAsync(key, JournalVersion.None, Sample.Append(1, "a"), None).AsTask()));

        Assert.True((await Keys("t|")).SequenceEqual(keys.Select(key => key.Value), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Heads_AfterAppends_CarryTheLatest()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a"));
        var second = await Append(first, Sample.Append(2, "b"));

        var head = Assert.Single(await List(Journal.HeadsAsync("", None)));
        Assert.Equal(Sample.Account, head.Key);
        Assert.Equal(second, head.Version);
        Assert.Equal(0, head.Published);
        Assert.Equal("b", Sample.Text(head.Head.Summary));
        Assert.Null(head.Head.NextWake);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9_999, 1)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 2)]
    [InlineData(-1, 0)]
    [InlineData(-10_000, -1)]
    public async Task Heads_NextWake_IsRoundedUpToMilliseconds(long ticks, long milliseconds)
    {
        var wake = DateTimeOffset.UnixEpoch.AddTicks(ticks).ToOffset(TimeSpan.FromHours(5));
        await Append(JournalVersion.None, Sample.Append(1, "a") with { Head = new(Sample.Utf8("s"), wake) });

        var kept = (await Load()).Head!.Head.NextWake;
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds), kept);
        Assert.Equal(TimeSpan.Zero, kept!.Value.Offset);
    }

    [Fact]
    public async Task Heads_NextWakeTakenBack_IsNone()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a") with { Head = new(Sample.Utf8("s"), DateTimeOffset.UnixEpoch) });
        await Append(first, Sample.Append(2, "b"));

        Assert.Null((await Load()).Head!.Head.NextWake);
    }

    [Fact]
    public async Task UnpublishedHeads_AppendedMarkedAppended_FollowTheMark()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        Assert.Equal(["t7k2|acc_1"], await UnpublishedKeys("t7k2|"));

        await Journal.MarkPublishedAsync(Sample.Account, 1, None);
        Assert.Equal(["t7k2|acc_1"], await UnpublishedKeys("t7k2|"));

        await Journal.MarkPublishedAsync(Sample.Account, 2, None);
        Assert.Empty(await UnpublishedKeys("t7k2|"));

        await Append(first, Sample.Append(2, "c"));
        Assert.Equal(["t7k2|acc_1"], await UnpublishedKeys(""));
        Assert.Empty(await UnpublishedKeys("x"));
        Assert.Equal(2, (await Load()).Head!.Published);
    }

    [Fact]
    public async Task MarkPublished_Lower_DoesNothing()
    {
        await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        await Journal.MarkPublishedAsync(Sample.Account, 2, None);

        await Journal.MarkPublishedAsync(Sample.Account, 1, None);
        await Journal.MarkPublishedAsync(Sample.Account, 0, None);

        Assert.Equal(2, (await Load()).Head!.Published);
    }

    [Fact]
    public async Task MarkPublished_BeyondTheLastEntry_Throws()
    {
        await Append(JournalVersion.None, Sample.Append(1, "a"));

        var beyond = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () =>
            await Journal.MarkPublishedAsync(Sample.Account, 2, None));
        Assert.StartsWith("Partition 't7k2|acc_1' has no entry 2; its last one is 1.", beyond.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Journal.MarkPublishedAsync(Sample.OtherAccount, 1, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Journal.MarkPublishedAsync(Sample.Account, -1, None));
        Assert.Equal(0, (await Load()).Head!.Published);
    }

    async Task<string[]> Keys(string prefix) => [.. (await List(Journal.HeadsAsync(prefix, None))).Select(head => head.Key.Value)];

    async Task<string[]> UnpublishedKeys(string prefix) =>
        [.. (await List(Journal.UnpublishedHeadsAsync(prefix, None))).Select(head => head.Key.Value)];
}
