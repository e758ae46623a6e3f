using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Tenancy;

namespace Success.Domain.Metrics;

/// <summary>What became of a measurement that was given.</summary>
public enum MeasurementOutcome
{
    /// <summary>It is new, and a KPI looks at it.</summary>
    Recorded,

    /// <summary>It is new and kept, but no KPI looks at it yet.</summary>
    Unbound,

    /// <summary>The same source said the same of the same time before. Nothing changed.</summary>
    Duplicate,

    /// <summary>It took the place of another value within the settling time; nobody is told. Clients see it as recorded.</summary>
    Replaced,

    /// <summary>It took the place of another value after the settling time.</summary>
    Corrected,

    /// <summary>It was not taken.</summary>
    Refused,
}

/// <summary>What became of one item.</summary>
/// <param name="Index">Its index in the command.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it was refused; null otherwise. The field begins with <c>items[index]</c>.</param>
public sealed record MeasurementResult(int Index, MeasurementOutcome Outcome, DomainError? Error = null);

/// <summary>A measurement as a row keeps it.</summary>
/// <param name="Measurement">The measurement.</param>
/// <param name="By">Who recorded it; null where only marks changed, then it is as before.</param>
/// <param name="RecordedAt">When; null where only marks changed.</param>
/// <param name="Note">Digest of its note or reason; null for none.</param>
public sealed record StoredMeasurement(
    Measurement Measurement,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Who? By = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RecordedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TextDigest? Note = null)
{
    /// <summary>Who of the other side doubts it, and why; null when nobody does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Dispute? Dispute { get; init; }
}

/// <summary>That the other side doubts a number.</summary>
/// <param name="By">Who says so.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Digest of the reason.</param>
public sealed record Dispute(Who By, DateTimeOffset At, TextDigest Reason);

/// <summary>What a command about measurements leads to.</summary>
public sealed record SeriesDecision
{
    /// <summary>What became of each item, in the order of the items; empty for other commands.</summary>
    public ImmutableArray<MeasurementResult> Results { get; init; } = [];

    /// <summary>What happened; null when nothing did.</summary>
    public MeasurementEvent? Event { get; init; }

    /// <summary>Notes and reasons to write with the event.</summary>
    public ImmutableArray<TextChange> Texts { get; init; } = [];

    /// <summary>What the event does to what the detectors see.</summary>
    public ObservationChange Change { get; init; } = ObservationChange.None;

    /// <summary>Measurements to write into one block (<see cref="MeasurementBlock"/>) with the event.</summary>
    public ImmutableArray<StoredMeasurement> Rows { get; init; } = [];

    /// <summary>
    /// When the decision depends on measurements that the series no longer holds: the instant from which on they are to be loaded and
    /// given in <see cref="SeriesContext.Stored"/>; nothing is decided then. Null otherwise.
    /// </summary>
    public DateTimeOffset? NeedsFrom { get; init; }
}
