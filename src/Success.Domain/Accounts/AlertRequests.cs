using System.Text.Json.Serialization;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>Acknowledges, snoozes, answers or closes an alert, or speaks of its cause.</summary>
/// <param name="Command">What to do, to which alert.</param>
public sealed record AttendAlert(AlertCommand Command) : AccountCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => Command.Action;
}

/// <summary>Plans, moves or cancels a review, closes its period, or restates what was closed.</summary>
/// <param name="Command">What to do.</param>
public sealed record HoldReview(ReviewCommand Command) : AccountCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => Command.Action;
}

/// <summary>Something happened to an alert.</summary>
/// <param name="Happened">What.</param>
/// <param name="Why">For drift that was raised or changed: the numbers that speak for it, as they were. Null otherwise.</param>
[EventName("AlertChanged")]
public sealed record AlertChanged(
    AlertEvent Happened, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DriftExplanation? Why = null) : AccountEvent;

/// <summary>Something happened to a review.</summary>
/// <param name="Happened">What.</param>
[EventName("ReviewChanged")]
public sealed record ReviewChanged(ReviewEvent Happened) : AccountEvent;

/// <summary>Everything that changes by itself up to this instant has been carried out.</summary>
[EventName("AccountWoken")]
public sealed record AccountWoken : AccountEvent;
