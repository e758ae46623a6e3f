using System.Collections.Frozen;
using System.Text;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore;

/// <summary>
/// The documents that an application's own clients are built with, by their SHA-256. Keep the previous release's among them: its
/// pages are still open in browsers when the next one starts.
/// </summary>
public sealed class TrustedDocuments
{
    /// <summary>No document.</summary>
    public static TrustedDocuments None { get; } = new([]);

    /// <summary>The list.</summary>
    /// <param name="documents">Their texts, byte for byte what the hashes were taken of. The same one may come more than once.</param>
    public TrustedDocuments(IEnumerable<string> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ByHash = documents
            .Select(document => new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(document)))
            .DistinctBy(document => DocumentHash.OfText(document.Span), StringComparer.Ordinal)
            .ToFrozenDictionary(document => DocumentHash.OfText(document.Span), StringComparer.Ordinal);
    }

    internal FrozenDictionary<string, ReadOnlyMemory<byte>> ByHash { get; }
}
