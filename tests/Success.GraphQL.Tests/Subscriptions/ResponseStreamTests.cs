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
    public async Task Stream_SourceFasterThanItsReader_EndsWithAnError()
    {
        var responses = new List<string>();
        var request = new GraphQLRequest { Document = "subscription { tick(n: 100000) }"u8.ToArray(), Services = Sample.Services };
        await foreach (var response in _engine.StreamAsync(request))
        {
            // The source goes on while the first response is read: it is done, or stopped, when its buffer has overflowed.
            await Sample.Subscription.Stopped.Task;
            responses.Add(System.Text.Encoding.UTF8.GetString(response.Span));
        }

        Assert.InRange(responses.Count, 2, 110);
        Assert.Contains("SUBSCRIBER_TOO_SLOW", responses[^1], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, responses.Count - 1).Select(i => $$$"""{"data":{"tick":{{{i}}}}}"""), responses[..^1]);
    }
}
