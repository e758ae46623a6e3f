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
    readonly bool _hasChanged;

    /// <param name="request">The request.</param>
    /// <param name="subject">What is shown.</param>
    /// <param name="hasChanged">Whether anything was written; not when the request was repeated.</param>
    internal TenantPayload(GatewayRequest request, string? subject, bool hasChanged) =>
        (_request, _subject, _hasChanged) = (request, subject, hasChanged);

    internal TenantPayload(IReadOnlyList<UserErrorNode> userErrors) => UserErrors = userErrors;

    /// <summary>What was refused.</summary>
    public IReadOnlyList<UserErrorNode> UserErrors { get; } = [];

    /// <summary>The key of an API client, this once.</summary>
    public string? Key { get; internal init; }

    // The secret of a repeated request opens nothing: the one that does was shown with the first answer, and nowhere is it kept.
    internal TenantPayload WithKey(GatewayRequest request, string secret) => _hasChanged && Id<ApiClient>.Parse(_subject) is { IsSuccess: true } client
        ? new(request, _subject, _hasChanged) { Key = request.Services.Mint.KeyOf(request.Caller.Tenant, client.Value, secret) }
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
