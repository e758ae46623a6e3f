using Success.GraphQL.AspNetCore.EventStreams;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.Tests.EventStreams;

public sealed class ReservedStreamTests
{
    readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource _mayEnd = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Start_AsManyAsAllowed_RunAndOneMoreIsRefused()
    {
        using var stream = Open(maxOperations: 2);
        stream.Start("a", NeverEndAsync);
        stream.Start("b", NeverEndAsync);

        Assert.Equal((429, "TOO_MANY_OPERATIONS"), Refusal(stream, "c"));
        await stream.EndAsync();
    }

    [Fact]
    public async Task Start_OneThatWasStoppedStillRuns_ItsPlaceIsTakenUntilItHasEnded()
    {
        using var stream = Open(maxOperations: 1);
        await StartAndStopAsync(stream, "a");

        Assert.Equal((429, "TOO_MANY_OPERATIONS"), Refusal(stream, "b"));

        _mayEnd.SetResult();
        await UntilThereIsRoomAsync(stream, "b");
        await stream.EndAsync();
    }

    [Fact]
    public async Task Start_IdOfOneThatWasStoppedAndEndsLate_StaysTaken()
    {
        using var stream = Open(maxOperations: 2);
        await StartAndStopAsync(stream, "a");
        stream.Start("a", NeverEndAsync);

        // There is room for this one when the first "a" has ended.
        _mayEnd.SetResult();
        await UntilThereIsRoomAsync(stream, "b");

        Assert.Equal((409, "STREAM_CONFLICT"), Refusal(stream, "a"));
        await stream.EndAsync();
    }

    static ReservedStream Open(int maxOperations)
    {
        var place = new ConnectionCount(maxPerClient: 1).Take("client");
        var stream = new ReservedStream("token", Admission.Of("client"), place, maxOperations);
        stream.Open(new OpenStream(null!, null!));
        return stream;
    }

    async Task StartAndStopAsync(ReservedStream stream, string id)
    {
        stream.Start(id, async (_, _) =>
        {
            _begun.SetResult();
            await _mayEnd.Task;
        });
        await _begun.Task;
        stream.Stop(id);
    }

    static Task UntilThereIsRoomAsync(ReservedStream stream, string id) =>
        Wait.UntilAsync(() => Record.Exception(() => stream.Start(id, NeverEndAsync)) is null, "room");

    static (int Status, string? Code) Refusal(ReservedStream stream, string id)
    {
        var refused = Assert.Throws<RequestRefusedException>(() => stream.Start(id, NeverEndAsync));
        return (refused.Status, refused.Error.Code);
    }

    static Task NeverEndAsync(OpenStream stream, CancellationToken stopped) => Task.Delay(Timeout.InfiniteTimeSpan, stopped);
}
