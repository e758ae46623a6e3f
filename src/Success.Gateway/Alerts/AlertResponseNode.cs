using Success.Domain.Alerts;
using Success.Gateway.Accounts;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Alerts;

/// <summary>What one side answered to an alert.</summary>
public sealed class AlertResponseNode
{
    readonly AccountPage _page;
    readonly AlertResponse _response;

    internal AlertResponseNode(AccountPage page, AlertResponse response) => (_page, _response) = (page, response);

    /// <summary>Who.</summary>
    public ActorNode By => _page.ActorOf(_response.By);

    /// <summary>When.</summary>
    public DateTimeOffset At => _response.At;

    /// <summary>What one will do.</summary>
    public Task<string?> Text() => _page.TextAsync(_response.Text.Key);

    /// <summary>What the other side may choose from.</summary>
    public async Task<IReadOnlyList<string>> Options() =>
        [.. (await Task.WhenAll(_response.Options.Select(option => _page.TextAsync(option.Key)))).OfType<string>()];
}
