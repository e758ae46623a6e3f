using System.Net.WebSockets;
using System.Text.Json;
using Success.Testing;

namespace Success.Gateway.Tests.Operations;

/// <summary>A client's side of graphql-transport-ws.</summary>
sealed class GraphQLSocket : IDisposable
{
    readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>The sentence with which the server closed.</summary>
    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>Opens a socket and says who it is, in its first message.</summary>
    public static Task<GraphQLSocket> OpenAsync(Uri url, object? connectionInit) => OpenAsync(url, connectionInit, null);

    /// <summary>Opens a socket as a browser does in which somebody is signed in, or says who it is in its first message.</summary>
    public static async Task<GraphQLSocket> OpenAsync(Uri url, object? connectionInit, string? cookie)
    {
        var socket = new GraphQLSocket();
        if (cookie is not null)
        {
            socket._socket.Options.SetRequestHeader("Cookie", $"success={cookie}");
            socket._socket.Options.SetRequestHeader("Origin", url.GetLeftPart(UriPartial.Authority));
        }

        socket._socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket._socket.ConnectAsync(new UriBuilder(url) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await socket.SendAsync(new { type = "connection_init", payload = connectionInit });
        return socket;
    }

    public Task SubscribeAsync(string id, string query, object? variables = null) => SendAsync(new { id, type = "subscribe", payload = new { query, variables } });

    /// <summary>The next message; null when the server has closed.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        return await ReceiveAsync(patience.Token);
    }

    /// <summary>The next message, whenever it comes; null when the server has closed.</summary>
    public async Task<JsonElement?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, cancellationToken);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return part.MessageType == WebSocketMessageType.Close ? null : JsonDocument.Parse(message.ToArray()).RootElement;
    }

    /// <summary>The data of the next message, which is one of an operation.</summary>
    public async Task<JsonElement> NextAsync(string id)
    {
        var message = await ReceiveAsync() ?? throw new InvalidOperationException($"The server closed with {CloseStatus}.");
        Assert.Equal((id, "next"), (message.GetProperty("id").GetString(), message.GetProperty("type").GetString()));
        return message.GetProperty("payload").GetProperty("data");
    }

    public void Dispose() => _socket.Dispose();

    Task SendAsync(object message) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
}
