using System.CommandLine;
using System.Diagnostics;
using Success.Domain.Drift;

namespace Success.Bench.Drift;

/// <summary>The drift detector: agreement with the reference sequences, quality on seeded lives, speed.</summary>
static class DriftBenchmark
{
    public static Command Command()
    {
        var vectors = new Option<FileInfo?>("--vectors") { Description = "Compare with the reference sequences in this file." };
        var lives = new Option<int>("--lives") { Description = "How many seeded lives to run the detector and other rules on." };
        var seed = new Option<int>("--seed") { Description = "Seed of the lives.", DefaultValueFactory = _ => 1 };
        var speed = new Option<bool>("--speed") { Description = "Measure time and memory per observation." };
        var command = new Command("drift", "The drift detector: reference sequences, quality on seeded lives, speed.") { vectors, lives, seed, speed };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(vectors) is { } file)
            {
                Vectors(file);
            }

            if (arguments.GetValue(lives) is > 0 and var count)
            {
                Lives(count, arguments.GetValue(seed));
            }

            if (arguments.GetValue(speed))
            {
                Speed();
            }
        });
        return command;
    }

    static void Vectors(FileInfo file)
    {
        var comparisons = DriftVectors.Read(file.FullName).Select(sequence => (sequence.Name, Comparison: DriftVectors.Compare(sequence))).ToList();
        foreach (var (name, comparison) in comparisons)
        {
            Report.Progress($"{name}: {comparison.Values} values, {comparison.LargestError:E2} at {comparison.Where}");
        }

        var parameters = new { sequences = comparisons.Count, values = comparisons.Sum(item => item.Comparison.Values) };

        // In units of 1e-9, the bound: results are printed to four decimals.
        Report.Result("drift.vectors.largestError", comparisons.Max(item => item.Comparison.LargestError) * 1e9, "1e-9", parameters);
        Report.Result("drift.vectors.differingEvents", comparisons.Sum(item => item.Comparison.DifferingEvents.Count), "count", parameters);
    }

    static void Lives(int lives, int seed)
    {
        foreach (var tails in Enum.GetValues<Tails>())
        {
            Report.Progress($"{lives} lives, {tails} noise …");
            foreach (var (rule, figures) in LifeStudy.Compare(lives, seed, tails))
            {
                var parameters = new { rule, tails = tails.ToString(), lives, seed };
                Report.Result("drift.lives.falseRaises", figures.FalseRaisesPerYear, "1/KPI-year", parameters);
                Report.Result("drift.lives.raisedInTime", figures.RaisedInTime, "ratio", parameters);
                Report.Result("drift.lives.raisesPerDrift", figures.RaisesPerDrift, "count", parameters);
                Report.Result("drift.lives.stepDelay", figures.StepDelay, "weeks", parameters);
                Report.Result("drift.lives.stepsSeen", figures.StepsSeen, "ratio", parameters);
            }
        }

        Report.Progress("Landing intervals …");
        Report.Result("drift.coverage.all", LifeStudy.Coverage(lives, seed, (_, _) => true), "ratio", new { lives, seed });
        Report.Result("drift.coverage.harmless", LifeStudy.Coverage(lives, seed, (life, _) => life.IsHarmless), "ratio", new { lives, seed });
        Report.Progress("Ratios and rolling windows …");
        Report.Result("drift.ratio.falseRaises", LifeStudy.RatioFalseRaises(lives, seed), "1/KPI-year", new { lives, seed });
        foreach (var window in (int[])[4, 13])
        {
            Report.Result("drift.rolling.falseRaises", LifeStudy.RollingFalseRaises(lives, seed, window), "1/KPI-year", new { window, lives, seed });
        }

        Race(lives, seed);
    }

    static void Race(int runs, int seed)
    {
        Report.Progress("Against the optimal CUSUM …");
        var runLength = CusumRace.BankRunLength(0, runs, seed);
        var delay = CusumRace.BankRunLength(1, runs, seed);
        var optimal = CusumRace.OptimalDelay(runLength);
        Report.Result("drift.race.runLength", runLength, "observations", new { runs, seed });
        Report.Result("drift.race.delay", delay, "observations", new { runs, seed });
        Report.Result("drift.race.optimalDelay", optimal, "observations", new { runs, seed });
        Report.Result("drift.race.ratio", delay / optimal, "ratio", new { runs, seed });
    }

    static void Speed()
    {
        const int Observations = 2_000_000;
        const int Rounds = 5;
        foreach (var twoSided in (bool[])[false, true])
        {
            var settings = DetectorSettings.Create(twoSided, null, NoisePrior.Usual, FalseAlarms.RunLength(FalseAlarmSetting.Default, Life.Weeks));
            var random = new Random(1);
            double[] residuals = [.. Enumerable.Range(0, 4096).Select(_ => 0.3 * Life.Gaussian(random))];
            Walk(settings, residuals, Observations / 4);
            var best = double.PositiveInfinity;
            var bytes = 0L;
            for (var round = 0; round < Rounds; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var started = Stopwatch.GetTimestamp();
                Walk(settings, residuals, Observations);
                best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalNanoseconds / Observations);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            var parameters = new { sides = twoSided ? 2 : 1, observations = Observations, bestOf = Rounds };
            Report.Result("drift.speed", best, "ns", parameters);
            Report.Result("drift.allocated", (double)bytes / Observations, "B", parameters);
        }
    }

    static void Walk(in DetectorSettings settings, double[] residuals, int observations)
    {
        var state = Detector.Start(settings);
        for (var i = 0; i < observations; i++)
        {
            state = Detector.Step(settings, state, i, residuals[i & (residuals.Length - 1)]).State;
        }

        // Used, so that nothing can be optimised away.
        if (double.IsNaN(state.Residual))
        {
            throw new InvalidOperationException("The walk ended nowhere.");
        }
    }
}
