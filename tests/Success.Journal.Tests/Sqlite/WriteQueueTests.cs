using Success.Journal.Conformance;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Journal.Tests.Sqlite;

public sealed class WriteQueueTests
{
    [Fact]
    public async Task Enter_OneBeyondTheLimit_WaitsUntilThereIsRoom()
    {
        using var queue = new WriteQueue();
        for (var i = 0; i < SqliteLimits.MaxWaitingWrites; i++)
        {
            Assert.True(queue.EnterAsync(new PublishedWrite(Sample.Account, 0), default).AsTask().IsCompletedSuccessfully);
        }

        var beyond = queue.EnterAsync(new PublishedWrite(Sample.Account, 0), default).AsTask();
        Assert.False(beyond.IsCompleted);

        var batch = new List<Write>();
        Assert.True(queue.Take(batch, answered: 0));
        await beyond.WaitAsync(Patience.Longest);
        Assert.Equal(SqliteLimits.MaxBatchWrites, batch.Count);
    }

    [Fact]
    public void Take_LargeWrites_EndTheBatchAtItsBytes()
    {
        using var queue = new WriteQueue();
        var snapshot = new Snapshot(new(1, EntryHash.None), 1, new byte[JournalLimits.MaxSnapshotBytes]);
        for (var i = 0; i < 6; i++)
        {
            Assert.True(queue.EnterAsync(new SnapshotWrite(Sample.Account, snapshot), default).AsTask().IsCompletedSuccessfully);
        }

        var batch = new List<Write>();
        queue.Take(batch, answered: 0);

        Assert.Equal(SqliteLimits.MaxBatchBytes / JournalLimits.MaxSnapshotBytes, batch.Count);
    }

    [Fact]
    public async Task Take_WriteThatWasCancelled_LeavesItOut()
    {
        using var queue = new WriteQueue();
        var write = new PublishedWrite(Sample.Account, 0);
        await queue.EnterAsync(write, default);
        write.Cancel(new CancellationToken(canceled: true));

        var batch = new List<Write>();
        Assert.True(queue.Take(batch, answered: 0));

        Assert.Empty(batch);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write.Answer);
    }

    [Fact]
    public async Task Take_Closed_ReturnsWhatWaitsAndThenNothing()
    {
        using var queue = new WriteQueue();
        await queue.EnterAsync(new PublishedWrite(Sample.Account, 0), default);
        queue.Close();

        var batch = new List<Write>();
        Assert.True(queue.Take(batch, answered: 0));
        Assert.Single(batch);
        Assert.False(queue.Take(batch, answered: 1));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await queue.EnterAsync(new PublishedWrite(Sample.Account, 0), default));
    }
}
