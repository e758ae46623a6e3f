using System.Buffers;
using System.Text.Json;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>Writes the server's messages.</summary>
static class SocketMessages
{
    public static readonly byte[] ConnectionAck = "{\"type\":\"connection_ack\"}"u8.ToArray();

    public static readonly byte[] Pong = "{\"type\":\"pong\"}"u8.ToArray();

    /// <summary>Begins a <c>next</c> message; the response follows, then <see cref="End"/>.</summary>
    public static void BeginNext(PooledBuffer message, string id) => Begin(message, id, "\",\"type\":\"next\",\"payload\":"u8);

    public static void WriteError(PooledBuffer message, string id, IReadOnlyList<GraphQLError> errors)
    {
        Begin(message, id, "\",\"type\":\"error\",\"payload\":"u8);
        ResponseWriter.WriteErrors(message, errors);
        End(message);
    }

    /// <summary>Writes the <c>errors</c> of a whole response as an <c>error</c> message.</summary>
    public static void WriteErrorsOf(PooledBuffer message, string id, ReadOnlyMemory<byte> response)
    {
        Begin(message, id, "\",\"type\":\"error\",\"payload\":"u8);
        message.Write(Entry(response.Span, "errors"u8));
        End(message);
    }

    public static void WriteComplete(PooledBuffer message, string id) => Begin(message, id, "\",\"type\":\"complete\"}"u8);

    /// <summary>Answers a ping, its payload given back.</summary>
    public static void WritePong(PooledBuffer message, ReadOnlyMemory<byte> payload)
    {
        message.Write("{\"type\":\"pong\",\"payload\":"u8);
        message.Write(payload.Span);
        End(message);
    }

    public static void End(PooledBuffer message) => message.Write("}"u8);

    /// <summary>Whether a response has a <c>data</c> entry. Nearly always its first bytes say so.</summary>
    public static bool HasData(ReadOnlySpan<byte> response) => response.StartsWith("{\"data\""u8) || !Entry(response, "data"u8).IsEmpty;

    // The entry's value as it stands there; empty if there is no such entry.
    static ReadOnlySpan<byte> Entry(ReadOnlySpan<byte> response, ReadOnlySpan<byte> name)
    {
        var reader = new Utf8JsonReader(response, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(name);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isIt)
            {
                return response[start..(int)reader.BytesConsumed];
            }
        }

        return default;
    }

    static void Begin(PooledBuffer message, string id, ReadOnlySpan<byte> rest)
    {
        message.Write("{\"id\":\""u8);
        message.Write(JsonEncodedText.Encode(id).EncodedUtf8Bytes);
        message.Write(rest);
    }
}
