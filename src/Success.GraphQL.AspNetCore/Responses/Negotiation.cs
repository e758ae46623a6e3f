using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Success.GraphQL.AspNetCore.Responses;

/// <summary>Chooses an answer's media type from an <c>Accept</c> header.</summary>
static class Negotiation
{
    static readonly (MediaType Type, string Name)[] Offered =
    [
        (MediaType.GraphQLResponse, "application/graphql-response+json"),
        (MediaType.Json, "application/json"),
        (MediaType.EventStream, "text/event-stream"),
    ];

    /// <summary>The best of what we offer and the client accepts. A client that does not care gets <c>application/json</c>,
    /// which is what clients expect that do not know of anything else.</summary>
    public static MediaType Choose(StringValues accept) => accept.Count switch
    {
        0 => MediaType.Json,
        1 => Known(accept[0]) ?? Weighed(accept),
        _ => Weighed(accept),
    };

    /// <summary>Whether the client can read an event stream at all.</summary>
    public static bool AcceptsEventStream(StringValues accept) =>
        accept.Any(line => line?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true);

    static MediaType? Known(string? accept) => accept switch
    {
        null or "" or "*/*" or "application/*" or "application/json" => MediaType.Json,
        "application/graphql-response+json" => MediaType.GraphQLResponse,
        "text/event-stream" => MediaType.EventStream,
        _ => null,
    };

    static MediaType Weighed(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
        {
            return MediaType.None;
        }

        var (best, bestQuality) = (MediaType.None, 0.0);
        foreach (var range in ranges.OrderByDescending(range => range.Quality ?? 1))
        {
            var quality = range.Quality ?? 1;
            var offer = OfferFor(range);
            if (quality > bestQuality && offer != MediaType.None)
            {
                (best, bestQuality) = (offer, quality);
            }
        }

        return best;
    }

    static MediaType OfferFor(MediaTypeHeaderValue range)
    {
        var charset = range.Charset;
        if (charset.HasValue && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return MediaType.None;
        }

        return range.MatchesAllTypes || (range.MatchesAllSubTypes && range.Type.Equals("application", StringComparison.OrdinalIgnoreCase))
            ? MediaType.Json
            : Array.Find(Offered, offer => range.MediaType.Equals(offer.Name, StringComparison.OrdinalIgnoreCase)).Type;
    }
}
