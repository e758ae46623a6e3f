using System.Text.Json;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>Tells JSON that nests too deep from JSON that is none: the reader's exception is the same.</summary>
static class JsonDepth
{
    /// <summary>Whether the reader, which has just failed, was about to go deeper than it may.</summary>
    public static bool IsExceeded(in Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);
        return depth == reader.CurrentState.Options.MaxDepth && json[(int)reader.BytesConsumed..] is [(byte)'{' or (byte)'[', ..];
    }
}
