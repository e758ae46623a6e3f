using System.Security.Cryptography;

namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>The SHA-256 of a document's UTF-8 in lower case hexadecimal.</summary>
static class DocumentHash
{
    const string Algorithm = "sha256:";

    /// <summary>The hash of a text.</summary>
    public static string OfText(ReadOnlySpan<byte> document) => Convert.ToHexStringLower(SHA256.HashData(document));

    /// <summary>A hash as a client wrote it.</summary>
    public static string Of(string text) =>
        text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigit)
            ? text.ToLowerInvariant()
            : throw RequestRefusedException.Malformed("A document's hash is its SHA-256: 64 hexadecimal digits.");

    /// <summary>The hash in a <c>documentId</c>, which names its algorithm in front.</summary>
    public static string OfDocumentId(string text) =>
        text.StartsWith(Algorithm, StringComparison.Ordinal)
            ? Of(text[Algorithm.Length..])
            : throw RequestRefusedException.Malformed("A 'documentId' is 'sha256:' and 64 hexadecimal digits.");
}
