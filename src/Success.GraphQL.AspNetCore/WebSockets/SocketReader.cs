using System.Net.WebSockets;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>Receives whole messages.</summary>
static class SocketReader
{
    // What is asked for at a time: most messages are shorter.
    const int PieceBytes = 2 * 1024;

    /// <summary>
    /// Waits for a message to begin, and holds no memory for it meanwhile: most sockets are silent most of the time.
    /// </summary>
    public static ValueTask<ValueWebSocketReceiveResult> WaitAsync(WebSocket socket, CancellationToken cancellation) =>
        socket.ReceiveAsync(Memory<byte>.Empty, cancellation);

    /// <summary>Gathers the frames of a message.</summary>
    /// <param name="socket">Where from.</param>
    /// <param name="piece">What <see cref="WaitAsync"/> gave: of an empty message it is all there is.</param>
    /// <param name="message">Gets the message.</param>
    /// <param name="maxBytes">The longest message.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async ValueTask<Received> ReadAsync(
        WebSocket socket, ValueWebSocketReceiveResult piece, PooledBuffer message, int maxBytes, CancellationToken cancellation)
    {
        while (true)
        {
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

            piece = await socket.ReceiveAsync(message.GetMemory(PieceBytes), cancellation);
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
