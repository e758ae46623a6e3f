using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Success.Domain.Alerts;

/// <summary>
/// Something that happened to an alert. When, and who caused it, stands in the event of the account or tenant that holds this one.
/// </summary>
/// <param name="Alert">Which.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "happened")]
[JsonDerivedType(typeof(AlertRaised), "raised")]
[JsonDerivedType(typeof(AlertSeverityChanged), "severityChanged")]
[JsonDerivedType(typeof(AlertReopened), "reopened")]
[JsonDerivedType(typeof(AlertShown), "shown")]
[JsonDerivedType(typeof(AlertEscalated), "escalated")]
[JsonDerivedType(typeof(AlertAcknowledged), "acknowledged")]
[JsonDerivedType(typeof(AlertSnoozed), "snoozed")]
[JsonDerivedType(typeof(AlertSnoozeEnded), "snoozeEnded")]
[JsonDerivedType(typeof(AlertAnswered), "answered")]
[JsonDerivedType(typeof(CauseProposed), "causeProposed")]
[JsonDerivedType(typeof(CauseAgreed), "causeAgreed")]
[JsonDerivedType(typeof(AlertRecovering), "recovering")]
[JsonDerivedType(typeof(AlertRelapsed), "relapsed")]
[JsonDerivedType(typeof(AlertCleared), "cleared")]
[JsonDerivedType(typeof(AlertWithdrawn), "withdrawn")]
[JsonDerivedType(typeof(AlertClosed), "closed")]
[JsonDerivedType(typeof(AlertEpisodeEnded), "episodeEnded")]
public abstract record AlertEvent(Id<Alert> Alert);

/// <summary>An episode began; the provider sees it now.</summary>
/// <param name="Alert">The new alert.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">With what.</param>
/// <param name="Severity">How much hurry there is.</param>
/// <param name="CustomerFrom">When the customer sees it unless the provider answers before; null for never.</param>
/// <param name="EscalatesAt">When it goes to a manager unless the provider acknowledges it before.</param>
public sealed record AlertRaised(
    Id<Alert> Alert, AlertKind Kind, Reference Subject, AlertSeverity Severity, DateTimeOffset? CustomerFrom, DateTimeOffset EscalatesAt)
    : AlertEvent(Alert);

/// <summary>It became more or less urgent. More urgent, it ends whatever put it off: that was about something milder.</summary>
/// <param name="Alert">Which.</param>
/// <param name="From">Before.</param>
/// <param name="To">Now.</param>
/// <param name="EscalatesAt">When it goes to a manager, never later than before.</param>
public sealed record AlertSeverityChanged(Id<Alert> Alert, AlertSeverity From, AlertSeverity To, DateTimeOffset EscalatesAt) : AlertEvent(Alert);

/// <summary>It had been closed, and became worse than it was then.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Severity">How urgent it is now.</param>
/// <param name="EscalatesAt">When it goes to a manager unless the provider acknowledges it again.</param>
public sealed record AlertReopened(Id<Alert> Alert, AlertSeverity Severity, DateTimeOffset EscalatesAt) : AlertEvent(Alert);

/// <summary>The head start is over: the customer sees it, in whatever state it is.</summary>
/// <param name="Alert">Which.</param>
public sealed record AlertShown(Id<Alert> Alert) : AlertEvent(Alert);

/// <summary>The provider had not acknowledged it in time; it goes to a manager.</summary>
/// <param name="Alert">Which.</param>
public sealed record AlertEscalated(Id<Alert> Alert) : AlertEvent(Alert);

/// <summary>A side said that it has seen it.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Side">The side.</param>
public sealed record AlertAcknowledged(Id<Alert> Alert, Side Side) : AlertEvent(Alert);

/// <summary>A side put it off, and so has seen it.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Side">The side.</param>
/// <param name="Until">When it comes back.</param>
/// <param name="Reason">Why.</param>
public sealed record AlertSnoozed(Id<Alert> Alert, Side Side, DateTimeOffset Until, Note Reason) : AlertEvent(Alert);

/// <summary>The time for which a side put it off is over.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Side">The side.</param>
public sealed record AlertSnoozeEnded(Id<Alert> Alert, Side Side) : AlertEvent(Alert);

/// <summary>A side answered, and so has seen it. The provider's first answer shows it to the customer.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Side">The side.</param>
/// <param name="Text">The answer.</param>
/// <param name="Options">What the other side may choose from.</param>
public sealed record AlertAnswered(Id<Alert> Alert, Side Side, Note Text, ImmutableArray<Note> Options) : AlertEvent(Alert);

/// <summary>A side said where it thinks the cause lies.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Side">The side.</param>
/// <param name="Cause">Where.</param>
public sealed record CauseProposed(Id<Alert> Alert, Side Side, Cause Cause) : AlertEvent(Alert);

/// <summary>The other side agreed.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Cause">Where both say that the cause lies.</param>
public sealed record CauseAgreed(Id<Alert> Alert, Cause Cause) : AlertEvent(Alert);

/// <summary>It is getting better.</summary>
/// <param name="Alert">Which.</param>
public sealed record AlertRecovering(Id<Alert> Alert) : AlertEvent(Alert);

/// <summary>It is getting worse again.</summary>
/// <param name="Alert">Which.</param>
public sealed record AlertRelapsed(Id<Alert> Alert) : AlertEvent(Alert);

/// <summary>The episode is over.</summary>
/// <param name="Alert">Which.</param>
public sealed record AlertCleared(Id<Alert> Alert) : AlertEvent(Alert);

/// <summary>A correction took its cause away.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Correction">What was corrected.</param>
public sealed record AlertWithdrawn(Id<Alert> Alert, Reference Correction) : AlertEvent(Alert);

/// <summary>The provider closed it.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Reason">Why.</param>
public sealed record AlertClosed(Id<Alert> Alert, Note Reason) : AlertEvent(Alert);

/// <summary>What was wrong with a closed alert is over; the next time it is another alert.</summary>
/// <param name="Alert">Which.</param>
public sealed record AlertEpisodeEnded(Id<Alert> Alert) : AlertEvent(Alert);
