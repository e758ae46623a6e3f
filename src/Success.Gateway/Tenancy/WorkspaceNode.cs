using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>One provider's workspace.</summary>
[GraphQLName("Workspace")]
public sealed class WorkspaceNode : INode
{
    readonly GatewayRequest _request;
    readonly Tenant _tenant;

    internal WorkspaceNode(GatewayRequest request, Tenant tenant) => (_request, _tenant) = (request, tenant);

    /// <summary>Its id.</summary>
    public string Id => _tenant.Id.ToString();

    /// <summary>The provider's name.</summary>
    public async Task<string> Name() => await _request.Workspace.TextAsync($"{_tenant.Id}.name") ?? "";

    /// <summary>Whether people are let in.</summary>
    public TenantStatus Status => _tenant.Status;

    /// <summary>What holds unless somebody says otherwise.</summary>
    public WorkspaceSettingsNode? Settings =>
        Policy.GrantOf(_request.Caller.Audience, PolicyAction.ReadSettings) == Grant.Never ? null : new(_tenant.Settings);

    /// <summary>The colour of pages.</summary>
    public string Accent => _tenant.Settings.Accent.ToString();

    /// <summary>The provider's own words.</summary>
    public async Task<IReadOnlyList<WorkspaceLabelNode>> Labels()
    {
        var labels = Enum.GetValues<BrandLabel>();
        var texts = await Task.WhenAll(labels.Select(label => _request.Workspace.TextAsync(_tenant.LabelKey(label))));
        return [.. labels.Zip(texts).Where(pair => pair.Second is not null).Select(pair => new WorkspaceLabelNode(pair.First, pair.Second!))];
    }
}

/// <summary>A word of the provider's own.</summary>
/// <param name="Label">For what.</param>
/// <param name="Text">The word.</param>
public sealed record WorkspaceLabelNode(BrandLabel Label, string Text);
