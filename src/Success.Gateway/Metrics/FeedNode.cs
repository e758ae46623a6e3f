using Success.Domain.Tenancy;
using Success.Gateway.Alerts;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Metrics;

/// <summary>What one API client delivers of one metric, whatever the account.</summary>
public sealed class FeedNode
{
    readonly GatewayRequest _request;
    readonly FeedView _view;

    internal FeedNode(GatewayRequest request, FeedView view) => (_request, _view) = (request, view);

    /// <summary>Who delivers.</summary>
    public async Task<ActorNode> Client() =>
        new(_request, Who.Of((await _request.Workspace.TenantAsync()).Clients[_view.Key.Client].Side, _view.Key.Client));

    /// <summary>What.</summary>
    public async Task<MetricNode> Metric() => new(_request, (await _request.Workspace.TenantAsync()).Catalogue.Metrics[_view.Key.Metric]);

    /// <summary>When its last delivery began.</summary>
    public DateTimeOffset? LastHeardAt => _view.Feed.LastHeard;

    /// <summary>How often it delivers.</summary>
    public TimeSpan? Gap => _view.Feed.Expected;

    /// <summary>Whether somebody stated that.</summary>
    public bool IsGapStated => _view.Feed.Stated is not null;

    /// <summary>When it falls silent if nothing comes.</summary>
    public DateTimeOffset? SilentAt => _view.Feed.SilentAt;

    /// <summary>Whether it is silent.</summary>
    public bool IsSilent => _view.Feed.IsSilent;

    /// <summary>The alert of its silence.</summary>
    public async Task<AlertNode?> Alert()
    {
        var subject = _view.Key.ToReference();
        return (await FeedAlerts.ReadAsync(_request)).Find(alert => alert.Subject == subject);
    }
}
