using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Success.GraphQL.TestServer;

namespace Success.GraphQL.AspNetCore.Tests.WebSockets;

/// <summary>What a client of one's own making can do to a socket.</summary>
public sealed class SocketConversationTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Socket_LongIdIsTaken_IsClosedWithAsMuchOfTheReasonAsAFrameHolds()
    {
        await using var server = await TestApplication.StartAsync();
        server.Admission.MaxBodyBytes = 5 * 1024 * 1024;
        using var socket = await OpenAsync(server);
        var id = string.Concat(Enumerable.Repeat("🏃", 100_000));

        await SendAsync(socket, new { id, type = "subscribe", payload = new { query = "{ never }" } });
        await SendAsync(socket, new { id, type = "subscribe", payload = new { query = "{ never }" } });

        await CloseOfAsync(socket);
        Assert.Equal((WebSocketCloseStatus)4409, socket.CloseStatus);
        Assert.Equal("Subscriber for " + string.Concat(Enumerable.Repeat("🏃", 27)), socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Socket_CredentialIsRevoked_NothingMoreIsBegun()
    {
        var server = await TestApplication.StartAsync();
        using var socket = await OpenAsync(server);
        server.Admission.Revoke();
        await CloseOfAsync(socket);

        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "mutation { rename(to: \"a\") }" } });
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await server.DisposeAsync();

        Assert.Equal(0, server.Admission.Begun);
    }

    [Fact]
    public async Task Socket_CredentialIsRevoked_WhatRunsIsStoppedThoughTheClientStays()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { CloseTimeout = TimeSpan.FromMinutes(10) });
        using var socket = await OpenAsync(server);
        var before = await OpenSourcesAsync(server);
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "subscription { forever }" } });
        Assert.Equal("next", (await ReceiveAsync(socket))!.Value.GetProperty("type").GetString());

        server.Admission.Revoke();

        await CloseOfAsync(socket);
        await Until(async () => await OpenSourcesAsync(server) <= before, "the subscription's source to end");
    }

    [Fact]
    public async Task Socket_OperationIsStoppedAndStillWorks_ItsPlaceIsTakenUntilItHasEnded()
    {
        await using var server = await TestApplication.StartAsync(options: new TransportOptions { MaxOperationsPerConnection = 1 });
        using var socket = await OpenAsync(server);
        const string name = nameof(Socket_OperationIsStoppedAndStillWorks_ItsPlaceIsTakenUntilItHasEnded);
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = $$"""subscription { lingers(name: "{{name}}") }""" } });
        Assert.Equal("next", (await ReceiveAsync(socket))!.Value.GetProperty("type").GetString());

        await SendAsync(socket, new { id = "1", type = "complete" });

        Assert.Contains("TOO_MANY_OPERATIONS", await HelloAsync(socket), StringComparison.Ordinal);
        await AskAsync<bool>(server, $$"""mutation { release(name: "{{name}}") }""", "release");
        await Until(async () => (await HelloAsync(socket)).Contains("world", StringComparison.Ordinal), "the operation's place to be free");
    }

    [Theory]
    [InlineData("""{"type":"connection_init","payload":{"\ud800":1}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello }","\ud800":1}}""")]
    public async Task Socket_HalfACharacter_IsClosedAsNoMessage(string message)
    {
        await using var server = await TestApplication.StartAsync();
        using var socket = await OpenAsync(server, init: message.Contains("subscribe", StringComparison.Ordinal));

        await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

        await CloseOfAsync(socket);
        Assert.Equal(((WebSocketCloseStatus)4400, "The message is not valid JSON."), (socket.CloseStatus!.Value, socket.CloseStatusDescription));
    }

    static async Task<ClientWebSocket> OpenAsync(TestApplication server, bool init = true)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(server.Endpoint) { Scheme = "ws" }.Uri, CancellationToken.None);
        if (init)
        {
            await SendAsync(socket, new { type = "connection_init" });
            Assert.Equal("connection_ack", (await ReceiveAsync(socket))!.Value.GetProperty("type").GetString());
        }

        return socket;
    }

    static Task<int> OpenSourcesAsync(TestApplication server) => AskAsync<int>(server, "{ openSources }", "openSources");

    static async Task<T> AskAsync<T>(TestApplication server, string query, string field)
    {
        using var client = new HttpClient();
        using var response = await client.PostAsJsonAsync(server.Endpoint, new { query });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").GetProperty(field).Deserialize<T>()!;
    }

    /// <summary>What an operation is answered with: its result, or why it has none.</summary>
    static async Task<string> HelloAsync(ClientWebSocket socket)
    {
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "{ hello }" } });
        var answer = (await ReceiveAsync(socket))!.Value;
        if (answer.GetProperty("type").GetString() == "next")
        {
            Assert.Equal("complete", (await ReceiveAsync(socket))!.Value.GetProperty("type").GetString());
        }

        return answer.ToString();
    }

    static async Task Until(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited a minute for {what}.");
        }
    }

    static Task SendAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    static async Task CloseOfAsync(ClientWebSocket socket)
    {
        while (await ReceiveAsync(socket) is not null)
        {
            // What is said before the end is of no matter here.
        }
    }

    static async Task<JsonElement?> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return part.MessageType == WebSocketMessageType.Close ? null : JsonElement.Parse(message.ToArray());
    }
}
