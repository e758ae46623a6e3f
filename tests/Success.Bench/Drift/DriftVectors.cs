using System.Text.Json;
using Success.Domain.Drift;

namespace Success.Bench.Drift;

/// <summary>The reference sequences of tests/data/drift-vectors.json and how far a run of the detector is from them.</summary>
static class DriftVectors
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads the sequences.</summary>
    public static IReadOnlyList<VectorSequence> Read(string path) =>
        JsonSerializer.Deserialize<VectorFile>(File.ReadAllText(path), Options)!.Sequences;

    /// <summary>Runs one sequence and compares every value that it holds.</summary>
    public static VectorComparison Compare(VectorSequence sequence)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        var settings = DetectorSettings.Create(
            sequence.Keep, sequence.Due, new NoisePrior(sequence.V0, sequence.N0), sequence.Arl, sequence.RhoFloor);
        var comparison = new VectorComparison();
        comparison.Numbers("h", [settings.Limits.H0, settings.Limits.H1, settings.Limits.H2], sequence.H);

        var state = Detector.Start(settings);
        foreach (var expected in sequence.Steps)
        {
            var before = Detector.Read(settings, state);
            var step = Detector.Step(settings, state, expected.T, expected.E / sequence.Tolerance, expected.W);
            comparison.Step(expected, before, step);
            state = step.State;
        }

        return comparison;
    }
}

/// <summary>The largest difference so far, and the events that differ.</summary>
sealed class VectorComparison
{
    // Differences are relative, but to nothing smaller than this.
    const double SmallestScale = 1e-6;

    public double LargestError { get; private set; }

    public string Where { get; private set; } = "";

    public int Values { get; private set; }

    public List<string> DifferingEvents { get; } = [];

    public void Step(VectorStep expected, in DetectorReading before, in DetectorStep actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var forecast = actual.Reading.Forecast;
        Numbers(
            $"t={expected.T}",
            [before.Noise, before.Correlation, forecast.LandingMean, forecast.LandingDeviation, forecast.NowMean, forecast.NowDeviation],
            [expected.Sigma, expected.Rho, expected.LandingMean, expected.LandingSd, expected.NowMean, expected.NowSd]);
        Side(expected, 0, actual.Reading.Positive, actual.State.Positive);
        if (expected.P.Count > 1)
        {
            Side(expected, 1, actual.Reading.Negative, actual.State.Negative);
        }

        Same($"t={expected.T} event", Word(actual.Event), expected.Event);
        Same($"t={expected.T} active", (int)actual.State.Active, expected.Active);
    }

    public void Numbers(string where, ReadOnlySpan<double> actual, IReadOnlyList<double> expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        for (var i = 0; i < expected.Count; i++)
        {
            var error = Math.Abs(actual[i] - expected[i]) / Math.Max(Math.Abs(expected[i]), SmallestScale);
            Values++;

            // Written so that a value that is not a number counts as the largest error.
            if (!(error <= LargestError))
            {
                (LargestError, Where) = (error, $"{where} [{i}]: {actual[i]:R} for {expected[i]:R}");
            }
        }
    }

    void Side(VectorStep expected, int side, in SideReading reading, in CusumBank bank)
    {
        Numbers($"t={expected.T} c[{side}]", [bank[0].Sum, bank[1].Sum, bank[2].Sum], expected.C[side]);
        Numbers($"t={expected.T} onset[{side}]", [bank[0].Onset, bank[1].Onset, bank[2].Onset], expected.Onset[side]);
        Numbers($"t={expected.T} p[{side}]", [reading.Chance], [expected.P[side]]);
        Same($"t={expected.T} fire[{side}]", reading.Fires, expected.Fire[side]);
    }

    void Same<T>(string where, T actual, T expected)
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            DifferingEvents.Add($"{where}: {actual} for {expected}");
        }
    }

    static string? Word(DriftEvent happened) => happened switch
    {
        DriftEvent.Raised => "raise",
        DriftEvent.Cleared => "clear",
        _ => null,
    };
}

sealed record VectorFile(string Note, IReadOnlyList<VectorSequence> Sequences);

sealed record VectorSequence(
    string Name,
    double Tolerance,
    double? Due,
    double Arl,
    bool Keep,
    double V0,
    double N0,
    double RhoFloor,
    IReadOnlyList<double> H,
    IReadOnlyList<VectorStep> Steps);

sealed record VectorStep(
    double T,
    double E,
    double W,
    double Sigma,
    double Rho,
    IReadOnlyList<IReadOnlyList<double>> C,
    IReadOnlyList<IReadOnlyList<double>> Onset,
    double LandingMean,
    double LandingSd,
    double NowMean,
    double NowSd,
    IReadOnlyList<double> P,
    IReadOnlyList<bool> Fire,
    string? Event,
    int Active);
