using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Gateway.Accounts;

namespace Success.Gateway.Alerts;

/// <summary>Why a value is missing, when it is for a feed that has fallen silent.</summary>
static class FeedCause
{
    /// <summary>
    /// The open alert of the feed that delivered a KPI's last value; null when it is about something else, when other hands deliver, when the feed
    /// is heard, and for whoever does not see the feed.
    /// </summary>
    public static async Task<AlertNode?> FindAsync(AccountPage page, AlertView alert)
    {
        if (alert is not { Kind: AlertKind.NoData, End: null }
            || page.View.Kpis.FirstOrDefault(kpi => kpi.Kpi.Id.ToString() == alert.Subject.ToString()) is not { LastClient.IsNone: false } kpi)
        {
            return null;
        }

        var feed = new FeedKey(kpi.LastClient, kpi.Kpi.Metric).ToReference();
        return (await FeedAlerts.ReadAsync(page.Request)).Find(silent => silent.Subject == feed && silent.End is null);
    }
}
