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
    public void Explain_NoObservation_IsNull() => Assert.Null(DriftExplanations.Explain(Reach(), ObservedSeries.Empty, Start));
}
