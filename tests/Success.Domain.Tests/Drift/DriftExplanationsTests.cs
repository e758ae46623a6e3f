using Success.Domain.Drift;
using static Success.Domain.Tests.Drift.SomeTerms;

namespace Success.Domain.Tests.Drift;

public sealed class DriftExplanationsTests
{
    [Fact]
    public void Explain_StalledGrowth_SaysSinceWhenHowFarAndWhatItWouldTake()
    {
        var terms = Reach();
        var series = Series(terms, Enumerable.Range(0, 31).Select(week => Value(week, Math.Min(week, 20))));

        var explanation = DriftExplanations.Explain(terms, series, Week(31))!;

        Assert.Equal((20.0, Week(30), TimeSpan.FromDays(7)), (explanation.Value, explanation.At, explanation.Age));
        Assert.Equal(30, explanation.Planned, 9);
        Assert.InRange(explanation.Shortfall!.Value.Since, Week(20), Week(25));
        Assert.InRange(explanation.Shortfall!.Value.Mean, 4, 10);
        Assert.Equal(70, explanation.Behind!.Value.TotalDays, 3);
        Assert.Equal(32 / 22.0, explanation.NeededPace!.Value, 9);
        Assert.InRange(explanation.RecentPace, -0.1, 0.3);
        Assert.InRange(explanation.Landing, explanation.LandingLow, explanation.LandingHigh);
        Assert.InRange(explanation.ChanceWithinTolerance, 0, 0.1);
        Assert.Null(explanation.LeavesToleranceAt);
    }

    [Fact]
    public void Explain_SlowDrift_SaysWhenToleranceIsLeft()
    {
        var terms = Keep();
        var series = Series(terms, Enumerable.Range(0, 31).Select(week => Value(week, 100 - (0.3 * Math.Max(0, week - 10)))));

        var explanation = DriftExplanations.Explain(terms, series, Week(30))!;

        Assert.Equal(100, explanation.Planned);
        Assert.Equal(10, explanation.Tolerance);
        Assert.True(explanation.IsMoving);
        Assert.InRange(explanation.RecentPace, -0.5, -0.1);
        Assert.True(explanation.LeavesToleranceAt is null || explanation.LeavesToleranceAt > Week(40));
        Assert.Null(explanation.Behind);
        Assert.Null(explanation.NeededPace);
    }

    [Fact]
    public void Explain_OnPlan_HasNoShortfall()
    {
        var terms = Reach();

        var explanation = DriftExplanations.Explain(terms, Series(terms, Enumerable.Range(0, 21).Select(week => Value(week, week))), Week(20))!;

        Assert.Null(explanation.Shortfall);
        Assert.Equal(0, explanation.Behind!.Value.TotalDays, 3);
        Assert.Equal(52, explanation.Landing, 3);
        Assert.InRange(explanation.ChanceWithinTolerance, 0.5, 1);
    }

    [Fact]
    public void Explain_TargetReached_ComparesWithTheTargetFromThatValueOn_AndWithTheWayBefore()
    {
        var terms = Reach();
        double[] values = [0, 1, 2, 53, 54, 53, 30, 29, 28];
        var series = Series(terms, values.Select((value, week) => Value(week, value)));

        var explanation = DriftExplanations.Explain(terms, series, Week(9))!;
        var path = terms.Path(explanation.KeptSince);

        Assert.Equal((Week(4), 52.0), (explanation.KeptSince, explanation.Planned));
        Assert.Equal([0, 1, 2, 3, 52, 52, 52, 52, 52], Enumerable.Range(0, 9).Select(week => Math.Round(path.PlannedAt(Week(week)), 9)));
        Assert.Equal((1.0, 0.0), (Math.Round(path.PlannedPace(Week(3.9)), 9), path.PlannedPace(Week(4))));
    }

    [Fact]
    public void Explain_AnySeries_ComparesEachValueWithThePlanThatItWasJudgedBy()
    {
        var random = new Random(11);
        var achieved = 0;
        for (var run = 0; run < 200; run++)
        {
            var (terms, series, level) = (Reach(), ObservedSeries.Empty, 0.0);
            for (var week = 0; week < 40; week++)
            {
                level += random.Next(-3, 7);
                series = series.Insert(terms, Value(week, level)).Value;

                var explanation = DriftExplanations.Explain(terms, series, Week(week))!;

                // The very number that the detector keeps: a picture, an explanation and a judgement cannot differ.
                Assert.Equal(series.Now.Detector.Residual, terms.Path(explanation.KeptSince).Residual(level, Week(week)), 9);
                Assert.Equal(explanation.Planned, terms.Path(explanation.KeptSince).PlannedAt(Week(week)));
            }

            achieved += series.Now.Achieved ? 1 : 0;
        }

        Assert.InRange(achieved, 20, 180);
    }

    [Fact]
    public void Explain_NoObservation_IsNull() => Assert.Null(DriftExplanations.Explain(Reach(), ObservedSeries.Empty, Start));
}
