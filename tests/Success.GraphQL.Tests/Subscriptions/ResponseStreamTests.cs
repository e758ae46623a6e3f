using System.Runtime.CompilerServices;
using System.Text;
using Success.GraphQL.Tests.Limits;
using Success.Testing;

namespace Success.GraphQL.Tests.Subscriptions;

[Collection(nameof(LimitsAreCounted))]
public sealed class ResponseStreamTests : IDisposable
{
    readonly CountedByTag _counted = new("Success.GraphQL", "graphql.limit.exceeded");
    readonly GraphQLEngine _engine = Sample.Engine();

    public void Dispose() => _counted.Dispose();

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
        await foreach (var response in EngineOver(source, clock).StreamAsync(Request("subscription { tick }")))
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
        Assert.Equal(["SubscriberPatience"], _counted.Take());
        Assert.Equal(Enumerable.Range(0, responses.Count - 1).Select(i => $$$"""{"data":{"tick":{{{i}}}}}"""), responses[..^1]);
    }

    [Fact]
    public async Task Stream_EventIsNotAnsweredInTime_IsToldSoAndTheNextEventHasTimeOfItsOwn()
    {
        var clock = new FakeTimeProvider();
        var engine = EngineOver(new Ticks(), clock);
        await using var responses = engine.StreamAsync(Request("subscription { item { wait } }")).GetAsyncEnumerator();

        for (var i = 0; i < 2; i++)
        {
            var next = responses.MoveNextAsync().AsTask();
            await UntilSomethingWaitsAsync(clock);
            clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
            Assert.False(next.IsCompleted);
            clock.Advance(TimeSpan.FromMilliseconds(1));

            Assert.True(await next);
            Assert.Equal(
                """{"errors":[{"message":"The operation did not finish within 10 seconds.","extensions":{"code":"DEADLINE_EXCEEDED"}}],"data":null}""",
                Encoding.UTF8.GetString(responses.Current.Span));
            Assert.Equal(0, clock.WaitingTimers);
            Assert.Equal(["Deadline"], _counted.Take());
        }
    }

    [Fact]
    public async Task Stream_ReaderLeaves_WaitsForTheSourceToEnd()
    {
        var source = new Ticks();
        var responses = EngineOver(source, new FakeTimeProvider()).StreamAsync(Request("subscription { slow }")).GetAsyncEnumerator();
        Assert.True(await responses.MoveNextAsync());

        var left = responses.DisposeAsync().AsTask();
        await source.Stopping;
        Assert.False(left.IsCompleted);
        source.MayEnd.SetResult();

        await left;
        Assert.True(source.IsLeft);
    }

    static Task UntilSomethingWaitsAsync(FakeTimeProvider clock) => Patience.UntilAsync(() => clock.WaitingTimers > 0, "a timer");

    static GraphQLRequest Request(string document) => new() { Document = Encoding.UTF8.GetBytes(document), Services = Sample.Services };

    static GraphQLEngine EngineOver(Ticks source, FakeTimeProvider clock)
    {
        var options = new GraphQLOptions { Clock = clock };
        options.Schema.Add(("ticks.graphql", "type Query { idle: Int } type Subscription { tick: Int! item: Item! slow: Int! } type Item { wait: Int }"));
        options.Resolvers.Add(typeof(Root));
        options.Resolvers.Add(source);
        return GraphQLEngine.Create(options);
    }

    [Resolvers("Query")]
    public static class Root
    {
        public static int? Idle() => null;
    }

    public sealed record Item(int Number)
    {
        public Task<int> WaitAsync(CancellationToken cancellationToken) =>
            Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => Number, TaskScheduler.Default);
    }

    /// <summary>Sources without an end.</summary>
    [Resolvers("Subscription")]
    public sealed class Ticks
    {
        readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
        volatile bool _isLeft;

        public bool IsLeft => _isLeft;

        public Task Stopping => _stopping.Task;

        public TaskCompletionSource MayEnd { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static async IAsyncEnumerable<Item> Item([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            yield return new Item(0);
            yield return new Item(1);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        public async IAsyncEnumerable<int> Slow([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                yield return 0;
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                _stopping.SetResult();
                await MayEnd.Task;
                _isLeft = true;
            }
        }

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
