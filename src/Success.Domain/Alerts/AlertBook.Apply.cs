using System.Diagnostics;
using Success.Domain.Tenancy;

namespace Success.Domain.Alerts;

/// <content>How each event changes its alert.</content>
public sealed partial record AlertBook
{
    static Alert Begin(AlertRaised raised, DateTimeOffset at) => new()
    {
        Id = raised.Alert,
        Kind = raised.Kind,
        Subject = raised.Subject,
        Severity = raised.Severity,
        RaisedAt = at,
        CustomerFrom = raised.CustomerFrom,
        // Whoever sees it from the beginning, or never, need not be woken for.
        IsShown = raised.CustomerFrom is not { } from || from <= at,
        EscalatesAt = raised.EscalatesAt,
    };

    static Alert Change(Alert alert, AlertEvent happened, DateTimeOffset at, Who by) => happened switch
    {
        AlertSeverityChanged changed => Grade(alert, changed),
        AlertReopened reopened => Reopen(alert, reopened),
        AlertShown => alert with { IsShown = true },
        AlertEscalated => alert with { EscalatedAt = at },
        AlertAcknowledged seen => Acknowledge(alert, seen.Side, at),
        AlertSnoozed snoozed => Snooze(alert, snoozed, at),
        AlertSnoozeEnded ended => alert.Change(ended.Side, Unsnoozed),
        AlertAnswered answered => Answer(alert, answered, at, by),
        CauseProposed proposed => alert with { ProposedCause = new(proposed.Cause, proposed.Side) },
        CauseAgreed agreed => alert with { AgreedCause = agreed.Cause, ProposedCause = null },
        AlertRecovering => alert with { RecoveringSince = at },
        AlertRelapsed => alert with { RecoveringSince = null },
        AlertCleared => End(alert, new(AlertStatus.Cleared, at), lasts: false),
        AlertWithdrawn withdrawn => End(alert, new(AlertStatus.Withdrawn, at, withdrawn.Correction), lasts: false),
        AlertClosed closed => Close(alert, closed, at),
        AlertEpisodeEnded => alert with { Lasts = false },
        _ => throw new UnreachableException($"No rule for {happened.GetType().Name}."),
    };

    static Alert Grade(Alert alert, AlertSeverityChanged changed)
    {
        var graded = alert with { Severity = changed.To, EscalatesAt = changed.EscalatesAt };
        return changed.To > changed.From ? graded.Change(Side.Provider, Unsnoozed).Change(Side.Customer, Unsnoozed) : graded;
    }

    static Alert Reopen(Alert alert, AlertReopened reopened) => alert with
    {
        End = null,
        Severity = reopened.Severity,
        EscalatesAt = reopened.EscalatesAt,
        EscalatedAt = null,
        Provider = default,
        Customer = default,
    };

    static Alert Snooze(Alert alert, AlertSnoozed snoozed, DateTimeOffset at)
    {
        var next = alert with { Notes = alert.Notes + 1 };
        next = Acknowledge(next, snoozed.Side, at);
        return next.Change(snoozed.Side, attendance => attendance with { SnoozedUntil = snoozed.Until, SnoozeReason = snoozed.Reason });
    }

    static Alert Close(Alert alert, AlertClosed closed, DateTimeOffset at)
    {
        var next = alert with { Notes = alert.Notes + 1 };
        return End(next, new(AlertStatus.Closed, at, Reason: closed.Reason), lasts: true);
    }

    static Alert Answer(Alert alert, AlertAnswered answered, DateTimeOffset at, Who by)
    {
        var next = Acknowledge(alert, answered.Side, at);
        next = next with { Responses = next.Responses.Add(new(by, at, answered.Text, answered.Options)), Notes = next.Notes + 1 };
        return answered.Side == Side.Provider && at < next.CustomerFrom ? next with { CustomerFrom = at, IsShown = true } : next;
    }

    static Alert Acknowledge(Alert alert, Side side, DateTimeOffset at) =>
        alert.Change(side, attendance => attendance with { AcknowledgedAt = attendance.AcknowledgedAt ?? at });

    static Alert End(Alert alert, AlertEnd end, bool lasts) => alert with { End = end, Lasts = lasts, RecoveringSince = null };

    static Attendance Unsnoozed(Attendance attendance) => attendance with { SnoozedUntil = null };
}
