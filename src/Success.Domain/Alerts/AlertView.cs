using System.Collections.Immutable;

namespace Success.Domain.Alerts;

/// <summary>
/// An alert as one side sees it at one instant. Both see what is wrong, both instants of notice, who acknowledged it, responses, cause
/// and end; when and why a side puts an alert off, and that it goes to a manager, is that side's own affair.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">With what.</param>
/// <param name="Severity">How much hurry there is.</param>
/// <param name="Status">Where it is in its life, for this side.</param>
/// <param name="RaisedAt">When it was raised, and so the provider saw it.</param>
/// <param name="CustomerFrom">From when on the customer sees it; null for never.</param>
/// <param name="ProviderAcknowledgedAt">When the provider said that it had seen it, or null.</param>
/// <param name="CustomerAcknowledgedAt">When the customer said that it had seen it, or null.</param>
/// <param name="SnoozedUntil">Until when this side has put it off, or null.</param>
/// <param name="SnoozeReason">Why this side has put it off, or null.</param>
/// <param name="EscalatesAt">For the provider: when it goes to a manager unless acknowledged; null when it will not.</param>
/// <param name="EscalatedAt">For the provider: when it went to a manager, or null.</param>
/// <param name="RecoveringSince">Since when it is getting better, or null.</param>
/// <param name="AgreedCause">Where both say that the cause lies, or null.</param>
/// <param name="ProposedCause">Where one side says that it lies, or null.</param>
/// <param name="Responses">What both answered.</param>
/// <param name="End">How it ended, or null.</param>
public sealed record AlertView(
    Id<Alert> Id,
    AlertKind Kind,
    Reference Subject,
    AlertSeverity Severity,
    AlertStatus Status,
    DateTimeOffset RaisedAt,
    DateTimeOffset? CustomerFrom,
    DateTimeOffset? ProviderAcknowledgedAt,
    DateTimeOffset? CustomerAcknowledgedAt,
    DateTimeOffset? SnoozedUntil,
    Note? SnoozeReason,
    DateTimeOffset? EscalatesAt,
    DateTimeOffset? EscalatedAt,
    DateTimeOffset? RecoveringSince,
    Cause? AgreedCause,
    ProposedCause? ProposedCause,
    ImmutableArray<AlertResponse> Responses,
    AlertEnd? End)
{
    /// <summary>The view of a side that may see the alert.</summary>
    /// <exception cref="InvalidOperationException">It may not, not yet or never.</exception>
    public static AlertView Of(Alert alert, Side side, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (!alert.IsVisible(side, now))
        {
            throw new InvalidOperationException($"{alert.Id} is not for the {side} at this instant.");
        }

        var status = alert.Status(side, now);
        var isSnoozed = status == AlertStatus.Snoozed;
        var isProvider = side == Side.Provider;
        return new(
            alert.Id,
            alert.Kind,
            alert.Subject,
            alert.Severity,
            status,
            alert.RaisedAt,
            alert.CustomerFrom,
            alert.Provider.AcknowledgedAt,
            alert.Customer.AcknowledgedAt,
            isSnoozed ? alert.By(side).SnoozedUntil : null,
            isSnoozed ? alert.By(side).SnoozeReason : null,
            isProvider && alert is { IsOpen: true, EscalatedAt: null, Provider.AcknowledgedAt: null } ? alert.EscalatesAt : null,
            isProvider ? alert.EscalatedAt : null,
            alert.RecoveringSince,
            alert.AgreedCause,
            alert.ProposedCause,
            alert.Responses,
            alert.End);
    }
}
