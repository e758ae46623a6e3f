namespace Success.Bench.Drift;

/// <summary>What happens in a life. The first four are harmless: a raise in them is false.</summary>
enum LifeKind
{
    /// <summary>Noise around the plan.</summary>
    OnTrack,

    /// <summary>Always 0.05 to 0.25 tolerances short: not worth anybody's attention.</summary>
    Offset,

    /// <summary>A slow wander (correlation 0.9 from week to week) with a standard deviation of 0.15 tolerances.</summary>
    Wander,

    /// <summary>On track, but 4 to 10 weeks are not judged.</summary>
    Pause,

    /// <summary>From week 8 to 36 on it is 1.2 to 2.5 tolerances short.</summary>
    Step,

    /// <summary>From week 4 to 28 on it falls behind by 0.04 to 0.15 tolerances a week.</summary>
    Slope,

    /// <summary>A slope that is made good 10 to 24 weeks later, within 4 weeks.</summary>
    Recovery,
}

/// <summary>How the noise is distributed.</summary>
enum Tails
{
    Gaussian,

    /// <summary>Student's t with 3 degrees of freedom, scaled to the same standard deviation.</summary>
    Heavy,
}

/// <summary>One year of a KPI, in tolerances and weeks.</summary>
/// <param name="Kind">What happens in it.</param>
/// <param name="Noise">Standard deviation of one observation.</param>
/// <param name="Times">Detector time of each observation.</param>
/// <param name="Residuals">What is observed.</param>
/// <param name="Onset">When the drift begins; the life's end for harmless ones.</param>
/// <param name="LeavesTolerance">When the mean first lies beyond one tolerance; null when it never does.</param>
/// <param name="Landing">Where the mean is at the due date.</param>
sealed record Life(
    LifeKind Kind, double Noise, double[] Times, double[] Residuals, double Onset, double? LeavesTolerance, double Landing)
{
    public const int Weeks = 52;

    const double LeastNoise = 1.0 / 8;
    const double MostNoise = 0.8;
    const double Missing = 0.1;

    public bool IsHarmless => Kind < LifeKind.Step;

    /// <summary>The life with that number: the same for the same seed and number.</summary>
    public static Life Number(int number, int seed, Tails tails)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var kinds = Enum.GetValues<LifeKind>();
        var kind = kinds[number % kinds.Length];
        var noise = LeastNoise * Math.Pow(MostNoise / LeastNoise, random.NextDouble());
        var (means, onset) = Means(kind, random);
        var (pauseFrom, pauseWeeks) = kind == LifeKind.Pause ? (random.Next(8, 36), random.Next(4, 11)) : (Weeks, 0);

        List<double> times = [], residuals = [];
        for (var week = 0; week < Weeks; week++)
        {
            var observed = means[week] + (noise * Draw(random, tails));
            var isMissing = random.NextDouble() < Missing;
            if (!isMissing && (week < pauseFrom || week >= pauseFrom + pauseWeeks))
            {
                times.Add(week < pauseFrom ? week : week - pauseWeeks);
                residuals.Add(observed);
            }
        }

        var leaves = Array.FindIndex(means, mean => mean > 1);
        return new(
            kind, noise, [.. times], [.. residuals], onset, kind >= LifeKind.Step && leaves >= 0 ? leaves : null, means[Weeks]);
    }

    public static double Draw(Random random, Tails tails)
    {
        var gaussian = Gaussian(random);
        if (tails == Tails.Gaussian)
        {
            return gaussian;
        }

        // t with three degrees of freedom has variance 3.
        var (a, b, c) = (Gaussian(random), Gaussian(random), Gaussian(random));
        return gaussian / Math.Sqrt((a * a) + (b * b) + (c * c));
    }

    // The polar form of Box and Muller needs a loop; the trigonometric one does not.
    public static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    static (double[] Means, double Onset) Means(LifeKind kind, Random random) => kind switch
    {
        LifeKind.OnTrack or LifeKind.Pause => (Each(_ => 0), Weeks),
        LifeKind.Offset => Offset(Between(random, 0.05, 0.25)),
        LifeKind.Wander => (Wander(random), Weeks),
        LifeKind.Step => Step(random.Next(8, 37), Between(random, 1.2, 2.5)),
        LifeKind.Slope => Slope(random.Next(4, 29), Between(random, 0.04, 0.15), Weeks),
        _ => Slope(random.Next(4, 29), Between(random, 0.04, 0.15), random.Next(10, 25)),
    };

    static (double[] Means, double Onset) Offset(double size) => (Each(_ => size), Weeks);

    static (double[] Means, double Onset) Step(int from, double size) => (Each(week => week >= from ? size : 0), from);

    static (double[] Means, double Onset) Slope(int from, double pace, int lasts)
    {
        const double Repair = 4;
        return (Each(week => pace * Math.Clamp(week - from, 0, lasts) * Math.Clamp(1 - ((week - from - lasts) / Repair), 0, 1)), from);
    }

    static double[] Wander(Random random)
    {
        const double Memory = 0.9;
        const double Deviation = 0.15;
        var mean = Deviation * Gaussian(random);
        return Each(_ => mean = (Memory * mean) + (Math.Sqrt(1 - (Memory * Memory)) * Deviation * Gaussian(random)));
    }

    static double[] Each(Func<int, double> mean) => [.. Enumerable.Range(0, Weeks + 1).Select(mean)];

    static double Between(Random random, double least, double most) => least + ((most - least) * random.NextDouble());
}
