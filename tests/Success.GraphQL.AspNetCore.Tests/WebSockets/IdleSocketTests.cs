using Success.GraphQL.AspNetCore.Tests.Hostile;
using Success.GraphQL.TestServer;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>What a client costs that waits for something to happen.</summary>
[Collection(nameof(MemoryIsMeasured))]
public sealed class IdleSocketTests(ITestOutputHelper output)
{
    const int Sockets = 500;

    [Fact]
    public async Task Subscriptions_NothingHappens_HoldNoBuffers()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions
        {
            MaxConnectionsPerClient = 2 * Sockets,
            ConnectionInitTimeout = TimeSpan.FromMinutes(10),
        });
        const string name = nameof(Subscriptions_NothingHappens_HoldNoBuffers);
        var sockets = await OpenAsync(server, name);
        var before = HeldMemory.Read();

        sockets.AddRange(await OpenAsync(server, name));

        var each = (HeldMemory.Read() - before) / Sockets;
        output.WriteLine($"{each} bytes each");
        await sockets[0].SendAsync(new { id = "2", type = "subscribe", payload = new { query = $$"""mutation { release(name: "{{name}}") }""" } });
        await sockets[0].ReceiveAsync(static message => message.GetProperty("id").GetString() == "2");
        sockets.ForEach(static socket => socket.Dispose());

        // The client's end is in this process, too. A buffer more is 4 KB.
        Assert.InRange(each, 0, 33_000);
    }

    static async Task<List<TestSocket>> OpenAsync(TestApplication server, string name)
    {
        var sockets = new List<TestSocket>();
        for (var number = 0; number < Sockets; number++)
        {
            var socket = await TestSocket.OpenAsync(server);
            await socket.SendAsync(new { id = "1", type = "subscribe", payload = new { query = $$"""subscription { lingers(name: "{{name}}") }""" } });
            Assert.Equal("next", await socket.ReceiveTypeAsync());
            sockets.Add(socket);
        }

        return sockets;
    }
}
