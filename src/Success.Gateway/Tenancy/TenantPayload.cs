using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.Gateway.Templates;

namespace Success.Gateway.Tenancy;

/// <summary>What mutations of the workspace give back; each payload of the schema has the fields of it that its mutation is about.</summary>
public sealed class TenantPayload
{
    readonly GatewayRequest? _request;
    readonly string? _subject;

    internal TenantPayload(GatewayRequest request, string? subject) => (_request, _subject) = (request, subject);

    internal TenantPayload(IReadOnlyList<UserErrorNode> userErrors) => UserErrors = userErrors;

    /// <summary>What was refused.</summary>
    public IReadOnlyList<UserErrorNode> UserErrors { get; } = [];

    /// <summary>The key of an API client, this once.</summary>
    public string? Key { get; internal init; }

    internal TenantPayload WithKey(GatewayRequest request, string secret) => Id<ApiClient>.Parse(_subject) is { IsSuccess: true } client
        ? new(request, _subject) { Key = request.Services.Mint.KeyOf(request.Caller.Tenant, client.Value, secret) }
        : this;

    /// <summary>The workspace.</summary>
    public async Task<WorkspaceNode?> Workspace() => _request is null ? null : new(_request, await _request.Workspace.TenantAsync());

    /// <summary>The member.</summary>
    public async Task<MemberNode?> Member() => _request is not null && Id<Member>.Parse(_subject) is { IsSuccess: true } id
        && (await _request.Workspace.TenantAsync()).Members.GetValueOrDefault(id.Value) is { } member ? new(_request, member) : null;

    /// <summary>The person.</summary>
    public async Task<PersonNode?> Person() => _request is not null && Id<Person>.Parse(_subject) is { IsSuccess: true } id
        && (await _request.Workspace.TenantAsync()).People.GetValueOrDefault(id.Value) is { } person ? new(_request, person) : null;

    /// <summary>The template.</summary>
    public async Task<TemplateNode?> Template() => _request is not null && Id<Template>.Parse(_subject) is { IsSuccess: true } id
        && (await _request.Workspace.TenantAsync()).Templates.GetValueOrDefault(id.Value) is { } template ? new(_request, template) : null;

    /// <summary>The API client.</summary>
    public async Task<ApiClientNode?> ApiClient() => _request is not null && Id<ApiClient>.Parse(_subject) is { IsSuccess: true } id
        && (await _request.Workspace.TenantAsync()).Clients.GetValueOrDefault(id.Value) is { } client ? new(_request, client) : null;
}
