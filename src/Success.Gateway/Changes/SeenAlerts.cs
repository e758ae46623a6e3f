using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;

namespace Success.Gateway.Changes;

/// <summary>
/// The alerts that a stream has given, to tell those that changed from those that did not. Of an account that it has not seen before it gives
/// the alerts to which something happened since the stream began.
/// </summary>
sealed class SeenAlerts(DateTimeOffset began)
{
    readonly Dictionary<Id<Alert>, AlertView> _given = [];

    public IReadOnlyList<AlertView> Changed(AccountView account)
    {
        var changed = new List<AlertView>();
        foreach (var alert in account.Alerts)
        {
            if (_given.TryGetValue(alert.Id, out var before) ? !Same(before, alert) : LastInstantOf(alert, account.Now) >= began)
            {
                changed.Add(alert);
            }

            _given[alert.Id] = alert;
        }

        return changed;
    }

    static bool Same(AlertView before, AlertView now) =>
        before with { Responses = default } == now with { Responses = default } && before.Responses.AsSpan().SequenceEqual(now.Responses.AsSpan());

    // An instant of notice that lies ahead has not happened.
    static DateTimeOffset LastInstantOf(AlertView alert, DateTimeOffset now) => new[]
    {
        alert.RaisedAt, alert.CustomerFrom, alert.ProviderAcknowledgedAt, alert.CustomerAcknowledgedAt, alert.EscalatedAt, alert.RecoveringSince,
        alert.End?.At, alert.Responses is [.., var last] ? last.At : null,
    }.OfType<DateTimeOffset>().Where(instant => instant <= now).Max();
}
