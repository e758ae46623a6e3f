using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Success.GraphQL.TestServer;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests;

/// <summary>A client that sends whatever it likes.</summary>
sealed class TestSocket : IDisposable
{
    readonly ClientWebSocket _socket = new();

    TestSocket() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <summary>Connects.</summary>
    /// <param name="server">The server.</param>
    /// <param name="init">Whether to introduce itself.</param>
    public static async Task<TestSocket> OpenAsync(TestApplication server, bool init = true)
    {
        var socket = new TestSocket();
        await socket._socket.ConnectAsync(new UriBuilder(server.Endpoint) { Scheme = "ws" }.Uri, CancellationToken.None);
        if (init)
        {
            await socket.SendAsync(new { type = "connection_init" });
            Assert.Equal("connection_ack", await socket.ReceiveTypeAsync());
        }

        return socket;
    }

    public Task SendAsync(object message) => SendTextAsync(JsonSerializer.Serialize(message));

    public Task SendTextAsync(string message) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The next message; null when the server has closed the socket, which it is not told of.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, patience.Token);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return part.MessageType == WebSocketMessageType.Close ? null : JsonElement.Parse(message.ToArray());
    }

    /// <summary>The next message of which this is so.</summary>
    public async Task<JsonElement> ReceiveAsync(Func<JsonElement, bool> isIt)
    {
        while (true)
        {
            var message = await ReceiveAsync();
            Assert.True(message is not null, $"The socket was closed: {_socket.CloseStatus} {_socket.CloseStatusDescription}");
            if (isIt(message.Value))
            {
                return message.Value;
            }
        }
    }

    /// <summary>The type of the next message.</summary>
    public async Task<string?> ReceiveTypeAsync() => (await ReceiveAsync(static _ => true)).GetProperty("type").GetString();

    /// <summary>Reads on until the server closes the socket, and gives its reason.</summary>
    public async Task<(int Code, string? Reason)> CloseOfAsync()
    {
        while (await ReceiveAsync() is not null)
        {
            // What is said before the end is of no matter.
        }

        return ((int)_socket.CloseStatus!.Value, _socket.CloseStatusDescription);
    }

    /// <summary>Answers the server's goodbye, or says it first.</summary>
    public Task CloseAsync() => _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Dispose() => _socket.Dispose();
}
