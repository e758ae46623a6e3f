using System.Text.Json;
using System.Text.Unicode;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>Reads a request's parameters from JSON, in one pass and without a tree.</summary>
static class RequestReader
{
    /// <summary>Reads a body that is nothing but the parameters.</summary>
    /// <param name="body">The JSON. The request keeps slices of it.</param>
    /// <param name="maxDepth">How deep it may nest.</param>
    /// <exception cref="RequestRefusedException">It is no JSON object, or a parameter is of the wrong kind.</exception>
    public static RequestParameters Read(ReadOnlyMemory<byte> body, int maxDepth)
    {
        if (body.IsEmpty)
        {
            throw RequestRefusedException.Malformed("The request has no body.");
        }

        if (!Utf8.IsValid(body.Span))
        {
            throw RequestRefusedException.Malformed("The request is not valid UTF-8.");
        }

        RequireWholeCharacters(body.Span);
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            reader.Read();
            var request = ReadParameters(ref reader, body);
            return reader.Read() ? throw RequestRefusedException.Malformed("Something follows the request's JSON object.") : request;
        }
        catch (JsonException exception)
        {
            throw NotJson(exception, reader, body.Span);
        }
    }

    /// <summary>Reads the parameters where the reader stands, at the start of their object, and leaves it at the object's end.</summary>
    public static RequestParameters ReadParameters(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw reader.TokenType == JsonTokenType.StartArray
                ? new RequestRefusedException(400, TransportErrorCodes.BatchingDisabled, "Batching is off: send one request at a time.")
                : RequestRefusedException.Malformed("A request is a JSON object.");
        }

        var request = new RequestParameters();
        var seen = Parameter.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var parameter = ParameterOf(ref reader);
            if ((seen & parameter) != Parameter.None)
            {
                // Two readers of one request must not see two different documents.
                throw RequestRefusedException.Malformed($"The parameter '{reader.GetString()}' is given twice.");
            }

            seen |= parameter;
            reader.Read();
            ReadParameter(parameter, ref reader, body, request);
        }

        return request;
    }

    /// <summary>JSON that is none, or too deep, told without its text.</summary>
    public static RequestRefusedException NotJson(JsonException exception, in Utf8JsonReader reader, ReadOnlySpan<byte> json) =>
        JsonDepth.IsExceeded(reader, json)
            ? RequestRefusedException.Beyond(
                nameof(TransportOptions.MaxJsonDepth),
                400,
                TransportErrorCodes.RequestTooDeep,
                $"The request is nested deeper than the allowed {reader.CurrentState.Options.MaxDepth} levels.")
            : RequestRefusedException.Malformed(
                FormattableString.Invariant($"The request is not valid JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."),
                exception);

    static Parameter ParameterOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("query"u8) ? Parameter.Query
        : reader.ValueTextEquals("variables"u8) ? Parameter.Variables
        : reader.ValueTextEquals("operationName"u8) ? Parameter.OperationName
        : reader.ValueTextEquals("extensions"u8) ? Parameter.Extensions
        : reader.ValueTextEquals("documentId"u8) ? Parameter.DocumentId
        : Parameter.None;

    static void ReadParameter(Parameter parameter, ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, RequestParameters request)
    {
        if (parameter == Parameter.None)
        {
            reader.Skip();
        }
        else if (reader.TokenType != JsonTokenType.Null)
        {
            switch (parameter)
            {
                case Parameter.Query:
                    request.Document = DocumentText(ref reader, body, request);
                    break;
                case Parameter.OperationName:
                    request.OperationName = Text(ref reader, "operationName");
                    break;
                case Parameter.Variables:
                    request.Variables = ObjectSlice(ref reader, body, "variables");
                    break;
                case Parameter.DocumentId:
                    request.DocumentHash = DocumentHash.OfDocumentId(Text(ref reader, "documentId"));
                    break;
                default:
                    ExtensionsReader.Read(ref reader, request);
                    break;
            }
        }
    }

    static ReadOnlyMemory<byte> DocumentText(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, RequestParameters request)
    {
        Expect(reader.TokenType == JsonTokenType.String, "query", "a string");
        if (!reader.ValueIsEscaped)
        {
            return body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        }

        var unescaped = request.Rent(reader.ValueSpan.Length);
        return unescaped.AsMemory(0, reader.CopyString(unescaped));
    }

    static ReadOnlyMemory<byte> ObjectSlice(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, string parameter)
    {
        Expect(reader.TokenType == JsonTokenType.StartObject, parameter, "an object");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }

    /// <summary>The text of a string parameter.</summary>
    public static string Text(ref Utf8JsonReader reader, string parameter)
    {
        Expect(reader.TokenType == JsonTokenType.String, parameter, "a string");
        return reader.GetString()!;
    }

    /// <summary>Refuses a parameter of the wrong kind.</summary>
    public static void Expect(bool holds, string parameter, string kind)
    {
        if (!holds)
        {
            throw RequestRefusedException.Malformed($"The parameter '{parameter}' must be {kind} or null.");
        }
    }

    /// <summary>Refuses text that nobody can read: half a surrogate pair.</summary>
    public static void RequireWholeCharacters(ReadOnlySpan<byte> json)
    {
        if (EscapedSurrogates.FindHalf(json) is { } at)
        {
            throw RequestRefusedException.Malformed(
                FormattableString.Invariant($"The request has an escaped surrogate without its other half: byte {at + 1}."));
        }
    }

    [Flags]
    enum Parameter
    {
        None = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }
}
