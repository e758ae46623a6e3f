using Success.Domain.Alerts;

namespace Success.Server.Story;

/// <summary>Where an alert is in its life, in a word or two.</summary>
static class AlertWords
{
    /// <summary>The words of a status.</summary>
    public static Words Of(AlertStatus status) => status switch
    {
        AlertStatus.Raised => ("alert raised", "Warnung"),
        AlertStatus.Acknowledged => ("alert seen", "Warnung gesehen"),
        AlertStatus.Snoozed => ("alert put off", "Warnung zurückgestellt"),
        AlertStatus.Recovering => ("recovering", "erholt sich"),
        AlertStatus.Cleared => ("alert cleared", "Warnung vorbei"),
        AlertStatus.Withdrawn => ("alert withdrawn", "Warnung zurückgenommen"),
        AlertStatus.Closed => ("alert closed", "Warnung geschlossen"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
