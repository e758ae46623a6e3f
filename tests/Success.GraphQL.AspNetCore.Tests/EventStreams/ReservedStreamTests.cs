using Success.GraphQL.AspNetCore.EventStreams;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.Tests.EventStreams;

public sealed class ReservedStreamTests
{
    [Fact]
    public async Task Start_IdOfOneThatWasStoppedAndEndsLate_StaysTaken()
    {
        var place = new ConnectionCount(maxPerClient: 1).Take("client");
        using var stream = new ReservedStream("token", Admission.Of("client"), place, maxOperations: 1);
        stream.Open(new OpenStream(null!, null!));
        var (begun, mayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        stream.Start("a", async (_, _) =>
        {
            begun.SetResult();
            await mayEnd.Task;
        });
        await begun.Task;
        stream.Stop("a");
        stream.Start("a", static (_, stopped) => Task.Delay(Timeout.InfiniteTimeSpan, stopped));

        // Without a thread of its own, what waits for this goes on before the next line.
        mayEnd.SetResult();

        var refused = Assert.Throws<RequestRefusedException>(() => stream.Start("a", static (_, _) => Task.CompletedTask));
        Assert.Equal(409, refused.Status);
        await stream.EndAsync();
    }
}
