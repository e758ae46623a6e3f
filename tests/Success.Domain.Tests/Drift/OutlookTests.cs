using Success.Domain.Drift;
using Success.Domain.Kpis;
using static Success.Domain.Tests.Drift.SomeTerms;

namespace Success.Domain.Tests.Drift;

public sealed class OutlookTests
{
    [Fact]
    public void StandingAt_WithoutAValue_IsNotStartedThenNoData()
    {
        var outlook = new Outlook(Reach(), ObservedSeries.Empty);

        Assert.Equal(Standing.NotStarted, outlook.StandingAt(Week(-1)));
        Assert.Equal(Standing.NotStarted, outlook.StandingAt(Week(1.5).AddTicks(-1)));
        Assert.Equal(Standing.NoData, outlook.StandingAt(Week(1.5)));
        Assert.Equal(Week(1.5).AddDays(1), outlook.NoDataAt);
    }

    [Fact]
    public void NoDataAt_FirstValueOfAQuarter_IsNotBeforeTheKpiCountsAsBegun()
    {
        var terms = Reach() with { Timeline = new Timeline(Start, Start.AddDays(800), Cadence.Quarterly) };

        Assert.Equal(Start.AddHours(1.5 * 2191.5), new Outlook(terms, ObservedSeries.Empty).NoDataAt);
    }

    [Theory]
    [InlineData(Cadence.Daily, 1 + 1, 3)]
    [InlineData(Cadence.Weekly, 7 + 1, 3.5)]
    [InlineData(Cadence.Quarterly, (2191.5 / 24) + 1, 14)]
    public void NoDataAt_Cadence_WaitsHalfOfItButThreeToFourteenDays(Cadence cadence, double reminderDays, double patienceDays)
    {
        var terms = Reach() with { Timeline = new Timeline(Start, Start.AddDays(800), cadence) };
        var outlook = new Outlook(terms, Series(terms, Value(1, 1)));

        Assert.Equal(Week(1).AddDays(reminderDays), outlook.ReminderAt);
        Assert.Equal(outlook.ReminderAt.AddDays(patienceDays), outlook.NoDataAt);
    }

    [Fact]
    public void NoDataAt_PauseInBetween_WaitsForItsEnd()
    {
        var terms = Reach(new Pause(Week(1.5), Week(5.5), Shifts: false));
        var outlook = new Outlook(terms, Series(terms, Value(1, 1)));

        Assert.Equal(Week(6).AddDays(1), outlook.ReminderAt);
        Assert.Equal(Standing.Paused, outlook.StandingAt(Week(3)));
    }

    [Theory]
    [InlineData(52, Standing.Achieved)]
    [InlineData(51.9, Standing.MetWithinTolerance)]
    [InlineData(49, Standing.MetWithinTolerance)]
    [InlineData(48.9, Standing.Missed)]
    public void StandingAt_DueDate_IsDecidedByTheLastValue(double value, Standing expected)
    {
        var terms = Reach();
        var outlook = new Outlook(terms, Series(terms, [.. OnPlan(51), Value(52, value)]));

        Assert.Null(outlook.DecisionAt(Week(52.5).AddTicks(-1)));
        Assert.Equal(expected, outlook.StandingAt(Week(52.5)));
        Assert.Null(outlook.NextWake(Week(52.5)));
    }

    [Fact]
    public void DecisionAt_FirstLaterValue_DecidesByTheOneBefore()
    {
        var terms = Reach();
        var outlook = new Outlook(terms, Series(terms, [.. OnPlan(51), Value(52, 40), Value(52.1, 60)]));

        Assert.Equal(new DueDecision(Verdict.Missed, LackedData: false), outlook.DecisionAt(Week(52.1)));
    }

    [Fact]
    public void DecisionAt_LastValueTooOld_IsMissedForLackOfData()
    {
        var terms = Reach();

        Assert.Equal(new DueDecision(Verdict.Missed, LackedData: true), new Outlook(terms, Series(terms, OnPlan(40))).DecisionAt(Week(52.5)));
        Assert.Equal(new DueDecision(Verdict.Missed, LackedData: true), new Outlook(terms, ObservedSeries.Empty).DecisionAt(Week(52.5)));
    }

    [Fact]
    public void StandingAt_Achieved_IsSustainingFromTheNextValueUntilThePlanEnds()
    {
        var terms = Reach() with { PlanEnd = Week(60) };
        var achieved = Series(terms, [.. OnPlan(40), Value(41, 53), Value(42, 53)]);
        var sustained = Enumerable.Range(43, 15).Aggregate(achieved, (known, week) => known.Insert(terms, Value(week, 53)).Value);

        Assert.Equal(Standing.Achieved, new Outlook(terms, achieved).StandingAt(Week(42)));
        Assert.Equal(Standing.Sustaining, new Outlook(terms, sustained).StandingAt(Week(57)));
        Assert.Equal(Week(60.5), new Outlook(terms, sustained).DecidedAt);
    }

    [Fact]
    public void StandingAt_AchievedAndThenLost_IsRaised()
    {
        var terms = Reach() with { PlanEnd = Week(60) };
        var lost = Series(terms, [.. OnPlan(40), Value(41, 53), Value(42, 53), .. Enumerable.Range(43, 8).Select(week => Value(week, 44))]);

        Assert.True(new Outlook(terms, lost).StandingAt(Week(50)) is Standing.AtRisk or Standing.OffTrack);
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("sCurve")]
    [InlineData("points")]
    [InlineData("stepped")]
    public void OvertakenAt_PlanThatMoves_IsWhereThePlanIsATolerancePastTheValue(string shape)
    {
        Trajectory trajectory = shape switch
        {
            "linear" => new Trajectory.Linear(),
            "sCurve" => new Trajectory.SCurve(),
            "points" => new Trajectory.Points([new(0.3, 0.1), new(0.6, 0.8)]),
            _ => new Trajectory.Stepped([new(0.3, 0.1), new(0.6, 0.8)]),
        };
        var terms = Reach() with { Aim = new Aim.Reach(0, 52, Direction.Increase, trajectory, 3) };
        var outlook = new Outlook(terms, Series(terms, Value(0, 0), Value(1, 6)));

        var at = outlook.OvertakenAt!.Value;
        var path = terms.Path(keptSince: null);
        Assert.True(path.Residual(6, at.AddSeconds(1)) >= 1);
        Assert.True(path.Residual(6, at.AddSeconds(-1)) <= 1);
    }

    [Fact]
    public void OvertakenAt_SoonOrNever_WaitsForTheNextValueOrIsNull()
    {
        var terms = Reach();

        Assert.Equal(Week(11.5), new Outlook(terms, Series(terms, Value(10, 5))).OvertakenAt);
        Assert.Null(new Outlook(terms, Series(terms, Value(10, 49))).OvertakenAt);
        Assert.Null(new Outlook(Keep(), Series(Keep(), Value(10, 100))).OvertakenAt);
    }

    [Fact]
    public void StandingAt_PlanOvertakesAnOverdueValue_IsDriftingThenNoData()
    {
        var terms = Reach() with { ReportingLag = TimeSpan.FromDays(10) };
        var outlook = new Outlook(terms, Series(terms, [.. OnPlan(9), Value(10, 8.2)]));

        Assert.Equal(Week(11.5), outlook.OvertakenAt);
        Assert.Equal(Standing.OnTrack, outlook.StandingAt(Week(11.5).AddTicks(-1)));
        Assert.Equal(Standing.Drifting, outlook.StandingAt(Week(11.5)));
        Assert.Equal(Standing.NoData, outlook.StandingAt(outlook.NoDataAt));
    }

    [Fact]
    public void NextWake_FromStartToEnd_VisitsEveryInstantAtWhichTheStandingChanges()
    {
        var terms = Reach(new Pause(Week(20), Week(23), Shifts: true));
        var outlook = new Outlook(terms, Series(terms, OnPlan(12)));

        var wakes = new List<DateTimeOffset>();
        for (var wake = outlook.NextWake(Week(12)); wake is { } at && wakes.Count < 100; wake = outlook.NextWake(at))
        {
            wakes.Add(at);
        }

        for (var hour = 1; hour < 24 * 7 * 50; hour++)
        {
            var (before, after) = (Week(12).AddHours(hour - 1), Week(12).AddHours(hour));
            if (outlook.StandingAt(before) != outlook.StandingAt(after))
            {
                Assert.Contains(wakes, wake => wake > before && wake <= after);
            }
        }

        Assert.Contains(outlook.ReminderAt, wakes);
        Assert.Equal(outlook.DecidedAt, wakes[^1]);
        Assert.Equal(Week(55.5), outlook.DecidedAt);
    }

    static IEnumerable<Observation> OnPlan(int weeks) => Enumerable.Range(0, weeks + 1).Select(i => Value(i, i));
}
