using Success.Domain;
using Success.Domain.Alerts;
using Success.Gateway.Ids;
using Success.Gateway.Requests;

namespace Success.Gateway.Alerts;

/// <summary>A place in the list of all alerts: those of feeds come first, and then those of accounts, account by account.</summary>
/// <param name="Account">Cursor of the account before the one that it stands in; null for the first account.</param>
/// <param name="Alert">The alert before the place; none when the place is the beginning of its account.</param>
/// <param name="Feeds">Among the alerts of feeds, the one before the place; none elsewhere.</param>
readonly record struct AlertCursor(string? Account, PartId<Alert>? Alert, Id<Alert> Feeds = default)
{
    const char Separator = '~';

    public static Result<AlertCursor> Read(string? cursor)
    {
        if (cursor is null)
        {
            return default(AlertCursor);
        }

        var end = cursor.LastIndexOf(Separator);
        var (account, alert) = end < 0 ? ("", "") : (cursor[..end], cursor[(end + 1)..]);
        if (end == 0 && Id<Alert>.Parse(alert) is { IsSuccess: true } feeds)
        {
            return new AlertCursor(null, null, feeds.Value);
        }

        var id = alert.Length == 0 ? default(Result<PartId<Alert>>?) : PartId<Alert>.Parse(alert);
        return end < 0 || id is { IsSuccess: false }
            ? Page.NoCursor
            : new AlertCursor(account.Length == 0 ? null : account, id?.Value);
    }

    public override string ToString() => Feeds.IsNone ? $"{Account}{Separator}{Alert}" : $"{Separator}{Feeds}";
}
