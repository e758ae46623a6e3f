using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;

namespace Success.Gateway.Tenancy;

/// <summary>Who asks.</summary>
public sealed class ViewerNode
{
    readonly GatewayRequest _request;

    internal ViewerNode(GatewayRequest request) => _request = request;

    /// <summary>Its side.</summary>
    public Side Side => _request.Side;

    /// <summary>The member that signed in.</summary>
    public async Task<MemberNode?> Member() =>
        (await _request.Workspace.TenantAsync()).Members.GetValueOrDefault(_request.Caller.Audience.Member) is { } member ? new(_request, member) : null;

    /// <summary>The API client whose key was used.</summary>
    public async Task<ApiClientNode?> ApiClient() =>
        (await _request.Workspace.TenantAsync()).Clients.GetValueOrDefault(_request.Caller.Audience.Client) is { } client ? new(_request, client) : null;

    /// <summary>The workspace.</summary>
    public async Task<WorkspaceNode> Workspace() => new(_request, await _request.Workspace.TenantAsync());

    /// <summary>Where the member is signed in.</summary>
    public async Task<IReadOnlyList<SessionNode>> Sessions()
    {
        if (_request.Caller.Audience.Member is { IsNone: true })
        {
            return [];
        }

        var list = await _request.TenantGrain.Sessions(_request.Caller.Audience.Member, new Caller.Credential(_request.Caller.Audience));
        return [.. list.Sessions.Select(session => new SessionNode(_request, session))];
    }

    /// <summary>What the caller may do somewhere in the workspace.</summary>
    public IReadOnlyList<Permitted> Permissions =>
        [.. Enum.GetValues<Permitted>().Where(permission => Policy.GrantOf(_request.Caller.Audience, (PolicyAction)permission) != Grant.Never)];
}
