using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Success.Gateway.Http;

/// <summary>From where a request comes, as the browser says it.</summary>
enum RequestOrigin
{
    /// <summary>A page of ours.</summary>
    Same,

    /// <summary>Another page.</summary>
    Foreign,

    /// <summary>It does not say: no browser of these years, or somebody who typed the address.</summary>
    Unsaid,
}

/// <summary>Compares the origin that a browser names with our own.</summary>
sealed class SameOrigin(GatewayOptions options)
{
    const string FetchSite = "Sec-Fetch-Site";

    readonly string _public = options.PublicUrl.GetLeftPart(UriPartial.Authority);

    /// <summary>From where a request comes. Scripts cannot set either header.</summary>
    public RequestOrigin Of(HttpRequest request)
    {
        if (request.Headers[HeaderNames.Origin] is { Count: > 0 } origin)
        {
            return IsOurs(origin.ToString(), request) ? RequestOrigin.Same : RequestOrigin.Foreign;
        }

        return request.Headers[FetchSite].ToString() switch
        {
            "" => RequestOrigin.Unsaid,
            "same-origin" => RequestOrigin.Same,
            "none" => RequestOrigin.Unsaid,
            _ => RequestOrigin.Foreign,
        };
    }

    bool IsOurs(string origin, HttpRequest request) =>
        string.Equals(origin, _public, StringComparison.OrdinalIgnoreCase)
        || string.Equals(origin, $"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
