using Success.Domain.Alerts;

namespace Success.Gateway.Alerts;

/// <summary>What acknowledgeAlert takes.</summary>
public sealed record AcknowledgeAlertInput(string Alert);

/// <summary>What snoozeAlert takes.</summary>
public sealed record SnoozeAlertInput(string Alert, DateTimeOffset Until, string Reason);

/// <summary>What respondToAlert takes.</summary>
public sealed record RespondToAlertInput(string Alert, string Text, IReadOnlyList<string> Options, string? IdempotencyKey);

/// <summary>What closeAlert takes.</summary>
public sealed record CloseAlertInput(string Alert, string Reason);

/// <summary>What proposeCause takes.</summary>
public sealed record ProposeCauseInput(string Alert, Cause Cause);

/// <summary>What agreeCause takes.</summary>
public sealed record AgreeCauseInput(string Alert, Cause Cause);
