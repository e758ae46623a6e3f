using System.Text.Json;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>Reads those of a request's <c>extensions</c> that the transports know. Others are none of their business.</summary>
static class ExtensionsReader
{
    public static void Read(ref Utf8JsonReader reader, RequestParameters request)
    {
        RequestReader.Expect(reader.TokenType == JsonTokenType.StartObject, "extensions", "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("persistedQuery"u8))
            {
                reader.Read();
                ReadPersistedQuery(ref reader, request);
            }
            else if (reader.ValueTextEquals("operationId"u8))
            {
                reader.Read();
                request.OperationId = RequestReader.Text(ref reader, "extensions.operationId");
            }
            else
            {
                reader.Skip();
            }
        }
    }

    static void ReadPersistedQuery(ref Utf8JsonReader reader, RequestParameters request)
    {
        RequestReader.Expect(reader.TokenType == JsonTokenType.StartObject, "extensions.persistedQuery", "an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("sha256Hash"u8))
            {
                reader.Read();
                request.DocumentHash = DocumentHash.Of(RequestReader.Text(ref reader, "extensions.persistedQuery.sha256Hash"));
            }
            else if (reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                RequestReader.Expect(
                    reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version == 1,
                    "extensions.persistedQuery.version",
                    "1");
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
