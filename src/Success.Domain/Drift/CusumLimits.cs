namespace Success.Domain.Drift;

/// <summary>The three charts of the bank: their allowances k and, for one run length, their decision limits h.</summary>
/// <param name="H0">Limit of the chart for slow drifts.</param>
/// <param name="H1">Limit of the middle chart.</param>
/// <param name="H2">Limit of the chart for large jumps.</param>
readonly record struct CusumLimits(double H0, double H1, double H2)
{
    /// <summary>How many charts run side by side.</summary>
    public const int Charts = 3;

    /// <summary>An innovation beyond this many standard deviations counts as this many: one outlier must not decide.</summary>
    public const double LargestInnovation = 3;

    // Three charts together fire more often than one; 1.6 restores the run length of the bank.
    const double BankFactor = 1.6;

    // One clipped innovation adds at most 3 − k: with a limit just above that, no single observation can fire.
    const double SingleObservationGuard = 3.05;

    // Siegmund's correction for the overshoot of both barriers of a CUSUM in discrete time, 2 × 0.583.
    const double Overshoot = 1.166;

    // The fixed-point iteration below gains more than a digit per round.
    const int Rounds = 8;

    /// <summary>Allowance of chart <paramref name="chart"/>: half the shift, in standard deviations, that it is quickest to see.</summary>
    public static double Allowance(int chart) => chart switch { 0 => 0.25, 1 => 0.5, _ => 1 };

    /// <summary>Decision limit of chart <paramref name="chart"/>.</summary>
    public double this[int chart] => chart switch { 0 => H0, 1 => H1, _ => H2 };

    /// <summary>The limits that give the whole bank an average run length of <paramref name="runLength"/> observations.</summary>
    public static CusumLimits For(double runLength) => new(Limit(0, runLength), Limit(1, runLength), Limit(2, runLength));

    static double Limit(int chart, double runLength)
    {
        var allowance = Allowance(chart);
        return Math.Max(Siegmund(allowance, BankFactor * runLength), SingleObservationGuard - allowance);
    }

    // Inverts the approximation of the in-control run length, (exp(2kb) − 2kb − 1)/(2k²) with b = h + 1.166
    // (D. Siegmund, Sequential Analysis, Springer 1985).
    static double Siegmund(double allowance, double runLength)
    {
        var b = 1.0;
        for (var round = 0; round < Rounds; round++)
        {
            b = Math.Log(1 + (2 * allowance * b) + (2 * allowance * allowance * runLength)) / (2 * allowance);
        }

        return b - Overshoot;
    }
}
