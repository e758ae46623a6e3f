using System.Text.Json;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tests.Agreements;

namespace Success.Domain.Tests.Kpis;

public sealed class TermsTests
{
    static readonly Metric Weekly = new(Scene.Mentions, 1, "", new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Sum), TimeSpan.FromHours(6));
    static readonly Metric AtInstants = new(Scene.Seats, 1, "", new MetricKind.LevelAtInstant(), TimeSpan.Zero);
    static readonly AgreedPause July = new(new(2026, 7, 1), new(2026, 7, 31), PauseEffect.Keep);

    [Fact]
    public void Create_FromACompleteDraft_IsTheTermsAndSurvivesJson()
    {
        var terms = Terms.Create(Deals.Weekly(Deals.Reach) with { Pauses = [July] }, Weekly).Value;

        Assert.Equal((Scene.Mentions, 1, TimeSpan.FromHours(6), 2), (terms.Metric, terms.MetricVersion, terms.Settling, terms.Hold));
        var json = Scene.Json(terms);
        Assert.Equal(json, Scene.Json(JsonSerializer.Deserialize<Terms>(json, DomainJson.Options)));
    }

    [Fact]
    public void ToDraft_MakesTheSameTermsAgain()
    {
        var terms = Terms.Create(Deals.Weekly(Deals.Keep) with { Pauses = [July], Weight = 7 }, Weekly).Value;

        Assert.Equal(Scene.Json(terms), Scene.Json(Terms.Create(terms.ToDraft(), Weekly).Value));
    }

    [Theory]
    [InlineData(100, 100, Direction.Increase)]
    [InlineData(100, 60, Direction.Increase)]
    [InlineData(100, 140, Direction.Decrease)]
    public void Reach_ATargetThatIsNoWay_IsInvalid(double baseline, double target, Direction direction) =>
        AssertRefused(
            Deals.Reach with { Baseline = new Baseline.Known(baseline), Target = new Target.Absolute(target), Direction = direction }, "goal.target");

    [Theory]
    [InlineData(-30, Direction.Increase)]
    [InlineData(30, Direction.Decrease)]
    public void Reach_ARelativeTargetInTheWorseDirection_IsInvalid(double percent, Direction direction) =>
        AssertRefused(
            Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Mean, 6), Target = new Target.Relative(percent), Direction = direction },
            "goal.target");

    [Theory]
    [InlineData(0, false)]
    [InlineData(Target.Relative.MaxPercent, true)]
    [InlineData(Target.Relative.MaxPercent + 1, false)]
    [InlineData(double.NaN, false)]
    public void Reach_RelativeTarget_UpToTheLimit(double percent, bool fits) =>
        Assert.Equal(fits ? null : "goal.target.percent", Refused(
            Deals.Reach with { Target = new Target.Relative(percent), Direction = Direction.Increase }));

    [Fact]
    public void RelativeTarget_FromABaselineBelowZero_StillGoesUp() => Assert.Equal(-70, new Target.Relative(30).From(-100));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Tolerance_ThatIsNoNumberAboveZero_IsInvalid(double tolerance)
    {
        AssertRefused(Deals.Reach with { Tolerance = tolerance }, "goal.tolerance");
        AssertRefused(Deals.Keep with { Upper = null, Tolerance = tolerance }, "goal.tolerance");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Numbers_ThatAreNotFinite_AreInvalid(double value)
    {
        AssertRefused(Deals.Reach with { Baseline = new Baseline.Known(value) }, "goal.baseline.value");
        AssertRefused(Deals.Reach with { Target = new Target.Absolute(value) }, "goal.target.value");
        AssertRefused(Deals.Keep with { Lower = value }, "goal.lower");
    }

    [Fact]
    public void Keep_Edges_AreAtLeastOneAndInOrder()
    {
        AssertRefused(Deals.Keep with { Lower = 20, Upper = 20 }, "goal.upper");
        AssertRefused(Deals.Keep with { Tolerance = 1 }, "goal.tolerance");
        AssertRefused(Deals.Keep with { Upper = null }, "goal.tolerance");
        AssertRefused(Deals.Keep with { Lower = null, Upper = null, Tolerance = 1 }, "goal.lower");
        Assert.Null(Refused(Deals.Keep with { Upper = null, Tolerance = 1 }));
    }

    [Fact]
    public void Due_OnTheStart_IsInvalid()
    {
        AssertRefused(Deals.Reach with { Due = Deals.Reach.Start }, "goal.due");
        AssertRefused(Deals.Keep with { Due = Deals.Keep.Start }, "goal.due");
        Assert.Null(Refused(Deals.Reach with { Due = Deals.Reach.Start.AddDays(1) }));
    }

    [Fact]
    public void Trajectory_WithKnotsOutOfOrder_IsInvalid() =>
        AssertRefused(Deals.Reach with { Trajectory = new Trajectory.Points([new(0.5, 0.5), new(0.5, 0.6)]) }, "goal.trajectory.knots");

    [Theory]
    [InlineData(Baseline.Taken.MinPeriods - 1, false)]
    [InlineData(Baseline.Taken.MinPeriods, true)]
    [InlineData(Baseline.Taken.MaxPeriods, true)]
    [InlineData(Baseline.Taken.MaxPeriods + 1, false)]
    public void Baseline_Periods_WithinTheLimits(int periods, bool fits) =>
        Assert.Equal(fits ? null : "goal.baseline.periods", Refused(Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Mean, periods) }));

    [Fact]
    public void Baseline_ThatIsTakenAfterTheDueDate_IsInvalid() =>
        AssertRefused(
            Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Mean, 6), Due = Deals.Reach.Start.AddDays(42) }, "goal.baseline.periods");

    [Fact]
    public void Baseline_IsTakenFromTheFirstPeriodsOnly()
    {
        Assert.Null(new Baseline.Taken(BaselineStatistic.Mean, 3).From([1, 2]));
        Assert.Equal(2, new Baseline.Taken(BaselineStatistic.Mean, 3).From([1, 2, 3, 100]));
        Assert.Equal(2, new Baseline.Taken(BaselineStatistic.Median, 3).From([100, 2, 1, 50]));
        Assert.Equal(double.MaxValue, new Baseline.Taken(BaselineStatistic.Median, 2).From([double.MaxValue, double.MaxValue]));
    }

    [Theory]
    [InlineData(Cadence.Daily, "cadence")]
    [InlineData(Cadence.Weekly, null)]
    [InlineData((Cadence)9, "cadence")]
    public void Cadence_OfAMetricWithPeriods_IsTheirs(Cadence cadence, string? field)
    {
        Assert.Equal(field, Terms.Create(Deals.Weekly(Deals.Keep) with { Cadence = cadence }, Weekly).Error?.Field);
        Assert.Equal(Enum.IsDefined(cadence), Terms.Create(Deals.Weekly(Deals.Keep) with { Cadence = cadence }, AtInstants).IsSuccess);
    }

    [Fact]
    public void Cadence_OfYears_IsUnsupported()
    {
        var yearly = Weekly with { Kind = new MetricKind.FlowPerPeriod(PeriodLength.Year, FlowSummary.Sum) };

        Assert.Equal(DomainErrorCode.Unsupported, Terms.Create(Deals.Weekly(Deals.Keep), yearly).Error?.Code);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(92, true)]
    [InlineData(93, false)]
    public void ReportingLagAndSettling_WithinTheLimits(int days, bool fits)
    {
        var time = TimeSpan.FromDays(days);

        Assert.Equal(fits ? null : "reportingLag", Terms.Create(Deals.Weekly(Deals.Keep) with { ReportingLag = time }, Weekly).Error?.Field);
        Assert.Equal(fits ? null : "settling", Terms.Create(Deals.Weekly(Deals.Keep) with { Settling = time }, Weekly).Error?.Field);
    }

    [Theory]
    [InlineData(0, 1, "hold")]
    [InlineData(Terms.MaxHold, 1, null)]
    [InlineData(Terms.MaxHold + 1, 1, "hold")]
    [InlineData(1, 0, "weight")]
    [InlineData(1, Terms.MaxWeight, null)]
    [InlineData(1, Terms.MaxWeight + 1, "weight")]
    public void HoldAndWeight_WithinTheLimits(int hold, int weight, string? field) =>
        Assert.Equal(field, Terms.Create(Deals.Weekly(Deals.Keep) with { Hold = hold, Weight = weight }, Weekly).Error?.Field);

    [Fact]
    public void EnumsOutsideTheirWords_AreInvalid()
    {
        Assert.Equal("supplier", Terms.Create(Deals.Weekly(Deals.Keep) with { Supplier = (Supplier)9 }, Weekly).Error?.Field);
        Assert.Equal("falseAlarms", Terms.Create(Deals.Weekly(Deals.Keep) with { FalseAlarms = (FalseAlarmSetting)9 }, Weekly).Error?.Field);
        AssertRefused(Deals.Reach with { Direction = (Direction)9 }, "goal.direction");
    }

    [Fact]
    public void Pauses_StandInOrderInsideTheTerms()
    {
        Assert.Equal("pauses[1].from", RefusedPauses(July, new(new(2026, 7, 31), new(2026, 8, 5), PauseEffect.Keep)));
        Assert.Null(RefusedPauses(July, new(new(2026, 8, 1), new(2026, 8, 1), PauseEffect.Keep)));
        Assert.Equal("pauses[0].through", RefusedPauses(July with { Through = new(2026, 6, 30) }));
        Assert.Equal("pauses[0].from", RefusedPauses(July with { From = new(2026, 3, 31) }));
        Assert.Equal("pauses[0].from", RefusedPauses(new AgreedPause(new(2027, 1, 1), new(2027, 1, 2), PauseEffect.Keep)));
    }

    [Theory]
    [InlineData(Terms.MaxPauses, null)]
    [InlineData(Terms.MaxPauses + 1, DomainErrorCode.LimitReached)]
    public void Pauses_UpToTheLimit(int count, DomainErrorCode? code)
    {
        var pauses = Enumerable.Range(0, count).Select(day => new AgreedPause(new DateOnly(2026, 5, 1).AddDays(day), new DateOnly(2026, 5, 1).AddDays(day), PauseEffect.Keep));

        Assert.Equal(code, Terms.Create(Deals.Weekly(Deals.Reach) with { Pauses = [.. pauses] }, Weekly).Error?.Code);
    }

    [Fact]
    public void Schedule_IsTheDaysInTheAccountsCalendar()
    {
        var terms = Terms.Create(Deals.Weekly(Deals.Reach) with { Pauses = [July] }, Weekly).Value;

        var schedule = Schedule.Of(terms, new("Europe/Berlin", 1, []));

        Assert.Equal(new(2026, 3, 31, 22, 0, 0, TimeSpan.Zero), schedule.Start);
        Assert.Equal(new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero), schedule.Due);
        Assert.Equal(TimeSpan.FromDays(31), schedule.Pauses[0].Until - schedule.Pauses[0].From);
    }

    static void AssertRefused(Goal goal, string field) => Assert.Equal(field, Refused(goal));

    static string? Refused(Goal goal) => Terms.Create(Deals.Weekly(goal), AtInstants).Error?.Field;

    static string? RefusedPauses(params AgreedPause[] pauses) => Terms.Create(Deals.Weekly(Deals.Reach) with { Pauses = pauses }, Weekly).Error?.Field;
}
