using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>Somebody who matters to an account without signing in.</summary>
[GraphQLName("Person")]
public sealed class PersonNode : INode
{
    readonly GatewayRequest _request;
    readonly Person _person;

    internal PersonNode(GatewayRequest request, Person person) => (_request, _person) = (request, person);

    /// <summary>The person's id.</summary>
    public string Id => _person.Id.ToString();

    /// <summary>The name.</summary>
    public Task<string?> Name() => _request.Workspace.TextAsync($"{_person.Id}.name");

    /// <summary>What the person does there.</summary>
    public Task<string?> Occupation() => _request.Workspace.TextAsync($"{_person.Id}.occupation");

    /// <summary>The address.</summary>
    public Task<string?> Email() => _request.Workspace.TextAsync($"{_person.Id}.email");

    /// <summary>The side that the person is on.</summary>
    public Side Side => _person.Side;

    /// <summary>The account that the person belongs to.</summary>
    public async Task<AccountNode> Account() => await _request.Accounts.FindAsync(_person.Account) is { } page
        ? new(page)
        : throw new RefusedException(new(DomainErrorCode.NotFound, "There is no such account."));
}
