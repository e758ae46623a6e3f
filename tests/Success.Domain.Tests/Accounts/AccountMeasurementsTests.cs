using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;
using static Success.Domain.Tests.Accounts.MeasuredAccount;

namespace Success.Domain.Tests.Accounts;

public sealed class AccountMeasurementsTests
{
    [Fact]
    public void RecordBatch_ItemsOfAllKinds_AnswersEachByItself()
    {
        var life = new MeasuredAccount();
        life.Record(At(1, 1));
        var unknown = MetricKey.Create("unknown").Value;

        var decision = life.Scene.Do(life.Program, new RecordBatch(life.Source,
        [
            new(unknown, 1, At(1, 1)),
            new(Scene.Seats, 1, At(1, 1)),
            new(Scene.Seats, 1, At(1, 2)),
            new(Scene.Seats, 1, At(9, 2)),
            new(Scene.Mentions, 2, At(0.5, 2)),
        ]));

        Assert.Equal(
            [
                MeasurementOutcome.Refused, MeasurementOutcome.Duplicate, MeasurementOutcome.Corrected, MeasurementOutcome.Refused,
                MeasurementOutcome.Unbound,
            ],
            decision.Results.Select(result => result.Outcome));
        Assert.Equal("items[0].metric", decision.Results[0].Error!.Field);
        Assert.Equal("items[3].at", decision.Results[3].Error!.Field);
        Assert.Equal(Enumerable.Range(0, 5), decision.Results.Select(result => result.Index));
    }

    [Fact]
    public void RecordBatch_ManyItemsOfOneMetric_IsOneEventAndOneBlock()
    {
        var life = new MeasuredAccount();
        life.Scene.Now = Week(20);

        var decision = life.Scene.Do(life.Program, life.Batch([.. Enumerable.Range(1, 20).Select(week => At(week, week))]));

        Assert.IsType<Measured>(Assert.Single(decision.Events));
        Assert.Equal(20, Assert.Single(decision.Rows).Measurements.Length);
        Assert.Equal(20, life.Watch.Observed.Now.Detector.Observations);
        Assert.Equal(Standing.OnTrack, life.Standing);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(MeasurementSeries.MaxItems + 1)]
    public void RecordBatch_NothingOrMoreThanOneStepTakes_IsRefused(int count)
    {
        var life = new MeasuredAccount();

        life.Scene.Refused(
            life.Program, life.Batch([.. Enumerable.Range(0, count).Select(i => At(0.0001 * i, i))]), DomainErrorCode.LimitReached, "items");
    }

    [Fact]
    public void RecordBatch_AsManyAsOneStepTakes_IsTaken()
    {
        var life = new MeasuredAccount();
        life.Scene.Now = Week(1);

        var results = life.Record([.. Enumerable.Range(0, MeasurementSeries.MaxItems).Select(i => At(0.0005 * i, i * 0.001))]);

        Assert.All(results, result => Assert.Equal(MeasurementOutcome.Recorded, result.Outcome));
        life.Scene.Reload();
    }

    [Fact]
    public void Record_TheOtherSidesNumbers_IsForbidden()
    {
        var life = new MeasuredAccount();

        life.Scene.Refused(life.Scene.Sponsor, life.Batch(At(0, 1)), DomainErrorCode.Forbidden, "source");
    }

    [Fact]
    public void Drift_IsRaisedOnceAtItsMeasurement_WithTheNumbersThatSpeakForIt()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 10, week => week);
        life.Weeks(11, 25, week => 10);

        var alert = Assert.Single(life.Alerts);
        Assert.Equal(AlertKind.Drift, alert.Kind);
        var raised = life.Scene.Journal.OfType<AlertChanged>().First(changed => changed.Happened is AlertRaised);
        Assert.Equal(10, raised.Why!.Value);
        Assert.True(raised.Why.Planned > raised.Why.Value);
        Assert.True(life.Standing.IsAtRisk());
        life.Scene.Reload();
    }

    [Fact]
    public void Correct_WhatRaisedADrift_WithdrawsItAndNamesTheMeasurement()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 10, week => week);
        var week = 11;
        for (; life.Alerts.Count == 0; week++)
        {
            life.Record(At(week, week - 6));
        }

        life.Scene.Now = Week(week);
        for (var wrong = 11; wrong < week; wrong++)
        {
            life.Correct(wrong, wrong);
        }

        var alert = Assert.Single(life.Alerts);
        Assert.Equal(AlertStatus.Withdrawn, alert.End!.How);
        Assert.StartsWith("seats.1/", alert.End.Correction!.Value.ToString(), StringComparison.Ordinal);
        Assert.Equal(Standing.OnTrack, life.Standing);
        life.Scene.Reload();
    }

    [Fact]
    public void Recovery_OfADrift_ShowsAsRecoveringAndThenClears()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 10, week => week);
        life.Weeks(11, 17, week => week - 5);
        Assert.True(Assert.Single(life.Alerts).IsOpen);

        life.Weeks(18, 45, week => week + 1);

        var alert = Assert.Single(life.Alerts);
        Assert.Equal(AlertStatus.Cleared, alert.End!.How);
        Assert.Contains(life.Scene.Journal.OfType<AlertChanged>(), changed => changed.Happened is AlertRecovering);
    }

    [Fact]
    public void NoData_IsRaisedAtItsInstantAndNotBefore_AndClearedByTheNextValue()
    {
        var life = new MeasuredAccount();
        life.Record(At(1, 1));
        var instant = life.Scene.Account.OutlookOf(life.Deals.Kpi(life.Kpi))!.NoDataAt;

        life.Scene.Now = instant.AddTicks(-1);
        life.Wake();
        Assert.Empty(life.Alerts);
        life.Scene.Now = Account.NextWake(life.Scene.Account)!.Value;
        Assert.Equal(instant, life.Scene.Now);
        life.Wake();
        Assert.Equal((AlertKind.NoData, true), (life.Alerts[0].Kind, life.Alerts[0].IsOpen));
        Assert.Empty(life.Scene.Do(new SystemActor(), new WakeAccount()).Events);

        life.Record(At(3, 3));
        Assert.Equal(AlertStatus.Cleared, Assert.Single(life.Alerts).End!.How);
    }

    [Fact]
    public void DueDate_WithoutTheTarget_IsMissed_AndWithdrawnWhenItsValueIsCorrected()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 51, week => week);
        life.Record(At(51.8, 45));
        life.Scene.Now = Week(53);
        life.Wake();

        Assert.Equal(Standing.Missed, life.Standing);
        Assert.Equal((AlertKind.Missed, AlertSeverity.Critical), (life.Alerts[^1].Kind, life.Alerts[^1].Severity));

        life.Correct(51.8, 52);
        Assert.Equal(Standing.Achieved, life.Standing);
        Assert.Equal(AlertStatus.Withdrawn, life.Alerts[^1].End!.How);
    }

    [Theory]
    [InlineData(45, Standing.Missed)]
    [InlineData(50, Standing.MetWithinTolerance)]
    [InlineData(52, Standing.Achieved)]
    public void Plan_ThatEnds_LeavesItsKpisAsTheyStood(double last, Standing expected)
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 51, week => week + (last == 52 ? 1 : 0));
        life.Record(At(51.8, last));
        life.Scene.Now = Week(53);
        life.Wake();
        Assert.Equal(expected, life.Standing);

        life.Scene.Do(life.Scene.Csm, new CompletePlan(life.Deals.Plan));
        life.Scene.Now = Week(60);

        Assert.Equal(expected, life.Standing);
        Assert.Equal(expected, life.Scene.Account.StandingOf(life.Deals.Kpi(life.Kpi), Side.Customer, life.Scene.Now));
        Assert.Equal(expected, Assert.Single(life.Scene.Account.Plans[0].Ended!.Kpis, end => end.Kpi == life.Kpi).Standing);
        Assert.Equal(Standing.NoPlan, life.Scene.Account.StandingOf(Side.Provider, life.Scene.Now));
    }

    [Fact]
    public void Terms_ThatComeIntoForceLate_BeginWithTheMetricsHistory()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 80, week => week / 4.0);
        var loads = life.Scene.Loads;
        var other = life.Scene.Make<Kpi>(life.Scene.Csm, new AddKpi(life.Deals.Objective, new("Seats too", Scene.Seats)));

        life.Deals.Agree(new ChangeDraft.SetTerms(
            0, other, Measures.Outcome, false, Deals.Weekly(Way with { Due = FirstDay.AddDays(7 * 200) })));

        Assert.Equal(loads + 1, life.Scene.Loads);
        var watch = life.Deals.Kpi(other).Watch!;
        Assert.Equal(80, watch.Observed.Now.Detector.Observations);
        Assert.Equal(ObservedSeries.Capacity, watch.Observed.Window.Length);
    }

    [Fact]
    public void Late_BehindWhatIsHeld_LoadsTheSeriesAndLeadsToTheSameState()
    {
        var (late, inOrder) = (new MeasuredAccount(), new MeasuredAccount());
        var missing = At(2.5, 2);
        inOrder.Weeks(1, 2, week => week);
        inOrder.Record(missing);
        inOrder.Weeks(3, 90, week => week / 2.0);
        late.Weeks(1, 2, week => week);
        late.Weeks(3, 90, week => week / 2.0);

        late.Record(missing);

        Assert.Equal(1, late.Scene.Loads);
        Assert.Equal(inOrder.Watch.Observed.Now, late.Watch.Observed.Now);
        Assert.Equal(inOrder.Watch.Observed.Open, late.Watch.Observed.Open);
        Assert.Equal(inOrder.Standing, late.Standing);
        late.Scene.Reload();
    }

    [Fact]
    public void Terms_ThatChange_RestateTheWatch()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 10, week => week);
        var before = life.Watch.Observed.Now.Detector;

        life.Deals.Agree(new ChangeDraft.SetTerms(1, life.Kpi, Measures.Outcome, true, Deals.Weekly(Way with { Tolerance = 6 })));

        Assert.Equal(2, life.Watch.Revision);
        Assert.Equal(before.Observations, life.Watch.Observed.Now.Detector.Observations);
        Assert.Equal(before.Residual / 2, life.Watch.Observed.Now.Detector.Residual, 9);
        life.Scene.Reload();
    }

    [Fact]
    public void Baseline_ByARule_IsTakenFromTheFirstValuesAndJudgedOnceInForce()
    {
        var goal = Way with { Baseline = new Baseline.Taken(BaselineStatistic.Mean, 2), Target = new Target.Absolute(52) };
        var life = new MeasuredAccount(Deals.Weekly(goal));
        life.Record(At(1, 1));
        Assert.Equal(Standing.Baselining, life.Standing);

        life.Record(At(2, 3));
        Assert.Equal(2, life.Deals.Kpi(life.Kpi).TakenBaseline!.Value);
        life.Scene.Now = life.Deals.Kpi(life.Kpi).TakenBaseline!.ObjectUntil;
        life.Wake();

        Assert.Equal(new Aim.Reach(2, 52, Direction.Increase, new Trajectory.Linear(), 3), life.Watch.Terms.Aim);
        Assert.Equal(2, life.Watch.Observed.Now.Detector.Observations);
    }

    [Fact]
    public void Pause_AgreedAfterwards_TakesBackWhatWasJudgedInside()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 10, week => week);
        life.Weeks(11, 14, week => 5);
        life.Weeks(15, 16, week => week);

        life.Deals.Agree(new ChangeDraft.PauseKpi(1, life.Kpi, new(FirstDay.AddDays(7 * 11), FirstDay.AddDays((7 * 14) + 1), PauseEffect.Keep)));

        Assert.Equal(2, life.Watch.Revision);
        Assert.Equal(12, life.Watch.Observed.Now.Detector.Observations);
        Assert.Equal(Standing.OnTrack, life.Standing);
        Assert.DoesNotContain(life.Alerts, alert => alert.IsOpen);
        life.Scene.Reload();
    }

    [Fact]
    public void BothSides_WriteToTheSeriesThatBothSupply()
    {
        var life = new MeasuredAccount(Deals.Weekly(Way) with { Supplier = Supplier.Both });
        life.Record(At(1, 1));
        var theirs = MeasurementSource.Of(Side.Customer, life.Scene.Sponsor.Id);
        life.Scene.Now = Week(2);

        life.Scene.Do(life.Scene.Sponsor, new RecordBatch(theirs, [new(Scene.Seats, 1, At(2, 2))]));

        Assert.Equal(2, life.Watch.Observed.Now.Detector.Observations);
        life.Scene.Reload();
    }

    [Fact]
    public void Retired_KpiIsJudgedNoLonger_AndItsAlertsEnd()
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 10, week => week);
        life.Weeks(11, 18, week => 8);
        Assert.True(life.Alerts[0].IsOpen);

        life.Deals.Agree(new ChangeDraft.RetireKpi(1, life.Kpi));

        Assert.Null(life.Deals.Kpi(life.Kpi).Watch);
        Assert.All(life.Alerts, alert => Assert.Equal(AlertStatus.Cleared, alert.End!.How));
    }

    [Fact]
    public void AttendAlert_WithWhatOnlyMeasurementsSay_IsForbidden()
    {
        var life = new MeasuredAccount();

        life.Scene.Refused(
            life.Scene.Csm, new AttendAlert(new ClearAlert(AlertKind.Drift, Reference.To(life.Kpi))), DomainErrorCode.Forbidden, null);
    }
}
