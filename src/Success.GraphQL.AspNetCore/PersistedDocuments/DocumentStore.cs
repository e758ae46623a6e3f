using System.Collections.Frozen;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.PersistedDocuments;

/// <summary>Finds the document of a request that may name it by hash only.</summary>
sealed class DocumentStore(TrustedDocuments trusted, int maxRegistered)
{
    readonly FrozenDictionary<string, ReadOnlyMemory<byte>> _trusted = trusted.ByHash;
    readonly RegisteredDocuments _registered = new(maxRegistered);

    /// <summary>The document to execute.</summary>
    /// <exception cref="RequestRefusedException">There is none, or the caller may not have it executed.</exception>
    public ReadOnlyMemory<byte> Resolve(RequestParameters request, DocumentPolicy policy)
    {
        if (request.DocumentHash is { } hash)
        {
            return _trusted.TryGetValue(hash, out var document) ? Same(request, hash, document) : Untrusted(request, hash, policy);
        }

        if (request.Document.IsEmpty)
        {
            throw RequestRefusedException.Malformed("The parameter 'query' is missing.");
        }

        return policy == DocumentPolicy.TrustedOnly ? throw NotTrusted() : request.Document;
    }

    static ReadOnlyMemory<byte> Same(RequestParameters request, string hash, ReadOnlyMemory<byte> document) =>
        request.Document.IsEmpty || request.Document.Span.SequenceEqual(document.Span) ? document : throw Mismatch(hash);

    ReadOnlyMemory<byte> Untrusted(RequestParameters request, string hash, DocumentPolicy policy)
    {
        if (policy == DocumentPolicy.TrustedOnly)
        {
            throw NotTrusted();
        }

        if (request.Document.IsEmpty)
        {
            return policy == DocumentPolicy.AnyAndRegister && _registered.Find(hash) is { IsEmpty: false } found
                ? found
                : throw new RequestRefusedException(200, TransportErrorCodes.PersistedQueryNotFound, "PersistedQueryNotFound");
        }

        if (!string.Equals(hash, DocumentHash.OfText(request.Document.Span), StringComparison.Ordinal))
        {
            throw Mismatch(hash);
        }

        if (policy == DocumentPolicy.AnyAndRegister)
        {
            _registered.Add(hash, request.Document);
        }

        return request.Document;
    }

    static RequestRefusedException Mismatch(string hash) =>
        new(400, TransportErrorCodes.PersistedQueryMismatch, $"The document sent is not the one whose SHA-256 is {hash}.");

    static RequestRefusedException NotTrusted() =>
        new(403, TransportErrorCodes.DocumentNotTrusted, "Only documents of the trusted list are executed here, named by their hash.");
}
