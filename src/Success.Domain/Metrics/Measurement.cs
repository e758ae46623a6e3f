using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>What is known of a measurement besides its numbers.</summary>
[Flags]
public enum MeasurementMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Its supplier said that with it the period is complete.</summary>
    Complete = 1,

    /// <summary>The other side agreed to the number.</summary>
    Confirmed = 2,

    /// <summary>The other side doubts the number. It counts until it is corrected or retracted.</summary>
    Disputed = 4,

    /// <summary>It took the place of another number after the settling time.</summary>
    Corrected = 8,

    /// <summary>It came, or was changed, after both sides had accepted its period in a review; to be confirmed again.</summary>
    Restated = 16,

    /// <summary>Its supplier took it back. Only in stored rows: a series no longer holds it.</summary>
    Retracted = 32,
}

/// <summary>
/// A metric's value as its source gave it. Its identity is series, time and source. What a calendar said when it was recorded is kept
/// with it, so that no calendar has to be asked again.
/// </summary>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplies it.</param>
/// <param name="Value">The value; for a ratio the numerator, for a rate the events.</param>
/// <param name="Denominator">The denominator, or the exposure; null for the other kinds.</param>
/// <param name="Marks">What else is known.</param>
/// <param name="In">For a measurement at an instant that counts in a period: that period. Null otherwise.</param>
/// <param name="Until">The end of its period, exclusive; null for kinds without periods.</param>
public sealed record Measurement(
    MeasurementTime Time,
    MeasurementSource Source,
    double Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Denominator = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] MeasurementMarks Marks = MeasurementMarks.None,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Period? In = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? Until = null)
{
    /// <summary>The period that it counts in; null for kinds without periods.</summary>
    [JsonIgnore]
    public Period? Period => Time.Period ?? In;

    /// <summary>The instant from which its settling time runs: its own, or the end of its period.</summary>
    [JsonIgnore]
    public DateTimeOffset End => Until ?? Time.At!.Value;

    /// <summary>Where it stands in its series.</summary>
    [JsonIgnore]
    internal SeriesPosition Position =>
        new(Period?.Start.DayNumber ?? Time.At!.Value.ToUnixTimeMilliseconds(), Time.At?.ToUnixTimeMilliseconds() ?? SeriesPosition.Whole, Source);

    /// <summary>Whether the numbers are the same.</summary>
    internal bool Says(Measurement other) => Value.Equals(other.Value) && Nullable.Equals(Denominator, other.Denominator);
}
