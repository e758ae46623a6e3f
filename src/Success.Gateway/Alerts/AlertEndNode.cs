using Success.Domain.Alerts;
using Success.Gateway.Accounts;

namespace Success.Gateway.Alerts;

/// <summary>How an alert ended.</summary>
public sealed class AlertEndNode
{
    readonly AccountPage _page;
    readonly AlertEnd _end;

    internal AlertEndNode(AccountPage page, AlertEnd end) => (_page, _end) = (page, end);

    /// <summary>Cleared, withdrawn or closed.</summary>
    public AlertStatus How => _end.How;

    /// <summary>When.</summary>
    public DateTimeOffset At => _end.At;

    /// <summary>Why, when it was closed.</summary>
    public Task<string?> Reason() => _end.Reason is { } reason ? _page.TextAsync(reason.Key) : Task.FromResult<string?>(null);
}
