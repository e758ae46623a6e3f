using Success.Domain.Drift;
using static Success.Domain.Tests.Drift.SomeTerms;

namespace Success.Domain.Tests.Drift;

public sealed class ArrivalsTests
{
    [Fact]
    public void Record_FreshValues_RaisesWithTheOneThatBringsIt()
    {
        var terms = Keep();
        var (series, raised) = (ObservedSeries.Empty, new List<double>());
        for (var week = 0; week < 30; week++)
        {
            var arrivals = Arrivals.Record(terms, series, [Value(week, week < 20 ? 100 : 118)], Week(week));
            series = arrivals.Series;
            raised.AddRange(arrivals.Transitions.Select(_ => (double)week));
        }

        Assert.InRange(Assert.Single(raised), 21, 24);
    }

    [Fact]
    public void Record_HistoryWithAnEpisodeThatIsOver_TellsNobody()
    {
        var history = Enumerable.Range(0, 50).Select(week => Value(week, week is > 20 and < 30 ? 118 : 100)).ToArray();

        var arrivals = Arrivals.Record(Keep(), ObservedSeries.Empty, history, Week(80));

        Assert.NotNull(arrivals.Series.Now.Detector.RaisedAt);
        Assert.Empty(arrivals.Transitions);
    }

    [Fact]
    public void Record_HistoryThatEndsBadly_RaisesOnceAtItsEnd()
    {
        var history = Enumerable.Range(0, 40).Select(week => Value(week, week > 20 ? 118 : 100)).ToArray();

        var arrivals = Arrivals.Record(Keep(), ObservedSeries.Empty, history, Week(80));

        Assert.Equal((history[^1], DriftTransition.Raised), Assert.Single(arrivals.Transitions));
    }

    [Fact]
    public void Record_SameInstantTwice_RefusesTheSecond()
    {
        var arrivals = Arrivals.Record(Keep(), ObservedSeries.Empty, [Value(1, 100), Value(1, 101)], Week(1));

        Assert.Equal(DomainErrorCode.Conflict, Assert.Single(arrivals.Refused).Error.Code);
        Assert.Single(arrivals.Series.Window);
    }

    [Fact]
    public void Between_CorrectionThatTakesTheCauseAway_IsWithdrawn()
    {
        var (good, bad) = (Story(118, 118, 118, 118, 118), Story(100, 100, 100, 100, 100));

        Assert.Equal(DriftTransition.Withdrawn, DriftTransitions.Between(good.Now, bad.Now));
        Assert.Equal(DriftTransition.Raised, DriftTransitions.Between(bad.Now, good.Now));
        Assert.Equal(DriftTransition.None, DriftTransitions.Between(good.Now, good.Now));
    }

    [Fact]
    public void Between_EpisodeThatIsOverWithTheCorrection_IsCleared()
    {
        double[] weeks = [.. Enumerable.Repeat(118.0, 6), .. Enumerable.Repeat(100.0, 15)];
        var before = Story([.. weeks[..6], .. Enumerable.Repeat(118.0, 15)]);

        Assert.Equal(DriftTransition.Cleared, DriftTransitions.Between(before.Now, Story(weeks).Now));
    }

    [Fact]
    public void Between_OnlyAnEarlierEpisodeRemains_IsWithdrawn()
    {
        double[] earlier = [.. Enumerable.Repeat(118.0, 6), .. Enumerable.Repeat(100.0, 20)];
        var before = Story([.. earlier, .. Enumerable.Repeat(122.0, 6)]);

        Assert.NotEqual(DriftSide.None, before.Now.Detector.Active);
        Assert.Equal(DriftTransition.Withdrawn, DriftTransitions.Between(before.Now, Story([.. earlier, .. Enumerable.Repeat(100.0, 6)]).Now));
    }

    static ObservedSeries Story(params double[] values) =>
        Series(Keep(), [.. Enumerable.Range(0, 15).Select(week => Value(week, 100)), .. values.Select((value, i) => Value(15 + i, value))]);
}
