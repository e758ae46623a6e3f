namespace Success.GraphQL.AspNetCore.Tests.EventStreams;

/// <summary>GraphQL over server-sent events as the reference client sees it, in both modes.</summary>
public sealed class EventStreamClientTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    const string ParseError = """{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":8}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}""";

    [Theory]
    [InlineData("Query", """{"results":[{"data":{"hello":"world"}}],"end":"complete"}""")]
    [InlineData("Mutation", """{"results":[{"data":{"rename":"ship"}}],"end":"complete"}""")]
    [InlineData("Subscription", """{"results":[{"data":{"tick":0}},{"data":{"tick":1}},{"data":{"tick":2}},{"data":{"tick":3}},{"data":{"tick":4}}],"end":"complete"}""")]
    [InlineData("Cancellation", """{"results":[0,1,2],"after":{"results":[{"data":{"hello":"world"}}],"end":"complete"},"open":0}""")]
    public async Task Client_InEitherMode_SeesTheSame(string scenario, string seen)
    {
        Assert.Equal(seen, await NodeClient.SeenAsync("sse", "distinct" + scenario, fixture.Server.Endpoint));
        Assert.Equal(seen, await NodeClient.SeenAsync("sse", "single" + scenario, fixture.Server.Endpoint));
    }

    [Theory]
    [InlineData("distinctParseError", """{"results":[{"errors":[""" + ParseError + """]}],"end":"complete"}""")]
    [InlineData("singleParseError", """{"results":[],"end":{"name":"NetworkError","status":400}}""")]
    public async Task Client_DocumentIsWrong_IsToldAsItsModeHasIt(string scenario, string seen) =>
        Assert.Equal(seen, await NodeClient.SeenAsync("sse", scenario, fixture.Server.Endpoint));

    [Theory]
    [InlineData("distinctInterleaved", 20)]
    [InlineData("singleInterleaved", 100)]
    public async Task Client_ManyOperationsAtOnce_EachGetsItsOwnEventsInOrder(string scenario, int right) =>
        Assert.Equal(right, (int)await NodeClient.RunAsync("sse", scenario, fixture.Server.Endpoint));

    [Theory]
    [InlineData("distinctBrokenSubscription")]
    [InlineData("singleBrokenSubscription")]
    public async Task Client_SourceBreaksOff_GetsTheEventsAndThenAnError(string scenario)
    {
        var seen = await NodeClient.RunAsync("sse", scenario, fixture.Server.Endpoint);

        Assert.Equal(3, seen["results"]!.AsArray().Count);
        Assert.Equal("INTERNAL", (string?)seen["results"]![2]!["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal("complete", (string?)seen["end"]);
    }

    [Fact]
    public async Task Client_CredentialIsRevoked_LosesItsStream() =>
        Assert.Equal("error", (string?)await NodeClient.RunAsync("sse", "untilClosed", fixture.Server.Endpoint, fixture.Server.Admission.Revoke));
}
