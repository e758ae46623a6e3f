using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Metrics;

/// <summary>What can be asked of a series of measurements.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(RecordMeasurements), "recordMeasurements")]
[JsonDerivedType(typeof(CorrectMeasurement), "correctMeasurement")]
[JsonDerivedType(typeof(RetractMeasurement), "retractMeasurement")]
[JsonDerivedType(typeof(ConfirmMeasurement), "confirmMeasurement")]
[JsonDerivedType(typeof(DisputeMeasurement), "disputeMeasurement")]
[JsonDerivedType(typeof(WithdrawDispute), "withdrawDispute")]
[JsonDerivedType(typeof(ClosePeriods), "closePeriods")]
[JsonDerivedType(typeof(AcceptReview), "acceptReview")]
public abstract record MeasurementCommand
{
    private protected MeasurementCommand()
    {
    }
}

/// <summary>A measurement as somebody gives it.</summary>
/// <param name="At">The instant that it speaks of; null for a period.</param>
/// <param name="Period">The period that it speaks of; null for an instant.</param>
/// <param name="Value">The value; null for quotients, and where measurements are only counted.</param>
/// <param name="Numerator">Of a ratio the part, of a rate the events; null for other kinds.</param>
/// <param name="Denominator">Of a ratio the whole, of a rate the exposure; null for other kinds.</param>
/// <param name="Complete">Whether nothing more is to come for the period.</param>
/// <param name="Note">Why it is as it is, for people; null for nothing.</param>
public sealed record NewMeasurement(
    DateTimeOffset? At, Period? Period, double? Value, double? Numerator = null, double? Denominator = null, bool Complete = false, string? Note = null);

/// <summary>Records measurements; each item is taken or refused by itself.</summary>
/// <param name="Source">Who supplies them; of the actor's side.</param>
/// <param name="Items">1 to <see cref="MeasurementSeries.MaxItems"/>, in any order.</param>
public sealed record RecordMeasurements(MeasurementSource Source, IReadOnlyList<NewMeasurement> Items) : MeasurementCommand;

/// <summary>Corrects a measurement of one's own side. Settles a dispute about it.</summary>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
/// <param name="Value">As in <see cref="NewMeasurement"/>.</param>
/// <param name="Numerator">As in <see cref="NewMeasurement"/>.</param>
/// <param name="Denominator">As in <see cref="NewMeasurement"/>.</param>
/// <param name="Reason">Why; a note is needed.</param>
public sealed record CorrectMeasurement(
    MeasurementTime Time, MeasurementSource Source, double? Value, double? Numerator, double? Denominator, string? Reason) : MeasurementCommand;

/// <summary>Takes a measurement of one's own side back. Settles a dispute about it.</summary>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
/// <param name="Reason">Why; a note is needed.</param>
public sealed record RetractMeasurement(MeasurementTime Time, MeasurementSource Source, string? Reason) : MeasurementCommand;

/// <summary>Agrees to a number of the other side; withdraws a dispute about it.</summary>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
public sealed record ConfirmMeasurement(MeasurementTime Time, MeasurementSource Source) : MeasurementCommand;

/// <summary>Doubts a number of the other side; takes back that it was confirmed.</summary>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
/// <param name="Reason">Why; a note is needed.</param>
public sealed record DisputeMeasurement(MeasurementTime Time, MeasurementSource Source, string? Reason) : MeasurementCommand;

/// <summary>Doubts a number of the other side no longer.</summary>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplied it.</param>
public sealed record WithdrawDispute(MeasurementTime Time, MeasurementSource Source) : MeasurementCommand;

/// <summary>Closes the open period if its time has come: <see cref="MeasurementSeries.NextClose"/>.</summary>
public sealed record ClosePeriods : MeasurementCommand;

/// <summary>Both sides have accepted the numbers of a review. The account has checked that both did.</summary>
/// <param name="After">As in <see cref="PeriodsReviewed.After"/>.</param>
/// <param name="Through">As in <see cref="PeriodsReviewed.Through"/>; not after now.</param>
public sealed record AcceptReview(DateTimeOffset After, DateTimeOffset Through) : MeasurementCommand;

/// <summary>Everything besides series and command that a decision about measurements depends on.</summary>
/// <param name="Metric">The version of the metric that the series belongs to.</param>
/// <param name="Calendar">The account's calendar.</param>
/// <param name="Now">The instant of the decision, in UTC.</param>
/// <param name="By">Who acts; the system only closes periods.</param>
/// <param name="Ids">Salts of the texts.</param>
public sealed record SeriesContext(Metric Metric, Calendar Calendar, DateTimeOffset Now, Who By, IdSource Ids)
{
    /// <summary>Whether a KPI looks at this series; decides between RECORDED and UNBOUND only.</summary>
    public bool IsBound { get; init; }

    /// <summary>How long after a period's end its numbers may take: the longest that any KPI on this series grants.</summary>
    public TimeSpan ReportingLag { get; init; }

    /// <summary>Start of the terms that a running total counts from; null for none.</summary>
    public DateTimeOffset? TermsStart { get; init; }

    /// <summary>The stored measurements, when an earlier decision asked for them (<see cref="SeriesDecision.NeedsFrom"/>); otherwise null.</summary>
    public StoredSeries? Stored { get; init; }
}
