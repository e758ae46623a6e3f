using Success.Domain.Alerts;
using Success.Gateway.Alerts;
using Success.Grains.Changes;
using Success.GraphQL;

namespace Success.Gateway.Changes;

/// <summary>That an alert changed.</summary>
public sealed record AlertChange
{
    readonly AlertPlace _place;
    readonly AlertView _alert;

    internal AlertChange(AlertPlace place, AlertView alert, LiveChange change) => (_place, _alert, Version) = (place, alert, (int)change.Version);

    /// <summary>Number of the account's latest change.</summary>
    public int Version { get; }

    /// <summary>The alert as it is now.</summary>
    public AlertNode Alert(IGraphQLContext context)
    {
        _place.Request.GoOnIn(context);
        return new(_place, _alert);
    }
}
