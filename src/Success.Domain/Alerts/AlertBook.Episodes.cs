namespace Success.Domain.Alerts;

/// <content>What the watched things report: one episode, one alert.</content>
public sealed partial record AlertBook
{
    internal Alert? Lasting(AlertKind kind, Reference subject) =>
        Alerts.FirstOrDefault(alert => alert.Lasts && alert.Kind == kind && alert.Subject == subject);

    IEnumerable<AlertEvent> DecideRaise(RaiseAlert raise, AlertContext context)
    {
        var escalates = context.AddWorkingDays(context.Now, context.Escalation[raise.Severity]);
        return Lasting(raise.Kind, raise.Subject) switch
        {
            null => [new AlertRaised(context.Ids.Next<Alert>(), raise.Kind, raise.Subject, raise.Severity, CustomerFrom(raise, context), escalates)],
            { IsOpen: true } open => Worsen(open, raise.Severity, escalates),
            var closed when raise.Severity > closed.Severity => [new AlertReopened(closed.Id, raise.Severity, escalates)],
            _ => [],
        };
    }

    static DateTimeOffset? CustomerFrom(RaiseAlert raise, AlertContext context) =>
        raise.IsProvidersOwn ? null : context.AddWorkingDays(context.Now, raise.Notice.HeadStart);

    static IEnumerable<AlertEvent> Worsen(Alert open, AlertSeverity severity, DateTimeOffset escalates)
    {
        if (open.RecoveringSince is not null)
        {
            yield return new AlertRelapsed(open.Id);
        }

        if (severity != open.Severity)
        {
            yield return new AlertSeverityChanged(open.Id, open.Severity, severity, escalates < open.EscalatesAt ? escalates : open.EscalatesAt);
        }
    }

    IEnumerable<AlertEvent> DecideRecover(RecoverAlert better) =>
        Lasting(better.Kind, better.Subject) is { IsOpen: true, RecoveringSince: null } open ? [new AlertRecovering(open.Id)] : [];

    IEnumerable<AlertEvent> DecideEnd(AlertKind kind, Reference subject, Func<Id<Alert>, AlertEvent> end) => Lasting(kind, subject) switch
    {
        null => [],
        { IsOpen: true } open => [end(open.Id)],
        var closed => [new AlertEpisodeEnded(closed.Id)],
    };
}
