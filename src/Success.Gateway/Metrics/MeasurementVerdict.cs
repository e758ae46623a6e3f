using Success.Domain;
using Success.Domain.Metrics;

namespace Success.Gateway.Metrics;

/// <summary>What became of one measurement that a client gave, in the client's words.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it was refused; null otherwise. The field is the item's own.</param>
sealed record MeasurementVerdict(MeasurementOutcome Outcome, DomainError? Error)
{
    /// <summary>What was taken or was there before. A value that is replaced within the settling time was recorded: the client did nothing out of the ordinary.</summary>
    public static MeasurementVerdict Of(MeasurementOutcome outcome) => outcome switch
    {
        MeasurementOutcome.Replaced or MeasurementOutcome.Recorded => Recorded,
        MeasurementOutcome.Duplicate => Duplicate,
        _ => new(outcome, null),
    };

    public static MeasurementVerdict Refused(DomainError error) => new(MeasurementOutcome.Refused, error);

    // By far the most.
    static MeasurementVerdict Recorded { get; } = new(MeasurementOutcome.Recorded, null);

    static MeasurementVerdict Duplicate { get; } = new(MeasurementOutcome.Duplicate, null);
}
