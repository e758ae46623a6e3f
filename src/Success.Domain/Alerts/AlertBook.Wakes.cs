namespace Success.Domain.Alerts;

/// <content>What changes by itself.</content>
public sealed partial record AlertBook
{
    static readonly Side[] BothSides = [Side.Provider, Side.Customer];

    static DateTimeOffset? NextShowing(Alert alert) => alert.IsShown ? null : alert.CustomerFrom;

    static DateTimeOffset? NextReturn(Alert alert) => alert.IsOpen
        ? Earlier(NextEscalation(alert), Earlier(alert.Provider.SnoozedUntil, alert.Customer.SnoozedUntil))
        : null;

    static DateTimeOffset? NextEscalation(Alert alert) =>
        alert is { IsOpen: true, EscalatedAt: null, Provider.AcknowledgedAt: null } ? alert.EscalatesAt : null;

    IEnumerable<AlertEvent> DecideWake(DateTimeOffset now) => Alerts.SelectMany(alert => Wake(alert, now));

    static IEnumerable<AlertEvent> Wake(Alert alert, DateTimeOffset now)
    {
        if (NextShowing(alert) <= now)
        {
            yield return new AlertShown(alert.Id);
        }

        if (!alert.IsOpen)
        {
            yield break;
        }

        foreach (var side in BothSides)
        {
            if (alert.By(side).SnoozedUntil <= now)
            {
                yield return new AlertSnoozeEnded(alert.Id, side);
            }
        }

        if (NextEscalation(alert) <= now)
        {
            yield return new AlertEscalated(alert.Id);
        }
    }
}
