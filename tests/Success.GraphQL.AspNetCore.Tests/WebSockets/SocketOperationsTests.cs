using Success.GraphQL.AspNetCore.WebSockets;

namespace Success.GraphQL.AspNetCore.Tests.WebSockets;

public sealed class SocketOperationsTests
{
    readonly SocketOperations _operations = new(max: 2);

    [Fact]
    public void TryAdd_AsManyAsAllowed_HaveRoomAndOneMoreHasNot()
    {
        Add("a");
        Add("b");

        Assert.Equal(Admitted.NoRoom, _operations.TryAdd("c", out _));
    }

    [Fact]
    public void TryAdd_OneThatWasStoppedStillWorks_HasItsIdButNoRoom()
    {
        Add("a");
        var working = Add("b");
        _operations.Stop("b");

        Assert.Equal(Admitted.NoRoom, _operations.TryAdd("b", out _));

        _operations.Remove(working);
        Add("b");
    }

    [Fact]
    public void Remove_OfOneWhoseIdIsAnothersByNow_LeavesTheOther()
    {
        var first = Add("a");
        _operations.Stop("a");
        Add("a");

        _operations.Remove(first);

        Assert.Equal(Admitted.IdIsTaken, _operations.TryAdd("a", out _));
    }

    [Fact]
    public async Task Follow_AsManyWithTheirLastWordToSayAsMayWork_WaitsUntilOneHasSaidIt()
    {
        var lastWords = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource()).ToArray();
        foreach (var lastWord in lastWords[..3])
        {
            Assert.True(_operations.FollowAsync(lastWord.Task).IsCompleted);
        }

        var next = _operations.FollowAsync(lastWords[3].Task);
        Assert.False(next.IsCompleted);

        lastWords[1].SetResult();
        await next;
    }

    SocketOperation Add(string id)
    {
        Assert.Equal(Admitted.Yes, _operations.TryAdd(id, out var operation));
        return operation!;
    }
}
