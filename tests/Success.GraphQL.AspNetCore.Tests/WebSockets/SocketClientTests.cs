using Success.GraphQL.TestServer;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>graphql-transport-ws as the reference client sees it, over real sockets.</summary>
public sealed class SocketClientTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("query", """{"results":[{"data":{"hello":"world"}}],"end":"complete"}""")]
    [InlineData("mutation", """{"results":[{"data":{"rename":"ship"}}],"end":"complete"}""")]
    [InlineData("subscription", """{"results":[{"data":{"tick":0}},{"data":{"tick":1}},{"data":{"tick":2}},{"data":{"tick":3}},{"data":{"tick":4}}],"end":"complete"}""")]
    [InlineData("refusedInit", """{"results":[],"end":{"code":4403,"reason":"Not you."}}""")]
    [InlineData("parseError", """{"results":[],"end":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":8}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}""")]
    [InlineData("validationError", """{"results":[],"end":[{"message":"Cannot query field \"nothing\" on type \"Query\".","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""")]
    [InlineData("variableError", """{"results":[],"end":[{"message":"Variable \"$n\" of non-null type \"Int!\" must not be null.","locations":[{"line":1,"column":14}],"extensions":{"code":"BAD_USER_INPUT"}}]}""")]
    [InlineData("fieldError", """{"results":[{"errors":[{"message":"Something went wrong. It is not the request's fault.","locations":[{"line":1,"column":3}],"path":["broken"],"extensions":{"code":"INTERNAL"}}],"data":{"broken":null}}],"end":"complete"}""")]
    [InlineData("cancellation", """{"results":[{"data":{"forever":0}},{"data":{"forever":1}},{"data":{"forever":2}}],"after":{"results":[{"data":{"hello":"world"}}],"end":"complete"},"open":0}""")]
    [InlineData("reconnect", """{"first":{"results":[{"data":{"hello":"world"}}],"end":"complete"},"starts":2,"sockets":2}""")]
    [InlineData("interleaved", """{"right":100,"isInterleaved":true}""")]
    [InlineData("sockets", """{"admitted":50,"refused":{"code":1013,"reason":"This client has 50 sockets and event streams open, and no more are allowed."},"again":true}""")]
    public async Task Client_UsesTheSocket_SeesWhatTheProtocolPromises(string scenario, string seen) =>
        Assert.Equal(seen, await NodeClient.SeenAsync("ws", scenario, fixture.Server.Endpoint));

    [Fact]
    public async Task Client_SourceBreaksOff_GetsTheEventsAndThenAnError()
    {
        var seen = await NodeClient.RunAsync("ws", "brokenSubscription", fixture.Server.Endpoint);

        Assert.Equal("""[{"data":{"breaksAfter":0}},{"data":{"breaksAfter":1}}]""", seen["results"]!.ToJsonString());
        Assert.Equal("INTERNAL", (string?)seen["end"]![0]!["extensions"]!["code"]);
        Assert.DoesNotContain("Nobody outside", seen.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notJson", 4400, "The message is not valid JSON.")]
    [InlineData("binary", 4400, "Messages are text.")]
    [InlineData("unknownType", 4400, "The message's type is none of the protocol.")]
    [InlineData("emptyId", 4400, "The message needs an id that is a non-empty string.")]
    [InlineData("numberAsQuery", 4400, "The parameter 'query' must be a string or null.")]
    [InlineData("subscribeBeforeInit", 4401, "Unauthorized")]
    [InlineData("otherProtocol", 4406, "Subprotocol not acceptable")]
    [InlineData("idTwice", 4409, "Subscriber for 1 already exists")]
    [InlineData("initTwice", 4429, "Too many initialisation requests")]
    [InlineData("tooLongInit", 1009, "A message may have 16384 bytes.")]
    [InlineData("tooLongMessage", 1009, "A message may have 262144 bytes.")]
    public async Task Socket_AgainstTheProtocol_IsClosedWithItsCode(string scenario, int code, string reason)
    {
        var seen = await NodeClient.RunAsync("ws", scenario, fixture.Server.Endpoint);

        Assert.Equal((code, reason), ((int)seen["code"]!, (string?)seen["reason"]));
    }

    [Fact]
    public async Task Socket_NeverInit_IsClosedWithItsCode()
    {
        var clock = new FakeTimeProvider();
        await using var server = await TestApplication.StartAsync(time: clock);
        var seen = NodeClient.RunAsync("ws", "neverInit", server.Endpoint);
        await Wait.UntilAsync(() => clock.WaitingTimers == 1, "the socket to be waited for");

        clock.Advance(new TransportOptions().ConnectionInitTimeout);

        Assert.Equal((4408, "Connection initialisation timeout"), ((int)(await seen)["code"]!, (string?)(await seen)["reason"]));
    }

    [Theory]
    [InlineData("pings", """{"code":1000,"received":[{"type":"pong"},{"type":"connection_ack"},{"type":"pong","payload":{"at":7}}]}""")]
    [InlineData("idAgain", """{"code":1000,"received":[{"type":"connection_ack"},{"id":"a","type":"next","payload":{"data":{"hello":"world"}}},{"id":"a","type":"complete"},{"id":"a","type":"next","payload":{"data":{"hello":"world"}}},{"id":"a","type":"complete"}]}""")]
    [InlineData("tooManyOperations", """{"code":1000,"received":[{"id":"100","type":"error","payload":[{"message":"This socket has 100 unfinished operations, and no more are allowed.","extensions":{"code":"TOO_MANY_OPERATIONS"}}]}]}""")]
    public async Task Socket_StaysOpen_AndAnswersMessageByMessage(string scenario, string seen) =>
        Assert.Equal(seen, await NodeClient.SeenAsync("ws", scenario, fixture.Server.Endpoint));

    [Fact]
    public async Task Socket_CredentialIsRevoked_IsClosed()
    {
        var seen = await NodeClient.RunAsync("ws", "untilClosed", fixture.Server.Endpoint, fixture.Server.Admission.Revoke);

        Assert.Equal(4403, (int)seen["code"]!);
    }
}
