using System.Net.WebSockets;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>Receives whole messages.</summary>
static class SocketReader
{
    // What is asked for at a time: most messages are shorter.
    const int PieceBytes = 2 * 1024;

    /// <summary>Waits for a message and gathers its frames.</summary>
    public static async ValueTask<Received> ReadAsync(WebSocket socket, PooledBuffer message, int maxBytes, CancellationToken cancellation)
    {
        while (true)
        {
            var piece = await socket.ReceiveAsync(message.GetMemory(PieceBytes), cancellation);
            if (piece.MessageType != WebSocketMessageType.Text)
            {
                return piece.MessageType == WebSocketMessageType.Close ? Received.Close : Received.Binary;
            }

            message.Advance(piece.Count);
            if (message.Length > maxBytes)
            {
                return Received.TooLarge;
            }

            if (piece.EndOfMessage)
            {
                return Received.Message;
            }
        }
    }
}

/// <summary>What came.</summary>
enum Received
{
    Message,
    Close,
    Binary,
    TooLarge,
}
