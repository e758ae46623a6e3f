using Success.Bench.Drift;

namespace Success.Domain.Tests.Drift;

public sealed class DetectorVectorsTests
{
    // The same formulas in another order of operations differ by rounding only.
    const double LargestError = 1e-9;

    public static TheoryData<string> Names => [.. Sequences.Keys];

    static Dictionary<string, VectorSequence> Sequences { get; } = DriftVectors
        .Read(Path.Combine(AppContext.BaseDirectory, "data", "drift-vectors.json"))
        .ToDictionary(sequence => sequence.Name, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_ReferenceSequence_AgreesInEveryIntermediateValue(string name)
    {
        var comparison = DriftVectors.Compare(Sequences[name]);

        Assert.Empty(comparison.DifferingEvents);
        Assert.True(comparison.LargestError <= LargestError, $"{comparison.LargestError:E2} at {comparison.Where}");
    }

    [Fact]
    public void Read_ReferenceFile_HoldsEverySequence() => Assert.Equal(13, Sequences.Count);
}
