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
/// <param name="About">What it says in a few words.</param>
/// <param name="Name">What they are about.</param>
sealed record NotificationLine(string Account, Explanation Explanation, string Path, Phrase About, string Name);

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
        return said is { } line ? new(await page.NameAsync($"{page.View.Id}.name"), line.Explanation, line.Path, line.About, line.Name) : null;
    }

    /// <summary>What is said of a feed; null when it is no news any more.</summary>
    public static async Task<NotificationLine?> ComposeAsync(FeedAlerts feeds, Notification notification, Locale locale, string workspace)
    {
        var reader = (await feeds.ReaderAsync(null)) with { Locale = locale };
        return await AlertAsync(feeds, feeds.All, notification, reader) is { } line ? new(workspace, line.Explanation, line.Path, line.About, line.Name) : null;
    }

    static async Task<Said?> AlertAsync(
        AlertPlace place, IEnumerable<AlertView> alerts, Notification notification, Reader reader)
    {
        if (alerts.FirstOrDefault(alert => alert.Id.ToString() == notification.Subject) is not { End: null } alert
            || (reader.Side == Side.Provider ? alert.ProviderAcknowledgedAt : alert.CustomerAcknowledgedAt) is not null)
        {
            return null;
        }

        var facts = await place.FactsAsync(alert);
        var said = Explain.Alert(facts, reader, place.Now);
        return new(
            notification.Topic == Topic.Escalation ? said with { Details = [reader.Say(Phrase.MailEscalated), .. said.Details] } : said,
            $"{SubjectPages.Alerts}/{place.IdOf(alert.Id)}",
            AboutOf(alert),
            facts.Name);
    }

    static async Task<Said?> ProposalAsync(AccountPage page, Notification notification, Reader reader)
    {
        if (page.View.Proposals.FirstOrDefault(proposal => proposal.Id.ToString() == notification.Subject) is not { Sent: { } sent } proposal
            || Tidings.Interrupts(proposal, reader.Side, page.View.Now) is null)
        {
            return null;
        }

        var name = await page.NameAsync($"{proposal.Plan}.title");
        var said = reader.Say(Phrase.AlertProposalYours, ("name", name), ("date", reader.Day(sent.Approval.At)));
        return new(new(said, []), $"{SubjectPages.Proposals}/{page.IdOf(proposal.Id)}", Phrase.MailAboutProposal, name);
    }

    static Phrase AboutOf(AlertView alert) => alert.Kind switch
    {
        AlertKind.Drift => alert.Severity == AlertSeverity.Critical ? Phrase.MailAboutCritical : Phrase.MailAboutWarning,
        AlertKind.NoData => Phrase.MailAboutNoData,
        AlertKind.Missed => Phrase.MailAboutMissed,
        AlertKind.MilestoneOverdue => Phrase.MailAboutMilestone,
        AlertKind.ProposalWaiting => Phrase.MailAboutProposal,
        AlertKind.NoCounterpart => Phrase.MailAboutCounterpart,
        _ => Phrase.MailAboutFeed,
    };

    sealed record Said(Explanation Explanation, string Path, Phrase About, string Name);
}
