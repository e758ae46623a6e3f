using Success.Domain.Alerts;

namespace Success.Gateway.Alerts;

/// <summary>Which alerts.</summary>
public sealed record AlertFilter(
    bool? IsOpen = null, IReadOnlyList<AlertKind>? Kinds = null, IReadOnlyList<AlertStatus>? Statuses = null, IReadOnlyList<AlertSeverity>? Severities = null)
{
    internal bool Meets(AlertView alert) =>
        (IsOpen is null || IsOpen == alert.End is null)
        && (Kinds is null or [] || Kinds.Contains(alert.Kind))
        && (Statuses is null or [] || Statuses.Contains(alert.Status))
        && (Severities is null or [] || Severities.Contains(alert.Severity));
}
