using System.Globalization;
using Success.Domain.Metrics;
using Success.Gateway.Errors;

namespace Success.Gateway.Metrics;

/// <summary>What became of a batch of measurements.</summary>
public sealed class RecordMeasurementsPayload
{
    internal RecordMeasurementsPayload(IReadOnlyList<MeasurementVerdict> verdicts) =>
        Results = [.. verdicts.Select(static (verdict, index) => new MeasurementResultNode(index, verdict))];

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
    internal MeasurementResultNode(int index, MeasurementVerdict verdict)
    {
        (Index, Outcome) = (index, verdict.Outcome);
        Error = verdict.Error is { } error ? UserErrorNode.One(error.Within(string.Create(CultureInfo.InvariantCulture, $"items[{index}]"))) : null;
    }

    /// <summary>Its index in the batch.</summary>
    public int Index { get; }

    /// <summary>What became of it.</summary>
    public MeasurementOutcome Outcome { get; }

    /// <summary>Why it was refused.</summary>
    public UserErrorNode? Error { get; }
}
