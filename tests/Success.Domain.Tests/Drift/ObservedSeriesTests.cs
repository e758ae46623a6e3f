using System.Text.Json;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using static Success.Domain.Tests.Drift.SomeTerms;

namespace Success.Domain.Tests.Drift;

public sealed class ObservedSeriesTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Insert_AnyOrderOfArrival_LeadsToTheSameState(int seed)
    {
        var (terms, observations, random) = Story(seed);
        var expected = ObservedSeries.Replay([(terms, Start)], observations);

        var series = ObservedSeries.Empty;
        foreach (var observation in Shuffled(observations, random))
        {
            series = series.Insert(terms, observation).Value;
        }

        AssertSame(expected, series);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void CorrectAndWithdraw_AfterWrongValues_LeadToTheStateOfNeverHavingBeenWrong(int seed)
    {
        var (terms, observations, random) = Story(seed);
        var expected = ObservedSeries.Replay([(terms, Start)], observations);

        // No more than are held altogether: nothing wrong may have moved behind the window.
        var invented = ObservedSeries.Capacity - observations.Length;
        var series = ObservedSeries.Empty;
        foreach (var observation in observations)
        {
            var wrong = new Observation(observation.At, observation.Value - (40 * random.NextDouble()), observation.Size);
            series = series.Insert(terms, random.Next(3) == 0 ? wrong : observation).Value;
            if (random.Next(4) == 0 && invented-- > 0)
            {
                series = series.Insert(terms, new(observation.At.AddHours(1), 17, observation.Size)).Value;
            }
        }

        foreach (var held in series.Window)
        {
            var truth = observations.FirstOrDefault(observation => observation.At == held.At);
            series = (truth == default ? series.Withdraw(terms, held.At) : series.Correct(terms, truth)).Value;
        }

        AssertSame(expected, series);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Insert_ManyMoreThanAreHeld_LeadsToTheStateOfAPlainRun(int seed)
    {
        var random = new Random(seed);
        var terms = Keep();
        Observation[] observations = [.. Enumerable.Range(0, 200).Select(i => Value(i, 100 + (4 * random.NextDouble()) + (i > 150 ? 12 : 0)))];

        var series = ObservedSeries.Empty;
        foreach (var chunk in observations.Chunk(10))
        {
            series = Shuffled(chunk, random).Aggregate(series, (known, observation) => known.Insert(terms, observation).Value);
        }

        var settings = terms.Settings(false, 100, 0);
        var state = Detector.Start(settings);
        foreach (var (week, observation) in observations.Index())
        {
            state = Detector.Step(settings, state, week, (observation.Value - 100) / 10).State;
        }

        Assert.Equal(state, series.Now.Detector);
        Assert.Equal(ObservedSeries.Capacity, series.Window.Length);
        Assert.Equal(observations[^65].At, series.BaseThrough);
    }

    [Fact]
    public void Insert_AtAndJustBehindWhatIsHeld_TakesOnlyTheSecond()
    {
        var terms = Keep();
        var series = Series(terms, Enumerable.Range(0, 80).Select(i => Value(i, 100)));

        Assert.False(series.Reaches(Week(15)));
        Assert.Throws<InvalidOperationException>(() => series.Insert(terms, Value(15, 100)));
        Assert.True(series.Reaches(Week(15).AddTicks(1)));
        Assert.True(series.Insert(terms, new(Week(15).AddHours(120), 100)).IsSuccess);
    }

    [Fact]
    public void Insert_SameInstant_IsAConflict()
    {
        var series = Series(Reach(), Value(1, 1));

        Assert.Equal(DomainErrorCode.Conflict, series.Insert(Reach(), Value(1, 2)).Error!.Code);
        Assert.Equal(1, series.At(Week(1))!.Value.Value);
    }

    [Fact]
    public void CorrectOrWithdraw_NothingThere_IsNotFound()
    {
        Assert.Equal(DomainErrorCode.NotFound, ObservedSeries.Empty.Correct(Reach(), Value(1, 2)).Error!.Code);
        Assert.Equal(DomainErrorCode.NotFound, ObservedSeries.Empty.Withdraw(Reach(), Week(1)).Error!.Code);
    }

    [Fact]
    public void Insert_Burst_CountsOnceWithItsLastValue()
    {
        var terms = Keep();
        var burst = Series(terms, Value(0, 100), Value(1, 90), Value(1.2, 95), Value(1.49, 105), Value(1.5, 101));

        Assert.Equal(3, burst.Now.Detector.Observations);
        Assert.Equal(Series(terms, Value(0, 100), Value(1, 105), Value(1.5, 101)).Now.Detector, burst.Now.Detector);
    }

    [Fact]
    public void Insert_BeforeABurst_MovesItsAnchor()
    {
        var terms = Keep();

        // Anchored at 1, the value at 1.45 belongs to it; anchored at 0.9, it begins a burst of its own.
        Assert.Equal(1, Series(terms, Value(1, 90), Value(1.45, 95)).Now.Detector.Observations);
        Assert.Equal(2, Series(terms, Value(1, 90), Value(1.45, 95), Value(0.9, 91)).Now.Detector.Observations);
    }

    [Fact]
    public void Insert_InAPauseBeforeTheStartOrAfterTheEnd_IsKeptButNotJudged()
    {
        var terms = Reach(new Pause(Week(2), Week(4), Shifts: false));
        var series = Series(terms, Value(1, 1), Value(3, 3), Value(-1, 0), Value(53, 1));

        Assert.Equal(4, series.Window.Length);
        Assert.Equal(1, series.Now.Detector.Observations);
    }

    [Fact]
    public void Insert_TargetHeldForTwoObservations_IsAchievedAndKeptFromThenOn()
    {
        var terms = Reach();
        var once = Series(terms, [.. OnPlan(19), Value(20, 52)]);
        var twice = once.Insert(terms, Value(21, 53)).Value;
        var kept = twice.Insert(terms, Value(22, 49)).Value;

        Assert.False(once.Now.Achieved);
        Assert.Equal(Week(21), twice.Now.AchievedAt);
        Assert.Equal(1, kept.Now.Detector.Residual, 12);
    }

    [Fact]
    public void Agree_NewTerms_SettlesWhatWasAndMatchesTheReplay()
    {
        var old = Reach();
        var next = old with { Aim = new Aim.Reach(0, 40, Direction.Increase, new Trajectory.SCurve(), 2) };
        var observations = Enumerable.Range(0, 40).Select(i => Value(i, (0.9 * i) + (i % 3))).ToArray();

        var series = Series(old, observations[..20]).Agree(old, next, Week(19.5));
        series = observations[20..].Aggregate(series, (known, observation) => known.Insert(next, observation).Value);

        AssertSame(ObservedSeries.Replay([(old, Start), (next, Week(19.5))], observations), series);
        Assert.False(series.Reaches(Week(19.5)));
        Assert.True(series.Reaches(Week(19.6)));
        Assert.Equal(40, series.Window.Length);
    }

    [Fact]
    public void Agree_NewTerms_RestatesTheSameValueAndPace()
    {
        var old = Reach();
        var next = new DriftTerms(
            new Aim.Keep(-100, 100, null), new Timeline(Start, null, Cadence.Monthly), TimeSpan.Zero);
        var before = Series(old, Enumerable.Range(0, 20).Select(i => Value(i, 0.8 * i)));
        var after = before.Agree(old, next, Week(19));

        var (oldPath, newPath) = (old.Path(keptSince: null), next.Path(keptSince: null));
        var (oldNow, newNow) = (before.Now.Read(old)!.Value.Forecast, after.Now.Read(next)!.Value.Forecast);
        var at = Week(19);
        Assert.Equal(oldPath.Value(oldNow.NowMean, at), newPath.Value(newNow.NowMean, at), 9);
        Assert.Equal(oldPath.Pace(oldNow.Slope, at) * 730.5 / 168, newPath.Pace(newNow.Slope, at), 9);
        Assert.Equal(19 * 168 / 730.5, after.Now.Detector.Time, 9);
    }

    [Fact]
    public void Json_FullSeries_RoundTrips()
    {
        var series = Series(Reach(), OnPlan(30));

        var back = Copy(series);

        AssertSame(series, back);
        AssertSame(series.Insert(Reach(), Value(7.5, 3)).Value, back.Insert(Reach(), Value(7.5, 3)).Value);
        Assert.Equal(ObservedSeries.Empty.Now, Copy(ObservedSeries.Empty).Now);
    }

    [Fact]
    public void Json_Terms_RoundTrip()
    {
        foreach (var terms in (DriftTerms[])[Reach(new Pause(Week(2), Week(4), Shifts: true)), Keep()])
        {
            Assert.Equal(JsonSerializer.Serialize(terms, DomainJson.Options), JsonSerializer.Serialize(Copy(terms), DomainJson.Options));
        }
    }

    static T Copy<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, DomainJson.Options), DomainJson.Options)!;

    static IEnumerable<Observation> OnPlan(int weeks) => Enumerable.Range(0, weeks + 1).Select(i => Value(i, i + (0.5 * (i % 2))));

    static void AssertSame(ObservedSeries expected, ObservedSeries actual)
    {
        Assert.Equal(expected.Now, actual.Now);
        Assert.Equal(expected.Open, actual.Open);
        Assert.Equal(new Outlook(Reach(), expected).StandingAt(Week(40)), new Outlook(Reach(), actual).StandingAt(Week(40)));
    }

    // A year with gaps, bursts, a pause, uneven sizes, a drift, and for some seeds an achievement.
    static (DriftTerms Terms, Observation[] Observations, Random Random) Story(int seed)
    {
        var random = new Random(seed);
        var terms = Reach(new Pause(Week(10), Week(12), Shifts: seed % 2 == 0)) with { Noise = seed % 3 == 0 ? NoiseKind.Rate : NoiseKind.Usual };
        var observations = new List<Observation>();
        for (var week = 0.0; observations.Count < 50; week += 0.1 + (1.8 * random.NextDouble()))
        {
            var value = week + (3 * random.NextDouble()) - (week > 25 ? 0.7 * (week - 25) : 0) + (seed % 5 == 0 && week > 15 ? 60 : 0);
            observations.Add(new(Week(week), value, seed % 3 == 0 ? 50 + random.Next(100) : null));
        }

        return (terms, [.. observations], random);
    }

    static Observation[] Shuffled(Observation[] observations, Random random)
    {
        var shuffled = observations.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }
}
