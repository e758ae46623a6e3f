namespace Success.Domain.Notifications;

/// <summary>
/// When a member gets which mail: what interrupts goes out at once, together with whatever else interrupts, but never in quiet hours and
/// at most <see cref="InterruptionsPerWeek"/> times within any <see cref="Week"/>. Everything else waits for the digest of the day.
/// </summary>
public static class MailRule
{
    /// <summary>Most mails within a week that interrupt: whoever gets more stops reading any.</summary>
    public const int InterruptionsPerWeek = 3;

    /// <summary>Over which interruptions are counted.</summary>
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What is to be done for a member now.</summary>
    /// <param name="waiting">All that waits for it.</param>
    /// <param name="ledger">What it was mailed.</param>
    /// <param name="hours">Its hours.</param>
    /// <param name="now">The instant.</param>
    /// <returns>A mail to send now; or else when to ask again, null when nothing waits.</returns>
    public static (NotificationMail? Mail, DateTimeOffset? Next) Decide(
        IReadOnlyCollection<Notification> waiting, MailLedger ledger, MailHours hours, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(hours);
        if (ledger.UnderWay is { } begun)
        {
            // Quiet or not: it may have been sent, and then this is the same mail once more.
            return (begun, null);
        }

        if (waiting.Count == 0)
        {
            return (null, null);
        }

        if (hours.QuietUntil(now) is { } end)
        {
            return (null, end);
        }

        var urgent = waiting.Where(one => one.Interrupts).ToList();
        var interruptions = ledger.Interruptions.Where(at => at > now - Week).ToList();
        if (urgent.Count > 0 && interruptions.Count < InterruptionsPerWeek)
        {
            return (MailOf(urgent, isDigest: false), null);
        }

        var digest = waiting.Min(one => hours.DigestAfter(one.At, ledger.LastDigest));
        if (digest <= now)
        {
            return (MailOf(waiting, isDigest: true), null);
        }

        var free = urgent.Count > 0 ? interruptions.Min() + Week : digest;
        return (null, free < digest ? free : digest);
    }

    static NotificationMail MailOf(IEnumerable<Notification> notifications, bool isDigest) => new(
        isDigest,
        [.. notifications.OrderBy(one => one.At).ThenBy(one => one.Account).ThenBy(one => one.Number).Take(NotificationMail.Most).Select(one => one.Key)]);
}
