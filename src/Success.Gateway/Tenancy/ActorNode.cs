using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;

namespace Success.Gateway.Tenancy;

/// <summary>Who did something.</summary>
public sealed class ActorNode
{
    readonly GatewayRequest _request;
    readonly Who _who;

    readonly Func<Member, bool>? _isKnown;

    /// <param name="request">The request.</param>
    /// <param name="who">Who.</param>
    /// <param name="isKnown">For a member who was only named and has not done anything: whether the caller may be told its name. Null for all.</param>
    internal ActorNode(GatewayRequest request, Who who, Func<Member, bool>? isKnown = null) => (_request, _who, _isKnown) = (request, who, isKnown);

    /// <summary>What kind of actor.</summary>
    public ActorKind Kind =>
        !_who.Member.IsNone ? ActorKind.Member
        : !_who.Client.IsNone ? ActorKind.ApiClient
        : _who.IsOperator ? ActorKind.Operator
        : ActorKind.System;

    /// <summary>The side; null for system and operator.</summary>
    public Side? Side => _who.Side;

    /// <summary>The id, for whoever may look it up.</summary>
    public async Task<string?> Id() => Kind switch
    {
        ActorKind.Member when MayLookUp(PolicyAction.ReadProviders, PolicyAction.ReadCustomers) =>
            (await _request.Workspace.SightAsync()).Members.Any(member => member.Id == _who.Member) ? _who.Member.ToString() : null,
        ActorKind.ApiClient when MayLookUp(PolicyAction.ReadProviderClients, PolicyAction.ReadCustomerClients) =>
            (await _request.Workspace.SightAsync()).Clients.Any(client => client.Id == _who.Client) ? _who.Client.ToString() : null,
        _ => null,
    };

    /// <summary>The name. Both sides see it: they must know with whom they agree.</summary>
    public Task<string?> Name() => Kind switch
    {
        ActorKind.Member => MemberNameAsync(),
        ActorKind.ApiClient => _request.Workspace.TextAsync($"{_who.Client}.name"),
        _ => Task.FromResult<string?>(null),
    };

    async Task<string?> MemberNameAsync()
    {
        var isKnown = _isKnown is null || ((await _request.Workspace.TenantAsync()).Members.TryGetValue(_who.Member, out var member) && _isKnown(member));
        return isKnown ? await _request.Workspace.TextAsync($"{_who.Member}.name") : null;
    }

    bool MayLookUp(PolicyAction ofProvider, PolicyAction ofCustomer) =>
        Policy.GrantOf(_request.Caller.Audience, _who.Side == Domain.Side.Provider ? ofProvider : ofCustomer) != Grant.Never;
}

/// <summary>Kinds of actors.</summary>
public enum ActorKind
{
    /// <summary>A person.</summary>
    Member,

    /// <summary>A program of one side.</summary>
    ApiClient,

    /// <summary>Whoever operates the service.</summary>
    Operator,

    /// <summary>Success itself.</summary>
    System,
}
