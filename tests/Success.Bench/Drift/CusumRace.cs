using Success.Domain.Drift;

namespace Success.Bench.Drift;

/// <summary>
/// The timing condition against the best that can be done. For a shift of one standard deviation of known size in independent normal
/// noise, a single CUSUM with k = 0.5 has the least delay of all rules with its rate of false alarms (G. Lorden 1971; G. V. Moustakides
/// 1986). The bank knows neither the shift nor the noise, which it learned from 200 observations.
/// </summary>
static class CusumRace
{
    const int WarmUp = 200;
    const double Noise = 1.0 / 3;
    const double Grace = 0.25;

    /// <summary>Mean observations until the bank fires, from rest.</summary>
    /// <param name="shift">In standard deviations; 0 gives the run length between false alarms.</param>
    /// <param name="runs">How many runs the mean is taken of.</param>
    /// <param name="seed">Of the runs.</param>
    public static double BankRunLength(double shift, int runs, int seed)
    {
        long total = 0;
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, run =>
            Interlocked.Add(ref total, Run(shift, new Random(unchecked((seed * 1_000_003) + run)))));
        return (double)total / runs;
    }

    /// <summary>Delay of the single CUSUM whose run length between false alarms is <paramref name="runLength"/>.</summary>
    public static double OptimalDelay(double runLength)
    {
        var (low, high) = (0.5, 12.0);
        for (var i = 0; i < 30; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = MarkovRunLength(0, middle) < runLength ? (middle, high) : (low, middle);
        }

        return MarkovRunLength(1, low);
    }

    static int Run(double shift, Random random)
    {
        var settings = DetectorSettings.Create(
            false, null, NoisePrior.Usual, FalseAlarms.RunLength(FalseAlarmSetting.Default, Life.Weeks));
        var state = Detector.Start(settings);
        for (var i = 0; i < WarmUp; i++)
        {
            state = Detector.Step(settings, state, i, Grace + (Noise * Life.Gaussian(random))).State;
        }

        state.Positive.Reset();
        for (var i = 1; ; i++)
        {
            var residual = Grace + (Noise * (shift + Life.Gaussian(random)));
            var step = Detector.Step(settings, state, WarmUp + i - 1, residual);
            if (step.Reading.Positive.Fires)
            {
                return i;
            }

            state = step.State;
        }
    }

    // Run length from zero of a CUSUM with k = 0.5 and limit h: D. Brook and D. A. Evans, Biometrika 59 (1972), with states of width
    // 2h/(2n − 1) around multiples of it, and the linear system solved by elimination.
    static double MarkovRunLength(double mean, double h)
    {
        const int States = 100;
        const double Allowance = 0.5;
        var width = 2 * h / ((2 * States) - 1);
        var rows = new double[States][];
        for (var from = 0; from < States; from++)
        {
            rows[from] = new double[States + 1];
            rows[from][States] = 1;
            for (var to = 0; to < States; to++)
            {
                var upper = Below(((to - from + 0.5) * width) + Allowance - mean);
                var lower = to == 0 ? 0 : Below(((to - from - 0.5) * width) + Allowance - mean);
                rows[from][to] = (from == to ? 1 : 0) - (upper - lower);
            }
        }

        return SolveFirst(rows);
    }

    static double Below(double z) => NormalTail.Above(-z);

    // I − Q of an absorbing chain is diagonally dominant: elimination needs no pivoting. From the last row upwards leaves the first.
    static double SolveFirst(double[][] rows)
    {
        var n = rows.Length;
        for (var pivot = n - 1; pivot > 0; pivot--)
        {
            for (var row = 0; row < pivot; row++)
            {
                var factor = rows[row][pivot] / rows[pivot][pivot];
                for (var column = 0; column < pivot; column++)
                {
                    rows[row][column] -= factor * rows[pivot][column];
                }

                rows[row][n] -= factor * rows[pivot][n];
            }
        }

        return rows[0][n] / rows[0][0];
    }
}
