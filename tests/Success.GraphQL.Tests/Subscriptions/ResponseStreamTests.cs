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
        var source = new Ticks();
        var responses = new List<string>();
        await foreach (var response in EngineOver(source, clock).StreamAsync(new GraphQLRequest { Document = "subscription { tick }"u8.ToArray(), Services = Sample.Services }))
        {
            responses.Add(Encoding.UTF8.GetString(response.Span));
            while (!source.IsLeft)
            {
                // Nothing is taken while the source fills the buffer, waits, and loses its patience.
                clock.Advance(new GraphQLOptions().SubscriberPatience);
                await Task.Yield();
            }
        }

        Assert.InRange(responses.Count, 100, 103);
        Assert.Contains("SUBSCRIBER_TOO_SLOW", responses[^1], StringComparison.Ordinal);
        Assert.Contains("100 events wait for it, and it took none for 10 s", responses[^1], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, responses.Count - 1).Select(i => $$$"""{"data":{"tick":{{{i}}}}}"""), responses[..^1]);
    }

    static GraphQLEngine EngineOver(Ticks source, FakeTimeProvider clock)
    {
        var options = new GraphQLOptions { Clock = clock };
        options.Schema.Add(("ticks.graphql", "type Query { idle: Int } type Subscription { tick: Int! }"));
        options.Resolvers.Add(typeof(Root));
        options.Resolvers.Add(source);
        return GraphQLEngine.Create(options);
    }

    [Resolvers("Query")]
    public static class Root
    {
        public static int? Idle() => null;
    }

    /// <summary>A source without an end.</summary>
    [Resolvers("Subscription")]
    public sealed class Ticks
    {
        volatile bool _isLeft;

        public bool IsLeft => _isLeft;

        public async IAsyncEnumerable<int> Tick()
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    await Task.Yield();
                    yield return i;
                }
            }
            finally
            {
                _isLeft = true;
            }
        }
    }
}
