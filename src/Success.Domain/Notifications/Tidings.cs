using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Tenancy;

namespace Success.Domain.Notifications;

/// <summary>What is in an event for people who do not look.</summary>
/// <param name="Topic">What it is about.</param>
/// <param name="Subject">Id of the alert or proposal.</param>
/// <param name="At">When it happened.</param>
/// <param name="ForProvider">Whether the provider is told.</param>
/// <param name="ForCustomer">Whether the customer is told, if it may see it.</param>
public sealed record Tidings(Topic Topic, string Subject, DateTimeOffset At, bool ForProvider, bool ForCustomer)
{
    /// <summary>
    /// How long after it happened something is still told. Whatever is older is no news any more: a server that was away for long does not
    /// make up for it with a hundred mails.
    /// </summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(3);

    // A first answer shows an alert to the customer; later ones are read by whoever looks.
    bool OnlyWhenShownByIt { get; init; }

    /// <summary>What is in an event; null for nothing. Under the notice rule the customer is told at its own instant, by what happens then.</summary>
    public static Tidings? Of(AccountEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened switch
        {
            AlertChanged alert => Of(alert.Happened, alert.At),
            ProposalSent { By.Side: { } side } sent => Proposal(sent.Proposal.ToString(), sent.At, side.Other()),
            ProposalCountered countered => Proposal(countered.Proposal.ToString(), countered.At, countered.Envelope.Side.Other()),
            _ => null,
        };
    }

    /// <summary>What is in an event of the tenant; null for nothing. Alerts of feeds go to whoever sees them.</summary>
    public static Tidings? Of(TenantEvent happened) => happened is FeedAlertChanged alert ? Of(alert.Happened, alert.At) : null;

    /// <summary>Whether a side is told.</summary>
    public bool IsFor(Side side) => side == Side.Provider ? ForProvider : ForCustomer;

    /// <summary>Whether an alert interrupts somebody to whom it is visible; null when there is nothing to tell any more.</summary>
    /// <param name="alert">The alert as that side sees it now.</param>
    /// <param name="side">The side.</param>
    public bool? Interrupts(AlertView alert, Side side)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var acknowledged = side == Side.Provider ? alert.ProviderAcknowledgedAt : alert.CustomerAcknowledgedAt;
        return alert.End is not null || acknowledged is not null || (OnlyWhenShownByIt && alert.CustomerFrom != At) ? null
            : Topic == Topic.Escalation || (alert.Severity >= AlertSeverity.Warning && alert.Status != AlertStatus.Recovering);
    }

    /// <summary>Whether a proposal interrupts somebody; null when it does not wait for that side any more.</summary>
    public static bool? Interrupts(Proposal proposal, Side side, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        return proposal.WaitsFor == side && proposal.IsOpenAt(now) ? true : null;
    }

    static Tidings? Of(AlertEvent happened, DateTimeOffset at)
    {
        var alert = happened.Alert.ToString();
        return happened switch
        {
            AlertRaised raised => new(Topic.Alert, alert, at, true, raised.CustomerFrom <= at),
            AlertShown => new(Topic.Alert, alert, at, false, true),
            AlertAnswered { Side: Side.Provider } => new(Topic.Alert, alert, at, false, true) { OnlyWhenShownByIt = true },
            AlertReopened or AlertSeverityChanged { To: AlertSeverity.Critical } => new(Topic.Alert, alert, at, true, true),
            AlertEscalated => new(Topic.Escalation, alert, at, true, false),
            _ => null,
        };
    }

    static Tidings Proposal(string proposal, DateTimeOffset at, Side waitsFor) =>
        new(Topic.Proposal, proposal, at, waitsFor == Side.Provider, waitsFor == Side.Customer);
}
