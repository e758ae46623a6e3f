using System.Text;
using Success.Testing;

namespace Success.GraphQL.Tests.Subscriptions;

public sealed class ResponseStreamTests
{
    readonly GraphQLEngine _engine = Sample.Engine();

    [Fact]
    public async Task Stream_Subscription_GivesOneResponsePerEvent() =>
        Assert.Equal(
            ["""{"data":{"tick":0}}""", """{"data":{"tick":1}}""", """{"data":{"tick":2}}"""],
            await _engine.StreamAsync("subscription { tick(n: 3) }"));

    [Fact]
    public async Task Stream_Query_GivesOneResponse() =>
        Assert.Equal(["""{"data":{"hello":"world"}}"""], await _engine.StreamAsync("{ hello }"));

    [Fact]
    public async Task Stream_SourceFasterThanItsReader_WaitsForIt()
    {
        var responses = await _engine.StreamAsync("subscription { tick(n: 1000) }");

        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $$$"""{"data":{"tick":{{{i}}}}}"""), responses);
    }

    [Fact]
    public async Task Stream_ReaderThatTakesNothingForLong_EndsWithAnErrorAfterWhatWaits()
    {
        var clock = new FakeTimeProvider();
        var responses = new List<string>();
        var request = new GraphQLRequest { Document = "subscription { tick(n: 100000) }"u8.ToArray(), Services = Sample.Services };
        await foreach (var response in Sample.Engine(clock).StreamAsync(request))
        {
            responses.Add(Encoding.UTF8.GetString(response.Span));
            if (responses.Count == 1)
            {
                await UntilSomebodyWaitsAsync(clock);
                clock.Advance(new GraphQLOptions().SubscriberPatience);
            }
        }

        Assert.InRange(responses.Count, 100, 103);
        Assert.Contains("SUBSCRIBER_TOO_SLOW", responses[^1], StringComparison.Ordinal);
        Assert.Contains("100 events wait for it, and it took none for 10 s", responses[^1], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, responses.Count - 1).Select(i => $$$"""{"data":{"tick":{{{i}}}}}"""), responses[..^1]);
    }

    static async Task UntilSomebodyWaitsAsync(FakeTimeProvider clock)
    {
        for (var tries = 0; clock.WaitingTimers == 0; tries++)
        {
            Assert.True(tries < 1_000_000, "The source never waited for its subscriber.");
            await Task.Yield();
        }
    }
}
