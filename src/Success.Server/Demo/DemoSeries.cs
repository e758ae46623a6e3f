using System.Globalization;
using Success.Domain;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Server.Demo;

/// <summary>The numbers of one KPI, week by week: what is agreed for a day, its course, and noise.</summary>
sealed class DemoSeries
{
    const double Least = 0.4;
    const double Spread = 1.8;
    static readonly TimeSpan Lag = TimeSpan.FromDays(8);

    readonly Random _random;
    readonly Course _course;
    readonly DateOnly _end;
    DateOnly _next;
    double _total;

    /// <param name="metric">Of which metric.</param>
    /// <param name="course">How they fare.</param>
    /// <param name="random">Of the account.</param>
    /// <param name="first">The first day, a Monday.</param>
    /// <param name="end">The day on which the demo ends.</param>
    public DemoSeries(DemoMetric metric, Course course, Random random, DateOnly first, DateOnly end)
    {
        (Metric, _course, _random, _next, _end) = (metric, course, random, first, end);
        var scale = metric.IsScaled ? Least + (Spread * random.NextDouble()) : 1;
        (Baseline, Target) = (Round(metric.Typical * scale), Round(metric.Target * scale));
        Tolerance = Math.Max(Round(metric.Tolerance * scale), Math.Pow(10, -metric.Decimals));
    }

    /// <summary>The metric.</summary>
    public DemoMetric Metric { get; }

    /// <summary>Its KPI; none before there is one.</summary>
    public Id<Kpi> Kpi { get; set; }

    /// <summary>Where it starts.</summary>
    public double Baseline { get; private set; }

    /// <summary>Where it is to get.</summary>
    public double Target { get; private set; }

    /// <summary>What both call acceptable.</summary>
    public double Tolerance { get; }

    /// <summary>The first day that counts.</summary>
    public DateOnly Start { get; private set; }

    /// <summary>The last day that counts.</summary>
    public DateOnly Due { get; private set; }

    /// <summary>What was delivered last; null before the first.</summary>
    public NewMeasurement? Last { get; private set; }

    /// <summary>What was wrong, as it should have been.</summary>
    public List<NewMeasurement> Corrections { get; } = [];

    bool IsRange => Metric.Typical == Metric.Target && Metric.Kind is MetricKind.LevelPerPeriod;

    bool IsRunningTotal => Metric.Kind.IsRunningTotal();

    /// <summary>Says from when to when it counts.</summary>
    public void Run(DateOnly start, DateOnly due) => (Start, Due) = (start, due);

    /// <summary>Goes on from where the plan is on a day to a farther target.</summary>
    public void RunOn(DateOnly start, DateOnly due)
    {
        var reached = Round(ExpectedOn(start));
        (Baseline, Target) = (reached, Round(Target + ((Target - Baseline) / 4)));
        Run(start, due);
    }

    /// <summary>The terms on which it is agreed.</summary>
    /// <param name="baseline">Where it starts; null for where it stands in <see cref="Baseline"/>.</param>
    /// <param name="boldness">How much farther the target lies, as a share of the way.</param>
    public TermsDraft Terms(Baseline? baseline = null, double boldness = 0)
    {
        var direction = Target > Baseline ? Direction.Increase : Direction.Decrease;
        var way = Target - Baseline;
        Goal goal = Metric switch
        {
            _ when IsRange && Metric.Unit == "%" => new Goal.Keep(Baseline, Upper: null, Tolerance, Start, Due: null),
            _ when IsRange => new Goal.Keep(Baseline - Tolerance, Baseline + Tolerance, Tolerance: null, Start, Due: null),
            _ => new Goal.Reach(
                baseline ?? new Baseline.Known(Baseline),
                baseline is null ? new Target.Absolute(Round(Target + (way * boldness))) : new Target.Relative(Math.Round(100 * way / Baseline)),
                direction, new Trajectory.Linear(), Tolerance, Start, Due),
        };
        return new(MetricVersion: 1, goal, Metric.Cadence)
        {
            ReportingLag = Lag,
            Supplier = Metric.Supplier,
            FalseAlarms = FalseAlarmSetting.Default,
        };
    }

    /// <summary>What is delivered on a morning: all that has come about since the last time.</summary>
    public IReadOnlyList<NewMeasurement> Deliver(DateTimeOffset morning)
    {
        var today = DateOnly.FromDateTime(morning.UtcDateTime);
        var delivered = new List<NewMeasurement>();
        for (var end = After(_next); end <= today; end = After(_next))
        {
            if (!IsMissing(end))
            {
                delivered.AddRange(Of(_next, end, morning));
            }

            _next = end;
        }

        Last = delivered is [.., var last] ? last : Last;
        return delivered;
    }

    DateOnly After(DateOnly first) => Metric.Kind.Periods() switch
    {
        PeriodLength.Day => first.AddDays(1),
        PeriodLength.Month => new DateOnly(first.Year, first.Month, 1).AddMonths(1),
        _ => first.AddDays(7),
    };

    bool IsMissing(DateOnly end) =>
        (_course == Course.Silent && WeeksLeft(end) <= Courses.SilentWeeks) || (IsRunningTotal && end <= Start);

    double WeeksLeft(DateOnly day) => (_end.DayNumber - day.DayNumber) / 7.0;

    double ExpectedOn(DateOnly day) => IsRange
        ? Baseline + (Metric.Unit == "%" ? Tolerance : 0)
        : Baseline + ((Target - Baseline) * Math.Clamp((double)(day.DayNumber - Start.DayNumber) / (Due.DayNumber - Start.DayNumber), 0, 1));

    double ValueOn(DateOnly day, double shortfall)
    {
        var worse = Target >= Baseline ? -1 : 1;
        var expected = _course.IsAtTarget(WeeksLeft(day)) && day > Start ? Target - (worse * Tolerance) : ExpectedOn(day);
        return expected + (worse * Tolerance * (shortfall + (_course.Noise() * Normal())));
    }

    double ShortfallOn(DateOnly day)
    {
        if (day <= Start)
        {
            return 0;
        }

        var last = Due < _end ? Due : _end;
        var share = Math.Clamp((double)(day.DayNumber - Start.DayNumber) / Math.Max(1, last.DayNumber - Start.DayNumber), 0, 1);
        return _course.ShortfallAt(share, WeeksLeft(day));
    }

    List<NewMeasurement> Of(DateOnly first, DateOnly end, DateTimeOffset morning)
    {
        var shortfall = ShortfallOn(end);
        var measured = Measure(first, end, morning, ValueOn(end, shortfall));
        if (_course == Course.WrongNumbers && shortfall > 1)
        {
            Corrections.AddRange(Measure(first, end, morning, ValueOn(end, 0)));
        }

        return measured;
    }

    List<NewMeasurement> Measure(DateOnly first, DateOnly end, DateTimeOffset morning, double value) => Metric.Kind.Seen() switch
    {
        MetricKind.RatioPerPeriod => [Quotient(first, value, 240 + _random.Next(160))],
        MetricKind.RatePerPeriod => [Quotient(first, value, 300 + _random.Next(40))],
        MetricKind.FlowPerPeriod { Summary: FlowSummary.Count } => Counted(first, (int)Math.Round(Math.Max(0, value))),
        MetricKind.FlowPerPeriod flow => [Whole(flow.Period, first, Math.Max(0, value / Metric.Kind.Span()))],
        MetricKind.LevelPerPeriod level => [Whole(level.Period, level.Period == PeriodLength.Month ? new(first.Year, first.Month, 1) : first, Math.Max(0, value))],
        MetricKind.FlowToDate => [new(At(end, morning), null, _total = Math.Max(_total, Round(value)))],
        _ => [new(At(end, morning), null, Round(Math.Max(0, value)))],
    };

    NewMeasurement Whole(PeriodLength length, DateOnly first, double value) =>
        new(null, new Period(length, first), length == PeriodLength.Week && Metric.Unit == "%" ? Math.Min(100, Round(value)) : Round(value), Complete: true);

    NewMeasurement Quotient(DateOnly first, double value, int whole) =>
        new(null, new Period(Metric.Kind.Periods()!.Value, first), null, Math.Clamp(Math.Round(value * whole), 0, whole), whole, Complete: true);

    List<NewMeasurement> Counted(DateOnly first, int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => new NewMeasurement(
            new DateTimeOffset(first, new TimeOnly(8, 0), TimeSpan.Zero).AddMinutes((number * 5 * 24 * 60 / count) + _random.Next(60)), null, null)),
    ];

    // An hour before it is delivered.
    static DateTimeOffset At(DateOnly day, DateTimeOffset morning) => new(day, TimeOnly.FromTimeSpan(morning.TimeOfDay).AddHours(-1), TimeSpan.Zero);

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    double Round(double value) => Math.Round(value, Metric.Decimals);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Metric.Key}: {Baseline} → {Target}, {_course}");
}
