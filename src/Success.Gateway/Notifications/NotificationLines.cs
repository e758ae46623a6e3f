using Success.Domain;
using Success.Domain.Alerts;
using Success.Domain.Explanations;
using Success.Domain.Notifications;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;

namespace Success.Gateway.Notifications;

/// <summary>What one notification says: in which account, the sentence that matters, why, and where to look.</summary>
/// <param name="Account">Name of the account, or of the workspace.</param>
/// <param name="Explanation">What it says, in the reader's words.</param>
/// <param name="Path">Where it is shown, beginning with a slash. It signs nobody in.</param>
sealed record NotificationLine(string Account, Explanation Explanation, string Path);

/// <summary>Composes what notifications say from what their reader sees now.</summary>
static class NotificationLines
{
    /// <summary>What a notification says; null when it is no news any more: it was seen to, or has ended, or is not for the reader to see.</summary>
    public static async Task<NotificationLine?> ComposeAsync(AccountPage page, Notification notification, Locale locale)
    {
        var side = page.Request.Side;
        var reader = new Reader(side, locale, page.Calendar.DateAt(page.View.Now), page.Calendar.DateAt);
        var said = notification.Topic == Topic.Proposal
            ? await ProposalAsync(page, notification, reader)
            : await AlertAsync(new AccountAlerts(page), page.View.Alerts, notification, reader);
        return said is { } line ? new(await page.NameAsync($"{page.View.Id}.name"), line.Explanation, line.Path) : null;
    }

    /// <summary>What is said of a feed; null when it is no news any more.</summary>
    public static async Task<NotificationLine?> ComposeAsync(FeedAlerts feeds, Notification notification, Locale locale, string workspace)
    {
        var reader = (await feeds.ReaderAsync(null)) with { Locale = locale };
        return await AlertAsync(feeds, feeds.All, notification, reader) is { } line ? new(workspace, line.Explanation, line.Path) : null;
    }

    static async Task<(Explanation Explanation, string Path)?> AlertAsync(
        AlertPlace place, IEnumerable<AlertView> alerts, Notification notification, Reader reader)
    {
        if (alerts.FirstOrDefault(alert => alert.Id.ToString() == notification.Subject) is not { End: null } alert
            || (reader.Side == Side.Provider ? alert.ProviderAcknowledgedAt : alert.CustomerAcknowledgedAt) is not null)
        {
            return null;
        }

        var said = Explain.Alert(await place.FactsAsync(alert), reader, place.Now);
        return (notification.Topic == Topic.Escalation ? said with { Details = [reader.Say(Phrase.MailEscalated), .. said.Details] } : said, $"/alerts/{place.IdOf(alert.Id)}");
    }

    static async Task<(Explanation Explanation, string Path)?> ProposalAsync(AccountPage page, Notification notification, Reader reader)
    {
        if (page.View.Proposals.FirstOrDefault(proposal => proposal.Id.ToString() == notification.Subject) is not { Sent: { } sent } proposal
            || Tidings.Interrupts(proposal, reader.Side, page.View.Now) is null)
        {
            return null;
        }

        var said = reader.Say(
            Phrase.AlertProposalYours, ("name", await page.NameAsync($"{proposal.Plan}.title")), ("date", reader.Day(sent.Approval.At)));
        return (new(said, []), $"/proposals/{page.IdOf(proposal.Id)}");
    }
}
