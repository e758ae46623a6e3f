using Success.Domain.Drift;

namespace Success.Bench.Drift;

/// <summary>Runs rules over many lives, on two cores; the numbers do not depend on how the lives are shared out.</summary>
static class LifeStudy
{
    const double EightyPercent = 1.2816;

    /// <summary>The figures of every rule over lives 0 to <paramref name="lives"/>.</summary>
    public static IReadOnlyDictionary<string, LifeFigures> Compare(int lives, int seed, Tails tails) => Sum(
        lives,
        () => AlarmRule.All.Keys.ToDictionary(name => name, _ => new LifeFigures()),
        (figures, number) =>
        {
            var life = Life.Number(number, seed, tails);
            foreach (var (name, rule) in AlarmRule.All)
            {
                figures[name].Add(life, rule(life).Run(life));
            }
        },
        (total, part) =>
        {
            foreach (var (name, figures) in part)
            {
                total[name].Add(figures);
            }
        });

    /// <summary>Share of forecasts made in weeks 13, 26 and 39 whose 80 % interval holds the mean at the due date.</summary>
    /// <param name="lives">How many.</param>
    /// <param name="seed">Of the lives.</param>
    /// <param name="counts">Which lives and forecasts count: the life, and when the forecast was made.</param>
    public static double Coverage(int lives, int seed, Func<Life, double, bool> counts)
    {
        var (all, covered) = (0, 0);
        for (var number = 0; number < lives; number++)
        {
            var life = Life.Number(number, seed, Tails.Gaussian);
            var rule = new DetectorRule();
            for (var i = 0; i < life.Times.Length; i++)
            {
                rule.Raises(life.Times[i], life.Residuals[i]);
                if (life.Times[i] is 13 or 26 or 39 && counts(life, life.Times[i]))
                {
                    var forecast = rule.Reading.Forecast;
                    all++;
                    covered += Math.Abs(life.Landing - forecast.LandingMean) <= EightyPercent * forecast.LandingDeviation ? 1 : 0;
                }
            }
        }

        return (double)covered / all;
    }

    /// <summary>False raises per year of a ratio on plan (0.80, tolerance 0.05) with uneven denominators around 200.</summary>
    public static double RatioFalseRaises(int lives, int seed) => Sum(lives, () => new Counter(), (counter, number) =>
    {
        const double Plan = 0.8;
        const double Tolerance = 0.05;
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var usual = 0.0;
        var (settings, state) = (default(DetectorSettings), default(DetectorState));
        for (var week = 0; week < Life.Weeks; week++)
        {
            // Log-normal with mean 200: a tenth lies below 60, a tenth above 380.
            var size = Math.Max(5, Math.Round(200 * Math.Exp((0.7 * Life.Gaussian(random)) - 0.245)));
            if (week == 0)
            {
                usual = size;
                settings = DetectorSettings.Create(
                    false, Life.Weeks, NoisePrior.Ratio(Plan, size, Tolerance), FalseAlarms.RunLength(FalseAlarmSetting.Default, Life.Weeks));
                state = Detector.Start(settings);
            }

            var hits = Enumerable.Range(0, (int)size).Count(_ => random.NextDouble() < Plan);
            var step = Detector.Step(settings, state, week, (Plan - (hits / size)) / Tolerance, Math.Clamp(size / usual, 1.0 / 16, 4));
            usual += 0.1 * (size - usual);
            state = step.State;
            counter.Value += step.Event == DriftEvent.Raised ? 1 : 0;
        }
    }).Value / (double)lives;

    /// <summary>False raises per year of a mean over a rolling window whose values are on plan.</summary>
    public static double RollingFalseRaises(int lives, int seed, int window) => Sum(lives, () => new Counter(), (counter, number) =>
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var noise = 0.125 * Math.Pow(6.4, random.NextDouble()) * Math.Sqrt(window);
        var values = Enumerable.Range(0, Life.Weeks + window - 1).Select(_ => noise * Life.Gaussian(random)).ToArray();
        var settings = DetectorSettings.Create(
            false, Life.Weeks, NoisePrior.Usual, FalseAlarms.RunLength(FalseAlarmSetting.Default, Life.Weeks), 1 - (1.0 / window));
        var state = Detector.Start(settings);
        for (var week = 0; week < Life.Weeks; week++)
        {
            var step = Detector.Step(settings, state, week, values.AsSpan(week, window).ToArray().Average());
            state = step.State;
            counter.Value += step.Event == DriftEvent.Raised ? 1 : 0;
        }
    }).Value / (double)lives;

    static T Sum<T>(int lives, Func<T> nothing, Action<T, int> add, Action<T, T> total)
    {
        var sum = nothing();
        Parallel.For(
            0,
            lives,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            nothing,
            (number, _, part) =>
            {
                add(part, number);
                return part;
            },
            part =>
            {
                lock (sum!)
                {
                    total(sum, part);
                }
            });
        return sum;
    }

    static Counter Sum(int lives, Func<Counter> nothing, Action<Counter, int> add) =>
        Sum(lives, nothing, add, (total, part) => total.Value += part.Value);

    sealed class Counter
    {
        public int Value { get; set; }
    }
}
