using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>Reads a request's parameters from a URL, as GraphQL over HTTP has them there: text as it is, maps as JSON.</summary>
static class QueryStringReader
{
    // What is misspelt is refused, as it would otherwise be as if it had not been said.
    static readonly string[] Names = ["query", "operationName", "variables", "documentId", "extensions"];

    public static RequestParameters Read(HttpRequest http, TransportOptions options)
    {
        // The question mark is none of it. What is escaped is counted as it was sent.
        if (http.QueryString.Value?.Length - 1 > options.MaxQueryStringBytes)
        {
            throw RequestRefusedException.Beyond(
                nameof(options.MaxQueryStringBytes),
                414,
                TransportErrorCodes.RequestTooLarge,
                $"The query string is longer than the allowed {options.MaxQueryStringBytes} bytes.");
        }

        if (http.Query.Keys.FirstOrDefault(static name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw RequestRefusedException.Malformed($"There is no parameter '{(unknown.Length > 64 ? unknown[..64] + "…" : unknown)}'; allowed are {string.Join(", ", Names)}.");
        }

        var request = new RequestParameters
        {
            Document = Utf8Of(Single(http, "query")),
            OperationName = NullIfEmpty(Single(http, "operationName")),
            Variables = Variables(Single(http, "variables"), options.MaxJsonDepth),
            DocumentHash = Single(http, "documentId") is { Length: > 0 } id ? DocumentHash.OfDocumentId(id) : null,
        };
        ReadExtensions(Single(http, "extensions"), request, options.MaxJsonDepth);
        return request;
    }

    static string? Single(HttpRequest http, string parameter)
    {
        var values = http.Query[parameter];
        return StringValues.IsNullOrEmpty(values) ? null
            : values.Count == 1 ? values[0]
            : throw RequestRefusedException.Malformed($"The parameter '{parameter}' is given twice.");
    }

    static ReadOnlyMemory<byte> Variables(string? text, int maxDepth)
    {
        if (string.IsNullOrEmpty(text))
        {
            return default;
        }

        ReadOnlyMemory<byte> json = Utf8Of(text);
        var reader = Start(json, maxDepth, "variables");
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        RequestReader.Expect(reader.TokenType == JsonTokenType.StartObject, "variables", "an object");
        End(ref reader, json.Span, skip: true);
        return json;
    }

    static void ReadExtensions(string? text, RequestParameters request, int maxDepth)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var json = Utf8Of(text);
        var reader = Start(json, maxDepth, "extensions");
        if (reader.TokenType != JsonTokenType.Null)
        {
            try
            {
                ExtensionsReader.Read(ref reader, request);
            }
            catch (JsonException exception)
            {
                throw RequestReader.NotJson(exception, reader, json);
            }

            End(ref reader, json, skip: false);
        }
    }

    static Utf8JsonReader Start(ReadOnlyMemory<byte> json, int maxDepth, string parameter)
    {
        RequestReader.RequireWholeCharacters(json.Span);
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            reader.Read();
            return reader;
        }
        catch (JsonException exception)
        {
            throw RequestRefusedException.Malformed($"The parameter '{parameter}' is not valid JSON.", exception);
        }
    }

    static void End(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, bool skip)
    {
        try
        {
            if (skip)
            {
                reader.Skip();
            }

            reader.Read();
        }
        catch (JsonException exception)
        {
            throw RequestReader.NotJson(exception, reader, json);
        }
    }

    // A lone surrogate cannot come out of a URL: percent-decoding yields U+FFFD for broken UTF-8.
    static byte[] Utf8Of(string? text) => string.IsNullOrEmpty(text) ? [] : Encoding.UTF8.GetBytes(text);

    static string? NullIfEmpty(string? text) => text is { Length: > 0 } ? text : null;
}
