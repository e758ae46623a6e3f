using Success.Domain.Metrics;
using Success.Gateway.Errors;

namespace Success.Gateway.Metrics;

/// <summary>What became of a batch of measurements.</summary>
public sealed class RecordMeasurementsPayload
{
    internal RecordMeasurementsPayload(IReadOnlyList<MeasurementResultNode> results) => Results = results;

    internal RecordMeasurementsPayload(IReadOnlyList<UserErrorNode> userErrors) => (Results, UserErrors) = ([], userErrors);

    /// <summary>What became of each item, in the order of the batch.</summary>
    public IReadOnlyList<MeasurementResultNode> Results { get; }

    /// <summary>How many were taken.</summary>
    public int Taken => Results.Count - Duplicates - Refused;

    /// <summary>How many were there before.</summary>
    public int Duplicates => Results.Count(result => result.Outcome == MeasurementOutcome.Duplicate);

    /// <summary>How many were refused.</summary>
    public int Refused => Results.Count(result => result.Outcome == MeasurementOutcome.Refused);

    /// <summary>What was refused of the batch as a whole.</summary>
    public IReadOnlyList<UserErrorNode> UserErrors { get; } = [];
}

/// <summary>What became of one item of a batch.</summary>
public sealed class MeasurementResultNode
{
    internal MeasurementResultNode(int index, MeasurementOutcome outcome, UserErrorNode? error)
    {
        // A value that is replaced within the settling time was recorded: the client did nothing out of the ordinary.
        (Index, Outcome, Error) = (index, outcome == MeasurementOutcome.Replaced ? MeasurementOutcome.Recorded : outcome, error);
    }

    /// <summary>Its index in the batch.</summary>
    public int Index { get; }

    /// <summary>What became of it.</summary>
    public MeasurementOutcome Outcome { get; }

    /// <summary>Why it was refused.</summary>
    public UserErrorNode? Error { get; }
}
