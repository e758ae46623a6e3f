namespace Success.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Forget_Partition_IsAsIfItHadNeverBeen()
    {
        var version = await FillAsync(Sample.Account, 100);
        await FillAsync(Sample.OtherAccount, 3);

        await Journal.ForgetAsync(Sample.Account, None);

        foreach (var _ in Twice())
        {
            Assert.Equal((JournalVersion.None, null, 0), await Load() is var loaded ? (loaded.Version, loaded.Snapshot, loaded.Entries.Count) : default);
            Assert.Null((await Load()).Head);
            Assert.Empty(await Journal.ReadEntriesAsync(Sample.Account, 0, 10, None));
            Assert.Empty(await Journal.ReadEntriesAsync(Sample.Account, 50, 10, None));
            Assert.Empty(await Scan());
            Assert.Equal(["t7k2|acc_2"], await Keys("t7k2|"));
            Assert.Equal(["t7k2|acc_2"], await UnpublishedKeys("t7k2|"));
            Assert.Equal(3, (await Journal.ReadEntriesAsync(Sample.OtherAccount, 0, 10, None)).Count);
            await Reopen();
        }

        await Assert.ThrowsAsync<JournalConflictException>(async () => await Append(version, Sample.Append(200, "late")));
    }

    [Fact]
    public async Task Forget_Partition_BeginsAnewWithItsNextAppend()
    {
        await FillAsync(Sample.Account, 40);
        await Journal.ForgetAsync(Sample.Account, None);

        var again = await Append(JournalVersion.None, Sample.Append(1, "a", "b"));
        await FillAsync(Sample.OtherAccount, 40);
        await Reopen();

        Assert.Equal(2, again.Number);
        Assert.Equal(["a", "b"], Texts((await Load()).Entries));
        Assert.Equal(40, (await Journal.LoadAsync(Sample.OtherAccount, None)).Version.Number);
    }

    [Fact]
    public async Task Forget_PartitionThatIsNotThere_DoesNothing()
    {
        await Journal.ForgetAsync(Sample.Account, None);
        await Change(Sample.Put("a", "1"));
        await Journal.ForgetAsync(Sample.Account, None);

        Assert.Empty(await Scan());
        await Assert.ThrowsAsync<ArgumentException>(async () => await Journal.ForgetAsync(default, None));
    }

    /// <summary>Appends entry by entry, with a row, a snapshot in the middle and a mark.</summary>
    async Task<JournalVersion> FillAsync(PartitionKey partition, int entries)
    {
        var version = JournalVersion.None;
        for (var number = 1; number <= entries; number++)
        {
            version = await Journal.AppendAsync(partition, version, Sample.Append(number, $"{number}") with { Rows = [Sample.Put($"r{number}", "1")] }, None);
            if (number == entries / 2)
            {
                await Journal.SaveSnapshotAsync(partition, new(version, 1, Sample.Utf8("s")), None);
                await Journal.MarkPublishedAsync(partition, number, None);
            }
        }

        return version;
    }

    static IEnumerable<int> Twice() => Enumerable.Range(0, 2);
}
