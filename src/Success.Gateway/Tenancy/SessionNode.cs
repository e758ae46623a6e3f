using Success.Gateway.Requests;
using Success.Grains.Tenancy;

namespace Success.Gateway.Tenancy;

/// <summary>A browser in which the caller is signed in.</summary>
public sealed class SessionNode
{
    readonly GatewayRequest _request;
    readonly SessionListing _session;

    internal SessionNode(GatewayRequest request, SessionListing session) => (_request, _session) = (request, session);

    /// <summary>Its id.</summary>
    public string Id => _session.Id.ToString();

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt => _session.StartedAt;

    /// <summary>When it was used last.</summary>
    public DateTimeOffset LastUsedAt => _session.LastUsedAt;

    /// <summary>Whether it is the one that asks.</summary>
    public bool IsCurrent => _session.Id == _request.Caller.Session;
}
