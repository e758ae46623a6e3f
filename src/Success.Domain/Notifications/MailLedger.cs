using System.Collections.Immutable;

namespace Success.Domain.Notifications;

/// <summary>What a member was mailed lately, and what is under way.</summary>
/// <param name="Interruptions">When it was interrupted within the last <see cref="MailRule.Week"/>; the latest last.</param>
/// <param name="LastDigest">The member's day of its last digest, or null.</param>
/// <param name="UnderWay">
/// A mail that was begun and of which it is not known whether it was sent: after a crash it is sent again as the same mail. Null when there is
/// none.
/// </param>
public sealed record MailLedger(ImmutableArray<DateTimeOffset> Interruptions, DateOnly? LastDigest, NotificationMail? UnderWay)
{
    /// <summary>Of a member who was never mailed.</summary>
    public static MailLedger Empty { get; } = new([], null, null);

    /// <summary>The ledger before a mail is sent.</summary>
    public MailLedger Begin(NotificationMail mail) => this with { UnderWay = mail };

    /// <summary>The ledger after it was sent.</summary>
    /// <param name="now">When.</param>
    /// <param name="hours">The member's days.</param>
    public MailLedger End(DateTimeOffset now, MailHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        return UnderWay switch
        {
            null => this,
            { IsDigest: true } => this with { UnderWay = null, LastDigest = hours.DayOf(now) },
            _ => this with { UnderWay = null, Interruptions = [.. Interruptions.Where(at => at > now - MailRule.Week), now] },
        };
    }

    /// <summary>The ledger after it turned out that nothing of the mail is news any more: nobody was interrupted.</summary>
    public MailLedger Drop() => this with { UnderWay = null };

    /// <inheritdoc/>
    public bool Equals(MailLedger? other) =>
        other is not null && LastDigest == other.LastDigest && UnderWay == other.UnderWay && Interruptions.AsSpan().SequenceEqual(other.Interruptions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Interruptions.Length, LastDigest, UnderWay);
}

/// <summary>One mail to one member.</summary>
/// <param name="IsDigest">Whether it is the day's digest; otherwise it interrupts.</param>
/// <param name="Notifications">What stands in it, in order; at least one.</param>
public sealed record NotificationMail(bool IsDigest, ImmutableArray<NotificationKey> Notifications)
{
    /// <summary>Most notifications of one mail; what is more waits for the next.</summary>
    public const int Most = 50;

    /// <inheritdoc/>
    public bool Equals(NotificationMail? other) =>
        other is not null && IsDigest == other.IsDigest && Notifications.AsSpan().SequenceEqual(other.Notifications.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsDigest, Notifications.Length);
}
