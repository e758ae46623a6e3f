using Success.Domain.Alerts;

namespace Success.Gateway.Alerts;

/// <summary>How an alert ended.</summary>
public sealed class AlertEndNode
{
    readonly AlertPlace _place;
    readonly AlertEnd _end;

    internal AlertEndNode(AlertPlace place, AlertEnd end) => (_place, _end) = (place, end);

    /// <summary>Cleared, withdrawn or closed.</summary>
    public AlertStatus How => _end.How;

    /// <summary>When.</summary>
    public DateTimeOffset At => _end.At;

    /// <summary>Why, when it was closed.</summary>
    public Task<string?> Reason() => _end.Reason is { } reason ? _place.TextAsync(reason.Key) : Task.FromResult<string?>(null);
}
