using Success.GraphQL.TestServer;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests.Limits;

/// <summary>The limits of sockets at the limit and one beyond, and that what they refuse is counted.</summary>
[Collection(nameof(LimitsAreCounted))]
public sealed class SocketLimitTests : IDisposable
{
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    readonly CountedByTag _counted = new("Success.GraphQL", "graphql.limit.exceeded");

    public void Dispose() => _counted.Dispose();

    [Fact]
    public async Task FirstMessage_AtTheLimit_IsReadAndOneByteMoreClosesTheSocket()
    {
        await using var server = await TestApplication.StartAsync(time: new FakeTimeProvider());
        using var allowed = await TestSocket.OpenAsync(server, init: false);
        using var refused = await TestSocket.OpenAsync(server, init: false);

        await allowed.SendTextAsync("""{"type":"connection_init"}""".PadRight(16 * 1024));
        Assert.Equal("connection_ack", await allowed.ReceiveTypeAsync());
        Assert.Empty(_counted.Take());

        await refused.SendTextAsync("""{"type":"connection_init"}""".PadRight((16 * 1024) + 1));
        Assert.Equal((1009, "A message may have 16384 bytes."), await refused.CloseOfAsync());
        Assert.Equal(["MaxConnectionInitBytes"], _counted.Take());
    }

    [Fact]
    public async Task Message_AtTheLimit_IsReadAndOneByteMoreClosesTheSocket()
    {
        await using var server = await TestApplication.StartAsync(time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server);

        await socket.SendTextAsync(Hello("1").PadRight(256 * 1024));
        Assert.Equal(("next", "complete"), (await socket.ReceiveTypeAsync(), await socket.ReceiveTypeAsync()));
        Assert.Empty(_counted.Take());

        // What follows is none of the protocol, and no longer looked at.
        await socket.SendTextAsync(Hello("2").PadRight((256 * 1024) + 1));
        await socket.SendTextAsync("x".PadRight(1024 * 1024));
        Assert.Equal((1009, "A message may have 262144 bytes."), await socket.CloseOfAsync());
        Assert.Equal(["MaxBodyBytes"], _counted.Take());
    }

    [Fact]
    public async Task JsonDepth_AtTheLimit_IsReadAndOneDeeperClosesTheSocket()
    {
        await using var server = await TestApplication.StartAsync(time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server);

        // The payload is a level, as a body is.
        await socket.SendTextAsync(Hello("1", Nested(63)));
        Assert.Equal(("next", "complete"), (await socket.ReceiveTypeAsync(), await socket.ReceiveTypeAsync()));
        Assert.Empty(_counted.Take());

        await socket.SendTextAsync(Hello("2", Nested(64)));
        Assert.Equal((4400, "The payload is nested deeper than the allowed 64 levels."), await socket.CloseOfAsync());
        Assert.Equal(["MaxJsonDepth"], _counted.Take());

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);
    }

    [Fact]
    public async Task ConnectionInit_InTime_IsAcceptedAndAMillisecondLaterTheSocketIsClosed()
    {
        var clock = new FakeTimeProvider();
        await using var server = await TestApplication.StartAsync(time: clock);
        using var inTime = await TestSocket.OpenAsync(server, init: false);
        using var late = await TestSocket.OpenAsync(server, init: false);
        await Wait.UntilAsync(() => clock.WaitingTimers == 2, "both sockets to be waited for");

        clock.Advance(TimeSpan.FromSeconds(3) - Moment);
        await inTime.SendAsync(new { type = "connection_init" });
        Assert.Equal("connection_ack", await inTime.ReceiveTypeAsync());
        Assert.Empty(_counted.Take());

        clock.Advance(Moment);
        Assert.Equal((4408, "Connection initialisation timeout"), await late.CloseOfAsync());
        Assert.Equal(["ConnectionInitTimeout"], _counted.Take());
    }

    [Fact]
    public async Task Close_NotAnsweredInTime_EndsTheSocketAndAMillisecondEarlierItDoesNot()
    {
        var clock = new FakeTimeProvider();
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { MaxConnectionsPerClient = 1 }, time: clock);
        using var closed = await TestSocket.OpenAsync(server);
        await closed.SendTextAsync("x");
        Assert.Equal((4400, "The message is not valid JSON."), await closed.CloseOfAsync());

        clock.Advance(TimeSpan.FromSeconds(5) - Moment);
        Assert.False(await HasPlaceAsync(server));
        Assert.Equal(["MaxConnectionsPerClient"], _counted.Take());

        clock.Advance(Moment);
        await Wait.UntilAsync(() => HasPlaceAsync(server), "the socket to end");
        Assert.Equal("CloseTimeout", Assert.Single(_counted.Take(), limit => limit != "MaxConnectionsPerClient"));
    }

    [Fact]
    public async Task Operations_AtTheLimit_RunAndOneMoreIsRefused()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { MaxOperationsPerConnection = 2 }, time: new FakeTimeProvider());
        using var socket = await TestSocket.OpenAsync(server);
        foreach (var id in new[] { "1", "2" })
        {
            await socket.SendAsync(new { id, type = "subscribe", payload = new { query = "subscription { forever }" } });
            await socket.ReceiveAsync(message => message.GetProperty("id").GetString() == id);
        }

        Assert.Empty(_counted.Take());

        await socket.SendTextAsync(Hello("3"));

        var answer = await socket.ReceiveAsync(message => message.GetProperty("id").GetString() == "3");
        Assert.Contains("TOO_MANY_OPERATIONS", answer.ToString(), StringComparison.Ordinal);
        Assert.Equal(["MaxOperationsPerConnection"], _counted.Take());
    }

    static async Task<bool> HasPlaceAsync(TestApplication server)
    {
        using var socket = await TestSocket.OpenAsync(server, init: false);
        await socket.SendAsync(new { type = "connection_init" });
        return await socket.ReceiveAsync() is not null;
    }

    static string Hello(string id, string variables = "{}") =>
        $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{ hello }","variables":{{{variables}}}}}""";
}
