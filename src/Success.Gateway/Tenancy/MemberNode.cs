using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>A person who signs in.</summary>
[GraphQLName("Member")]
public sealed class MemberNode : INode
{
    readonly GatewayRequest _request;
    readonly Member _member;

    internal MemberNode(GatewayRequest request, Member member) => (_request, _member) = (request, member);

    /// <summary>Its id.</summary>
    public string Id => _member.Id.ToString();

    /// <summary>Its name.</summary>
    public Task<string?> Name() => _request.Workspace.TextAsync($"{_member.Id}.name");

    /// <summary>Its address, for itself and for whoever looks after members.</summary>
    public Task<string?> Email() => MaySeeEmail ? _request.Workspace.TextAsync($"{_member.Id}.email") : Task.FromResult<string?>(null);

    /// <summary>Its side.</summary>
    public Side Side => _member.Side;

    /// <summary>Its role.</summary>
    public Role Role => _member.Role;

    /// <summary>How far it has come in, or gone out.</summary>
    public MemberState State => _member.State;

    /// <summary>Until when its invitation can be accepted.</summary>
    public DateTimeOffset? InvitedUntil => _member.State == MemberState.Invited ? _member.InvitedUntil : null;

    /// <summary>The accounts that it has to do with.</summary>
    public AccountScopeNode Accounts => new(_request, _member.Accounts);

    /// <summary>What it may accept for its side.</summary>
    public MandateNode Mandate => new(_member.Mandate);

    /// <summary>Who stands in for it.</summary>
    public DeputyNode? Deputy => _member.Deputy is { } deputy ? new(_request, deputy) : null;

    /// <summary>The person that signs in by it.</summary>
    public async Task<PersonNode?> Person() => _member.Person.IsNone ? null
        : (await _request.Workspace.SightAsync()).People.FirstOrDefault(person => person.Id == _member.Person) is { } person ? new(_request, person) : null;

    /// <summary>Which mails it gets, for itself.</summary>
    public MailSettingsNode? Mails => _request.Caller.Audience.Member == _member.Id ? new(_member.Mails) : null;

    bool MaySeeEmail => _request.Caller.Audience.Member == _member.Id
        || Policy.GrantOf(_request.Caller.Audience, Side == Side.Provider ? PolicyAction.ManageProviders : PolicyAction.ManageCustomers) != Grant.Never;
}
