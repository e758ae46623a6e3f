using Success.Domain.Metrics;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Metrics;

/// <summary>A metric of the catalogue.</summary>
[GraphQLName("Metric")]
public sealed class MetricNode : INode
{
    /// <summary>What a metric's id begins with; its key follows.</summary>
    public const string IdPrefix = "met_";

    readonly GatewayRequest _request;
    readonly MetricChain _chain;

    internal MetricNode(GatewayRequest request, MetricChain chain) => (_request, _chain) = (request, chain);

    /// <summary>Its id.</summary>
    public string Id => IdPrefix + Key;

    /// <summary>Its name for programs.</summary>
    public string Key => _chain.Latest.Key.ToString();

    /// <summary>Its name for people.</summary>
    public async Task<string> Name() => await _request.Workspace.TextAsync($"{Key}.name") ?? "";

    /// <summary>What counts and what does not.</summary>
    public Task<string?> Meaning() => _request.Workspace.TextAsync($"{Key}.meaning");

    /// <summary>Whether new terms may no longer name it.</summary>
    public bool IsRetired => _chain.IsRetired;

    /// <summary>The version in use.</summary>
    public MetricVersionNode Latest => new(_chain.Latest);

    /// <summary>Who delivers it, as far as the caller may see it.</summary>
    public async Task<IReadOnlyList<FeedNode>> Feeds() =>
    [
        .. (await _request.Workspace.SightAsync()).Feeds.Where(feed => feed.Key.Metric == _chain.Latest.Key).Select(feed => new FeedNode(_request, feed)),
    ];

    /// <summary>All versions.</summary>
    public IReadOnlyList<MetricVersionNode> Versions => [.. _chain.Versions.Select(version => new MetricVersionNode(version))];
}
