using Success.Domain.Alerts;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Alerts;

/// <summary>What one side answered to an alert.</summary>
public sealed class AlertResponseNode
{
    readonly AlertPlace _place;
    readonly AlertResponse _response;

    internal AlertResponseNode(AlertPlace place, AlertResponse response) => (_place, _response) = (place, response);

    /// <summary>Who.</summary>
    public ActorNode By => _place.ActorOf(_response.By);

    /// <summary>When.</summary>
    public DateTimeOffset At => _response.At;

    /// <summary>What one will do.</summary>
    public Task<string?> Text() => _place.TextAsync(_response.Text.Key);

    /// <summary>What the other side may choose from.</summary>
    public async Task<IReadOnlyList<string>> Options() =>
        [.. (await Task.WhenAll(_response.Options.Select(option => _place.TextAsync(option.Key)))).OfType<string>()];
}
