using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Success.GraphQL.AspNetCore.Responses;

/// <summary>Writes errors of requests that were not executed.</summary>
static class ErrorJson
{
    static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a response that has errors and no data.</summary>
    public static void WriteResponse(IBufferWriter<byte> output, params IReadOnlyList<GraphQLError> errors)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        json.WriteStartObject();
        json.WritePropertyName("errors"u8);
        WriteErrors(json, errors);
        json.WriteEndObject();
    }

    /// <summary>Writes the bare list, as <c>error</c> messages of sockets carry it.</summary>
    public static void WriteList(IBufferWriter<byte> output, params IReadOnlyList<GraphQLError> errors)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        WriteErrors(json, errors);
    }

    static void WriteErrors(Utf8JsonWriter json, IReadOnlyList<GraphQLError> errors)
    {
        json.WriteStartArray();
        foreach (var error in errors)
        {
            WriteError(json, error);
        }

        json.WriteEndArray();
    }

    static void WriteError(Utf8JsonWriter json, GraphQLError error)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0)
        {
            json.WriteStartArray("locations"u8);
            foreach (var (line, column) in error.Locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, line);
                json.WriteNumber("column"u8, column);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        WriteExtensions(json, error);
        json.WriteEndObject();
    }

    static void WriteExtensions(Utf8JsonWriter json, GraphQLError error)
    {
        if (error.Code is null && error.Extensions is null)
        {
            return;
        }

        json.WriteStartObject("extensions"u8);
        if (error.Code is not null)
        {
            json.WriteString("code"u8, error.Code);
        }

        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object>(StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case double or float or decimal or int or long:
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new InvalidOperationException($"An error's extension is a string, number or Boolean, not {value.GetType()}.");
        }
    }
}
