using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>An integration of one side.</summary>
[GraphQLName("ApiClient")]
public sealed class ApiClientNode : INode
{
    readonly GatewayRequest _request;
    readonly ApiClient _client;

    internal ApiClientNode(GatewayRequest request, ApiClient client) => (_request, _client) = (request, client);

    /// <summary>Its id.</summary>
    public string Id => _client.Id.ToString();

    /// <summary>Its name.</summary>
    public Task<string?> Name() => _request.Workspace.TextAsync($"{_client.Id}.name");

    /// <summary>For whom it acts.</summary>
    public Side Side => _client.Side;

    /// <summary>What it may do.</summary>
    public IReadOnlyList<ClientScope> Scopes => ClientScopeSet.Of(_client.Scopes);

    /// <summary>The accounts that it has to do with.</summary>
    public AccountScopeNode Accounts => new(_request, _client.Accounts);

    /// <summary>From this instant on it is refused.</summary>
    public DateTimeOffset ExpiresAt => _client.ExpiresAt;

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt => _client.RevokedAt;

    /// <summary>Until when the secret before still works.</summary>
    public DateTimeOffset? PreviousSecretUntil => _client.Previous is { } previous && previous.Until > _request.Now ? previous.Until : null;

    /// <summary>The last day on which it was seen.</summary>
    public DateOnly? LastUsedOn => _client.LastUsedOn;
}
