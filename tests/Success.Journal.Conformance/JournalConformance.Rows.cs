namespace Success.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Scan_Bounds_AreInclusiveBelowAndExclusiveAbove()
    {
        await Change([.. "abcde".Select(key => Sample.Put(key.ToString(), key.ToString()))]);

        Assert.Equal(["a=a", "b=b", "c=c", "d=d", "e=e"], Rows(await Scan()));
        Assert.Equal(["b=b", "c=c"], Rows(await Scan(new(RowKey.Create("b"), RowKey.Create("d")))));
        Assert.Equal(["d=d", "e=e"], Rows(await Scan(new(From: RowKey.Create("d")))));
        Assert.Equal(["a=a"], Rows(await Scan(new(To: RowKey.Create("b")))));
        Assert.Empty(await Scan(new(RowKey.Create("d"), RowKey.Create("b"))));
        Assert.Empty(await Scan(new(RowKey.Create("b"), RowKey.Create("b"))));
    }

    [Fact]
    public async Task Scan_DirectionAndLimit_CountFromTheirEnd()
    {
        await Change([.. "abcde".Select(key => Sample.Put(key.ToString(), key.ToString()))]);

        Assert.Equal(["a=a", "b=b"], Rows(await Scan(new(Limit: 2))));
        Assert.Equal(["e=e", "d=d"], Rows(await Scan(new(Direction: ScanDirection.Descending, Limit: 2))));
        Assert.Equal(["c=c", "b=b"], Rows(await Scan(new(RowKey.Create("b"), RowKey.Create("d"), ScanDirection.Descending))));
    }

    [Fact]
    public async Task Scan_Keys_AreSortedByOrdinalValue()
    {
        // Every character of the alphabet, each in its ASCII order.
        const string Sorted = "-.0123456789:_abcdefghijklmnopqrstuvwxyz|";
        await Change([.. Sorted.Reverse().Select(key => Sample.Put(key.ToString(), ""))]);

        Assert.Equal(Sorted, string.Concat((await Scan()).Select(row => row.Key.Value)));
    }

    [Fact]
    public async Task Scan_AnotherPartition_SeesNothing()
    {
        await Change(Sample.Put("a", "1"));

        Assert.Empty(await Journal.ScanRowsAsync(Sample.OtherAccount, new(), None));
    }

    [Fact]
    public async Task ChangeRows_PutAndDelete_TakeEffect()
    {
        await Change(Sample.Put("a", "1"), Sample.Put("b", "1"));
        await Change(Sample.Put("a", "2"), Sample.Delete("b"), Sample.Delete("c"), Sample.Put("d", ""));

        Assert.Equal(["a=2", "d="], Rows(await Scan()));
    }

    [Fact]
    public async Task ChangeRows_AnyBytes_ComeBack()
    {
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        await Change(RowChange.Put(RowKey.Create("a"), bytes));

        Assert.Equal(bytes, Assert.Single(await Scan()).Data.ToArray());
    }

    [Fact]
    public async Task ChangeRows_OutsideAnAppend_LeaveTheVersion()
    {
        var version = await Append(JournalVersion.None, Sample.Append(1, "a"));
        await Change(Sample.Put("a", "1"));

        Assert.Equal(version, (await Load()).Version);
    }

    [Fact]
    public async Task Append_WithRows_ChangesThemToo()
    {
        var first = await Append(JournalVersion.None, Sample.Append(1, "a") with { Rows = [Sample.Put("a", "1"), Sample.Put("b", "1")] });
        await Append(first, Sample.Append(2, "b") with { Rows = [Sample.Delete("a"), Sample.Put("b", "2")] });

        Assert.Equal(["b=2"], Rows(await Scan()));
    }

    [Fact]
    public async Task Append_ToAPartitionThatHasRowsOnly_BeginsAtOne()
    {
        await Change(Sample.Put("a", "1"));
        var version = await Append(JournalVersion.None, Sample.Append(1, "a"));

        Assert.Equal(1, version.Number);
        Assert.Equal(["a=1"], Rows(await Scan()));
    }
}
