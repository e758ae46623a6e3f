using System.Text.Json;
using System.Text.Unicode;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.WebSockets;

/// <summary>One message of a client.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">The operation that it is about; null where there is none.</param>
/// <param name="Payload">Its payload as it was sent; empty if it has none.</param>
readonly record struct ClientMessage(ClientMessageType Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Reads a message.</summary>
    /// <returns>Null, and a reason, if it is none of the protocol.</returns>
    public static ClientMessage? Read(ReadOnlyMemory<byte> json, int maxDepth, out string reason)
    {
        reason = "The message is not valid JSON.";
        if (!Utf8.IsValid(json.Span) || EscapedSurrogates.FindHalf(json.Span) is not null)
        {
            return null;
        }

        // One level more than a request may have: the message around it.
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        try
        {
            return Read(ref reader, json, ref reason);
        }
        catch (JsonException)
        {
            if (JsonDepth.IsExceeded(reader, json.Span))
            {
                LimitInstruments.Exceeded(nameof(TransportOptions.MaxJsonDepth));
                reason = FormattableString.Invariant($"The payload is nested deeper than the allowed {maxDepth} levels.");
            }

            return null;
        }
    }

    static ClientMessage? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, ref string reason)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            reason = "A message is a JSON object.";
            return null;
        }

        var (type, id, payload) = (ClientMessageType.None, (string?)null, ReadOnlyMemory<byte>.Empty);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = TypeOf(ref reader);
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
            else
            {
                payload = reader.ValueTextEquals("payload"u8) ? ValueOf(ref reader, json) : SkipValue(ref reader, payload);
            }
        }

        reader.Read();
        return Checked(new ClientMessage(type, id, payload), out reason);
    }

    static ClientMessage? Checked(in ClientMessage message, out string reason)
    {
        var needsId = message.Type is ClientMessageType.Subscribe or ClientMessageType.Complete;
        reason = message.Type == ClientMessageType.None ? "The message's type is none of the protocol."
            : needsId && string.IsNullOrEmpty(message.Id) ? "The message needs an id that is a non-empty string."
            : message.Type == ClientMessageType.Subscribe && !IsObject(message.Payload) ? "A 'subscribe' message needs a payload that is an object."
            : !message.Payload.IsEmpty && !IsObject(message.Payload) ? "A payload is an object."
            : "";
        return reason.Length == 0 ? message : null;
    }

    static bool IsObject(ReadOnlyMemory<byte> payload) => !payload.IsEmpty && payload.Span[0] == '{';

    static ReadOnlyMemory<byte> ValueOf(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return reader.TokenType == JsonTokenType.Null ? default : json[start..(int)reader.BytesConsumed];
    }

    static ReadOnlyMemory<byte> SkipValue(ref Utf8JsonReader reader, ReadOnlyMemory<byte> unchanged)
    {
        reader.Skip();
        return unchanged;
    }

    static ClientMessageType TypeOf(ref Utf8JsonReader reader) =>
        reader.TokenType != JsonTokenType.String ? ClientMessageType.None
        : reader.ValueTextEquals("subscribe"u8) ? ClientMessageType.Subscribe
        : reader.ValueTextEquals("complete"u8) ? ClientMessageType.Complete
        : reader.ValueTextEquals("ping"u8) ? ClientMessageType.Ping
        : reader.ValueTextEquals("pong"u8) ? ClientMessageType.Pong
        : reader.ValueTextEquals("connection_init"u8) ? ClientMessageType.ConnectionInit
        : ClientMessageType.None;
}

enum ClientMessageType
{
    None,
    ConnectionInit,
    Ping,
    Pong,
    Subscribe,
    Complete,
}
