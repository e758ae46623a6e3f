using Success.Domain.Tenancy;
using Success.Gateway.Requests;

namespace Success.Gateway.Tenancy;

/// <summary>Somebody who may accept what another may accept, while that one is away.</summary>
public sealed class DeputyNode
{
    readonly GatewayRequest _request;
    readonly Deputy _deputy;

    internal DeputyNode(GatewayRequest request, Deputy deputy) => (_request, _deputy) = (request, deputy);

    /// <summary>Who stands in; null when the caller may not see that member.</summary>
    public async Task<MemberNode?> Member() =>
        (await _request.Workspace.SightAsync()).Members.FirstOrDefault(member => member.Id == _deputy.Member) is { } member
            ? new(_request, member)
            : null;

    /// <summary>The last day on which it does.</summary>
    public DateOnly Until => _deputy.Until;
}
