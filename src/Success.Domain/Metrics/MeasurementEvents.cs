using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>
/// What happened to the measurements of a series. The account's journal adds when, and by whom. Whatever depended on a calendar, on
/// the clock or on measurements that the state no longer holds stands in the event, so that applying it needs nothing but the state.
/// </summary>
/// <param name="Series">Which series.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(MeasurementsRecorded), "measurementsRecorded")]
[JsonDerivedType(typeof(MeasurementCorrected), "measurementCorrected")]
[JsonDerivedType(typeof(MeasurementRetracted), "measurementRetracted")]
[JsonDerivedType(typeof(MeasurementConfirmed), "measurementConfirmed")]
[JsonDerivedType(typeof(MeasurementDisputed), "measurementDisputed")]
[JsonDerivedType(typeof(DisputeWithdrawn), "disputeWithdrawn")]
[JsonDerivedType(typeof(PeriodsClosed), "periodsClosed")]
[JsonDerivedType(typeof(PeriodsReviewed), "periodsReviewed")]
public abstract record MeasurementEvent(SeriesKey Series)
{
    /// <summary>The last period that is closed now; null when that did not change.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Period? Closed { get; init; }

    /// <summary>
    /// When a measurement changed that the state no longer holds: the totals of what it no longer holds, as they are now. Null otherwise.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<PeriodTotal>? Behind { get; init; }
}

/// <summary>Measurements were recorded, new ones or in the place of others.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Items">In the order of their positions, each identity once.</param>
public sealed record MeasurementsRecorded(SeriesKey Series, ImmutableArray<RecordedMeasurement> Items) : MeasurementEvent(Series);

/// <summary>One recorded measurement.</summary>
/// <param name="Measurement">As it is from now on.</param>
/// <param name="Outcome">What it did.</param>
/// <param name="Note">Digest of its note; null for none.</param>
public sealed record RecordedMeasurement(
    Measurement Measurement,
    MeasurementOutcome Outcome,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TextDigest? Note = null);

/// <summary>Its supplier corrected a measurement and said why.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Measurement">As it is from now on.</param>
/// <param name="Reason">Digest of the reason.</param>
public sealed record MeasurementCorrected(SeriesKey Series, Measurement Measurement, TextDigest Reason) : MeasurementEvent(Series);

/// <summary>Its supplier took a measurement back: it was never a measurement of this metric.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Time">What it spoke of.</param>
/// <param name="Source">Who supplied it.</param>
/// <param name="Reason">Digest of the reason.</param>
public sealed record MeasurementRetracted(SeriesKey Series, MeasurementTime Time, MeasurementSource Source, TextDigest Reason)
    : MeasurementEvent(Series);

/// <summary>The other side agreed to a number.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
public sealed record MeasurementConfirmed(SeriesKey Series, MeasurementTime Time, MeasurementSource Source) : MeasurementEvent(Series);

/// <summary>The other side doubts a number. It counts until its supplier corrects or retracts it.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
/// <param name="Reason">Digest of the reason.</param>
public sealed record MeasurementDisputed(SeriesKey Series, MeasurementTime Time, MeasurementSource Source, TextDigest Reason)
    : MeasurementEvent(Series);

/// <summary>The other side doubts a number no longer.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
public sealed record DisputeWithdrawn(SeriesKey Series, MeasurementTime Time, MeasurementSource Source) : MeasurementEvent(Series);

/// <summary>The open period's end came, and its reporting lag after it: it is closed with what was reported (<see cref="MeasurementEvent.Closed"/>).</summary>
/// <param name="Series">Which series.</param>
public sealed record PeriodsClosed(SeriesKey Series) : MeasurementEvent(Series);

/// <summary>Both sides accepted the numbers in a review: they are confirmed, and later changes are restatements.</summary>
/// <param name="Series">Which series.</param>
/// <param name="Through">Measurements whose instant or period's end is at or before this instant.</param>
public sealed record PeriodsReviewed(SeriesKey Series, DateTimeOffset Through) : MeasurementEvent(Series)
{
    /// <summary>Of those, the ones whose instant or period's end is after this instant; the beginning of time stands for all of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateTimeOffset After { get; init; }
}
