using System.Text.Json;
using Success.Domain.Drift;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Domain.Tests.Metrics;

public sealed class MeasurementSeriesTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 18, 12, 0, 0, TimeSpan.Zero);
    static readonly MetricKind Level = new MetricKind.LevelAtInstant();
    static readonly MetricKind WeeklySum = new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Sum);
    static readonly Who Client = Who.Of(Side.Provider, Id<ApiClient>.Create(new Guid(1, 0, 0, new byte[8])));
    static readonly Who Sponsor = Who.Of(Side.Customer, Id<Member>.Create(new Guid(2, 0, 0, new byte[8])));
    static readonly MeasurementSource Source = MeasurementSource.Of(Side.Provider, Client.Client);

    [Theory]
    [InlineData(true, MeasurementOutcome.Recorded)]
    [InlineData(false, MeasurementOutcome.Unbound)]
    public void Record_NewValue_IsKeptWhetherOrNotAKpiLooksAtIt(bool bound, MeasurementOutcome outcome)
    {
        var (series, decision) = Carry(Empty(Level), Record(At(-1, 5)), context => context with { IsBound = bound });

        Assert.Equal(outcome, Assert.Single(decision.Results).Outcome);
        Assert.Equal([new Observation(Now.AddHours(-1), 5)], series.Observe());
        Assert.Equal([new Observation(Now.AddHours(-1), 5)], decision.Change.Observations.AsEnumerable());
        Assert.Null(decision.Change.From);
    }

    [Fact]
    public void Record_TheSameAgain_IsADuplicateAndNoEvent()
    {
        var (series, _) = Carry(Empty(Level), Record(At(-1, 5)));
        var decision = Decide(series, Record(At(-1, 5))).Value;

        Assert.Equal(MeasurementOutcome.Duplicate, Assert.Single(decision.Results).Outcome);
        Assert.Null(decision.Event);
    }

    [Theory]
    [InlineData(47.999, MeasurementOutcome.Replaced)]
    [InlineData(48, MeasurementOutcome.Corrected)]
    public void Record_AnotherValue_ReplacesWhileItSettlesAndCorrectsFromThenOn(double hoursLater, MeasurementOutcome outcome)
    {
        var (series, _) = Carry(Empty(Level), Record(At(0, 5)));
        var (corrected, decision) = Carry(series, Record(At(0, 6)), context => context with { Now = Now.AddHours(hoursLater) });

        Assert.Equal(outcome, Assert.Single(decision.Results).Outcome);
        Assert.Equal(Now, decision.Change.From);
        Assert.Equal([new Observation(Now, 6)], decision.Change.Observations.AsEnumerable());
        Assert.Equal(outcome == MeasurementOutcome.Corrected, corrected.Latest!.Marks.HasFlag(MeasurementMarks.Corrected));
    }

    [Fact]
    public void Record_LateValue_TakesTheLaterObservationsAwayAndReplaysThem()
    {
        var (series, _) = Carry(Empty(Level), Record(At(-3, 1), At(-1, 3)));
        var (_, decision) = Carry(series, Record(At(-2, 2)));

        Assert.Equal(Now.AddHours(-2), decision.Change.From);
        Assert.Equal([2, 3], decision.Change.Observations.Select(observation => observation.Value));
    }

    [Fact]
    public void Record_TwoValuesForOneTimeInABatch_RefusesTheSecond()
    {
        var decision = Decide(Empty(Level), Record(At(-1, 5), At(-1, 6), At(-1, 5))).Value;

        Assert.Equal([MeasurementOutcome.Unbound, MeasurementOutcome.Refused, MeasurementOutcome.Duplicate], decision.Results.Select(result => result.Outcome));
        Assert.Equal("items[1].value", decision.Results[1].Error!.Field);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(5.001, "items[0].at")]
    public void Record_Future_IsTakenUpToTheClockSkew(double minutes, string? field) =>
        Assert.Equal(field, Decide(Empty(Level), Record(At(minutes / 60, 5))).Value.Results[0].Error?.Field);

    [Theory]
    [InlineData(1e15, null)]
    [InlineData(-1e15, null)]
    [InlineData(1.0000001e15, "items[0].value")]
    [InlineData(double.NaN, "items[0].value")]
    [InlineData(double.NegativeInfinity, "items[0].value")]
    [InlineData(null, "items[0].value")]
    public void Record_Value_IsFiniteAndInRange(double? value, string? field) =>
        Assert.Equal(field, Decide(Empty(Level), Record(At(-1, value))).Value.Results[0].Error?.Field);

    [Theory]
    [InlineData(3.0, 4.0, null, null)]
    [InlineData(4.0, 4.0, null, null)]
    [InlineData(0.0, 0.0, null, null)]
    [InlineData(5.0, 4.0, null, "items[0].numerator")]
    [InlineData(-1.0, 4.0, null, "items[0].numerator")]
    [InlineData(null, 4.0, null, "items[0].numerator")]
    [InlineData(1.0, null, null, "items[0].denominator")]
    [InlineData(null, null, 0.5, "items[0].value")]
    public void Record_Ratio_IsAShareOfItsDenominator(double? numerator, double? denominator, double? value, string? field) =>
        Assert.Equal(
            field,
            Decide(Empty(new MetricKind.RatioPerPeriod(PeriodLength.Week)), Record(new NewMeasurement(Now, null, value, numerator, denominator))).Value.Results[0].Error?.Field);

    [Fact]
    public void Record_RateAboveOne_IsTaken() =>
        Assert.Null(Decide(Empty(new MetricKind.RatePerPeriod(PeriodLength.Week)), Record(new NewMeasurement(Now, null, null, 9, 4))).Value.Results[0].Error);

    [Fact]
    public void Record_WrongTime_IsRefusedAtItsField()
    {
        var week = new Period(PeriodLength.Week, new DateOnly(2026, 3, 16));

        Assert.Equal("items[0].at", Refused(Level, new(null, null, 1)));
        Assert.Equal("items[0].at", Refused(Level, new(Now, week, 1)));
        Assert.Equal("items[0].at", Refused(Level, new(new DateTimeOffset(1969, 12, 31, 0, 0, 0, TimeSpan.Zero), null, 1)));
        Assert.Equal("items[0].period", Refused(Level, new(null, week, 1)));
        Assert.Equal("items[0].complete", Refused(Level, new(Now, null, 1, Complete: true)));
        Assert.Equal("items[0].period", Refused(WeeklySum, new(null, new(PeriodLength.Day, week.Start), 1)));
        Assert.Equal("items[0].period", Refused(WeeklySum, new(null, new(PeriodLength.Week, new DateOnly(2026, 3, 17)), 1)));
        Assert.Equal("items[0].period", Refused(WeeklySum, new(null, week.Next, 1)));
        Assert.Equal("items[0].period", Refused(new MetricKind.FlowPerPeriod(PeriodLength.Week, FlowSummary.Count), new(null, week, 1)));
        Assert.Equal("items[0].numerator", Refused(Level, new(Now, null, 1, 1)));
        Assert.Equal("items[0].note", Refused(Level, new(Now, null, 1, Note: "a\u202Eb")));
        Assert.Null(Refused(WeeklySum, new(null, week, 1)));
    }

    [Fact]
    public void Record_ItemsAtTheLimitAndOneBeyond_TakesTheFirst()
    {
        var items = Enumerable.Range(0, MeasurementSeries.MaxItems).Select(index => At(-index, index)).ToArray();

        Assert.True(Decide(Empty(Level), Record(items)).IsSuccess);
        Assert.Equal(DomainErrorCode.LimitReached, Decide(Empty(Level), Record([.. items, At(-5000, 1)])).Error!.Code);
        Assert.Equal(DomainErrorCode.LimitReached, Decide(Empty(Level), Record()).Error!.Code);
    }

    [Fact]
    public void Record_ForTheOtherSide_IsForbidden() =>
        Assert.Equal(DomainErrorCode.Forbidden, Decide(Empty(Level), Record(At(-1, 5)), context => context with { By = Sponsor }).Error!.Code);

    [Fact]
    public void Open_BeforeTheWeekIsOver_ShowsWhatCameSoFarAndIsNotObserved()
    {
        var (series, decision) = Carry(Empty(WeeklySum), Record(At(-1, 40), At(0, 1)));

        Assert.Equal(41, series.Open()!.Value.Value);
        Assert.Equal("week:2026-03-16", series.Open()!.Value.Period.ToString());
        Assert.True(decision.Change.IsNone);
        Assert.Equal(new DateTimeOffset(2026, 3, 24, 0, 0, 0, TimeSpan.Zero), series.NextClose(TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Record_FirstMeasurementOfTheNextWeek_ClosesTheLastAtItsEnd()
    {
        var (series, _) = Carry(Empty(WeeklySum), Record(At(-120, 40)), context => context with { ReportingLag = TimeSpan.FromDays(9) });
        var (_, decision) = Carry(series, Record(At(-1, 7)), context => context with { ReportingLag = TimeSpan.FromDays(9) });

        Assert.Equal([new Observation(new DateTimeOffset(2026, 3, 16, 0, 0, 0, TimeSpan.Zero), 40)], decision.Change.Observations.AsEnumerable());
    }

    [Fact]
    public void ClosePeriods_AtTheEndOfTheLagAndJustBefore_ClosesAtTheFirst()
    {
        var (series, _) = Carry(Empty(WeeklySum), Record(At(-1, 40)));
        var due = series.NextClose(TimeSpan.FromDays(1))!.Value;

        Assert.Null(Decide(series, new ClosePeriods(), context => context with { Now = due.AddTicks(-1), ReportingLag = TimeSpan.FromDays(1) }).Value.Event);
        var (closed, decision) = Carry(series, new ClosePeriods(), context => context with { Now = due, ReportingLag = TimeSpan.FromDays(1) });

        Assert.IsType<PeriodsClosed>(decision.Event);
        Assert.Equal(40, Assert.Single(closed.Observe()).Value);
        Assert.Null(closed.NextClose(TimeSpan.Zero));
    }

    [Fact]
    public void NextClose_WeekThatIsCompleteAheadOfItsEnd_IsItsEnd()
    {
        var (series, _) = Carry(Empty(WeeklySum), Record(new NewMeasurement(null, new(PeriodLength.Week, new DateOnly(2026, 3, 16)), 40, Complete: true)));

        Assert.NotNull(series.Open());
        Assert.Equal(new DateTimeOffset(2026, 3, 23, 0, 0, 0, TimeSpan.Zero), series.NextClose(TimeSpan.FromDays(3)));
    }

    [Fact]
    public void Record_CompleteWeekThatIsOver_ClosesItAtOnce()
    {
        var week = new Period(PeriodLength.Week, new DateOnly(2026, 3, 9));
        var (_, decision) = Carry(
            Empty(WeeklySum), Record(new NewMeasurement(null, week, 40, Complete: true)), context => context with { ReportingLag = TimeSpan.FromDays(9) });

        Assert.Equal(week, decision.Event!.Closed);
        Assert.Equal(40, Assert.Single(decision.Change.Observations).Value);
    }

    [Fact]
    public void Record_LateValueOfAClosedWeek_ChangesItsObservation()
    {
        var (series, _) = Carry(Empty(WeeklySum), Record(At(-120, 40), At(-1, 7)));
        var (_, decision) = Carry(series, Record(At(-121, 2)));

        Assert.Equal(new DateTimeOffset(2026, 3, 16, 0, 0, 0, TimeSpan.Zero), decision.Change.From);
        Assert.Equal(42, Assert.Single(decision.Change.Observations).Value);
    }

    [Fact]
    public void Record_TotalThatFalls_IsRefusedUnlessANewPlanBegan()
    {
        var kind = new MetricKind.FlowToDate(TotalSince.PlanStart, MayFall: false);
        var (series, _) = Carry(Empty(kind), Record(At(-10, 10), At(-5, 20)));

        Assert.Equal("items[0].value", Decide(series, Record(At(-1, 19))).Value.Results[0].Error!.Field);
        Assert.Equal("items[0].value", Decide(series, Record(At(-7, 21))).Value.Results[0].Error!.Field);
        Assert.Null(Decide(series, Record(At(-7, 15))).Value.Results[0].Error);
        Assert.Null(Decide(series, Record(At(-1, 19)), context => context with { TermsStart = Now.AddHours(-2) }).Value.Results[0].Error);
    }

    [Fact]
    public void Record_InAReviewedTime_NeedsANoteAndIsARestatement()
    {
        var (recorded, _) = Carry(Empty(Level), Record(At(-2, 5)));
        var (series, _) = Carry(recorded, new AcceptReview(default, Now));

        Assert.True(series.IsConfirmed(series.Latest!));
        Assert.Equal("items[0].note", Decide(series, Record(At(-2, 6))).Value.Results[0].Error!.Field);
        Assert.Equal("items[0].note", Decide(series, Record(At(-3, 6))).Value.Results[0].Error!.Field);

        var (restated, decision) = Carry(series, Record(At(-2, 6) with { Note = "The export had lost a day." }));

        Assert.Equal(MeasurementOutcome.Corrected, decision.Results[0].Outcome);
        Assert.True(restated.Latest!.Marks.HasFlag(MeasurementMarks.Restated));
        Assert.False(restated.IsConfirmed(restated.Latest));
        Assert.Equal("The export had lost a day.", Assert.Single(decision.Texts).Text);
        Assert.Equal(decision.Texts[0].Digest, Assert.IsType<MeasurementsRecorded>(decision.Event).Items[0].Note);
    }

    [Theory]
    [InlineData(-20, true)]
    [InlineData(-12, true)]
    [InlineData(-11.9, false)]
    [InlineData(-8, false)]
    [InlineData(-7.9, true)]
    [InlineData(-5, true)]
    [InlineData(-3, false)]
    public void Record_OutsideOfWhatReviewsAccepted_NeedsNoNoteAndIsNoRestatement(double hours, bool isOpen)
    {
        var (recorded, _) = Carry(Empty(Level), Record(At(-10, 5), At(-2.5, 6)));
        var (once, _) = Carry(recorded, new AcceptReview(Now.AddHours(-4), Now.AddHours(-2)));
        var (series, _) = Carry(once, new AcceptReview(Now.AddHours(-12), Now.AddHours(-8)));

        var decision = Decide(series, Record(At(hours, 7))).Value;

        Assert.Equal(isOpen ? MeasurementOutcome.Unbound : MeasurementOutcome.Refused, Assert.Single(decision.Results).Outcome);
        Assert.Equal(isOpen ? null : "items[0].note", decision.Results[0].Error?.Field);
        if (decision.Event is { } happened)
        {
            var next = MeasurementSeries.Apply(series, happened);
            var taken = next.Measurements.Single(measurement => measurement.End == Now.AddHours(hours));
            Assert.Equal(MeasurementMarks.None, taken.Marks);
            Assert.False(next.IsConfirmed(taken));
            Assert.All(next.Measurements.Where(measurement => measurement != taken), measurement => Assert.True(next.IsConfirmed(measurement)));
        }
    }

    [Fact]
    public void Record_InsideOfWhatAReviewAccepted_SaysWhichDays()
    {
        var (recorded, _) = Carry(Empty(Level), Record(At(-30, 5)));
        var (series, _) = Carry(recorded, new AcceptReview(new(2026, 3, 16, 0, 0, 0, TimeSpan.Zero), new(2026, 3, 18, 0, 0, 0, TimeSpan.Zero)));

        Assert.Equal(
            "Both sides have accepted the numbers of 2026-03-16 to 2026-03-17 in a review; a change needs a note that says why.",
            Decide(series, Record(At(-24, 6))).Value.Results[0].Error!.Message);
    }

    [Theory]
    [InlineData(-4.5, true)]
    [InlineData(-5.5, true)]
    [InlineData(-6.5, false)]
    [InlineData(-8.5, false)]
    public void Record_WhatAnAcceptedRollingWindowLooksBackAt_NeedsANote(double hours, bool changesWhatWasAccepted)
    {
        var (recorded, _) = Carry(Empty(new MetricKind.RollingWindow(Level, 3)), Record(At(-8, 1), At(-7, 2), At(-6, 3), At(-5, 4), At(-4, 5), At(-3, 6)));
        var (series, _) = Carry(recorded, new AcceptReview(Now.AddHours(-4.2), Now));

        var silent = Decide(series, Record(At(hours, 9))).Value.Results[0];
        var (_, said) = Carry(series, Record(At(hours, 9) with { Note = "The export had lost an hour." }));

        Assert.Equal(changesWhatWasAccepted ? "items[0].note" : null, silent.Error?.Field);
        Assert.Equal(changesWhatWasAccepted, silent.Error?.Message.Contains("rolling windows", StringComparison.Ordinal) ?? false);
        Assert.Equal(MeasurementOutcome.Unbound, said.Results[0].Outcome);
    }

    [Fact]
    public void Accept_TimesThatTouch_AreOne_AndThoseThatDoNotStayApart()
    {
        var series = Empty(Level);
        foreach (var (after, through) in new[] { (-12, -10), (-4, -2), (-10, -8), (-3, -1) })
        {
            (series, _) = Carry(series, new AcceptReview(Now.AddHours(after), Now.AddHours(through)));
        }

        Assert.Equal([new(Now.AddHours(-12), Now.AddHours(-8)), new(Now.AddHours(-4), Now.AddHours(-1))], series.Reviewed.Times.AsEnumerable());
        Assert.Null(Decide(series, new AcceptReview(Now.AddHours(-11), Now.AddHours(-9))).Value.Event);
    }

    [Fact]
    public void Correct_OwnNumberWithAReason_SettlesItsDispute()
    {
        var (recorded, _) = Carry(Empty(Level), Record(At(-2, 5)));
        var time = recorded.Latest!.Time;
        var (disputed, dispute) = Carry(recorded, new DisputeMeasurement(time, Source, "We count 4."), context => context with { By = Sponsor });

        Assert.True(disputed.Latest!.Marks.HasFlag(MeasurementMarks.Disputed));
        Assert.Equal([5], disputed.Observe().Select(observation => observation.Value));
        Assert.Equal("We count 4.", Assert.Single(dispute.Texts).Text);

        var (corrected, decision) = Carry(disputed, new CorrectMeasurement(time, Source, 4, null, null, "One was a test user."));

        Assert.Equal(MeasurementMarks.Corrected, corrected.Latest!.Marks);
        Assert.Equal([4], decision.Change.Observations.Select(observation => observation.Value));
    }

    [Fact]
    public void Retract_OwnNumber_TakesItsObservationAway()
    {
        var (recorded, _) = Carry(Empty(Level), Record(At(-2, 5), At(-1, 6)));
        var (series, decision) = Carry(recorded, new RetractMeasurement(MeasurementTime.Of(Now.AddHours(-1)), Source, "Wrong account."));

        Assert.Equal([5], series.Observe().Select(observation => observation.Value));
        Assert.Equal(Now.AddHours(-1), decision.Change.From);
        Assert.Empty(decision.Change.Observations);
    }

    [Fact]
    public void Judge_ConfirmThenWithdrawnDispute_ChangesMarksAndNoObservation()
    {
        var (recorded, _) = Carry(Empty(Level), Record(At(-2, 5)));
        var time = recorded.Latest!.Time;
        var (confirmed, decision) = Carry(recorded, new ConfirmMeasurement(time, Source), context => context with { By = Sponsor });

        Assert.True(decision.Change.IsNone);
        Assert.True(confirmed.IsConfirmed(confirmed.Latest!));
        Assert.Null(Decide(confirmed, new ConfirmMeasurement(time, Source), context => context with { By = Sponsor }).Value.Event);

        var (disputed, _) = Carry(confirmed, new DisputeMeasurement(time, Source, "Hm."), context => context with { By = Sponsor });
        var (withdrawn, _) = Carry(disputed, new WithdrawDispute(time, Source), context => context with { By = Sponsor });

        Assert.Equal(MeasurementMarks.None, withdrawn.Latest!.Marks);
    }

    [Fact]
    public void Decide_OnTheWrongSidesNumbers_IsForbidden()
    {
        var (series, _) = Carry(Empty(Level), Record(At(-2, 5)));
        var time = series.Latest!.Time;

        Assert.Equal(DomainErrorCode.Forbidden, Decide(series, new CorrectMeasurement(time, Source, 4, null, null, "No."), context => context with { By = Sponsor }).Error!.Code);
        Assert.Equal(DomainErrorCode.Forbidden, Decide(series, new RetractMeasurement(time, Source, "No."), context => context with { By = Sponsor }).Error!.Code);
        Assert.Equal(DomainErrorCode.Forbidden, Decide(series, new ConfirmMeasurement(time, Source)).Error!.Code);
        Assert.Equal(DomainErrorCode.Forbidden, Decide(series, new DisputeMeasurement(time, Source, "No.")).Error!.Code);
        Assert.Equal(DomainErrorCode.Forbidden, Decide(series, new WithdrawDispute(time, Source)).Error!.Code);
    }

    [Fact]
    public void Decide_WithoutAReasonOrAMeasurement_IsRefused()
    {
        var (series, _) = Carry(Empty(Level), Record(At(-2, 5)));
        var time = series.Latest!.Time;

        Assert.Equal("reason", Decide(series, new CorrectMeasurement(time, Source, 4, null, null, " ")).Error!.Field);
        Assert.Equal("reason", Decide(series, new RetractMeasurement(time, Source, null)).Error!.Field);
        Assert.Equal(DomainErrorCode.NotFound, Decide(series, new RetractMeasurement(MeasurementTime.Of(Now), Source, "No.")).Error!.Code);
        Assert.Equal("through", Decide(series, new AcceptReview(default, Now.AddTicks(1))).Error!.Field);
    }

    [Fact]
    public void FirstSince_SeriesThatIsHeldWhole_IsTheBaselinesProgress()
    {
        var (series, _) = Carry(Empty(Level), Record(At(-4, 1), At(-3, 2), At(-2, 3)));

        Assert.Equal([2, 3], series.FirstSince(Now.AddHours(-3), 6)!.Select(observation => observation.Value));
        Assert.Equal([2], series.FirstSince(Now.AddHours(-3), 1)!.Select(observation => observation.Value));
    }

    [Fact]
    public void FirstSince_StartThatIsNoLongerHeld_IsNull()
    {
        var (series, _) = Carry(Empty(Level), Record([.. Enumerable.Range(0, MeasurementSeries.Capacity + 1).Select(index => At(-index, index))]));

        Assert.Null(series.FirstSince(Now.AddHours(-MeasurementSeries.Capacity), 3));
        Assert.Equal(3, series.FirstSince(Now.AddHours(-60), 3)!.Count);
    }

    [Fact]
    public void Decide_BehindTheWindow_AsksForWhatIsStored()
    {
        var (series, _) = Carry(Empty(Level), Record([.. Enumerable.Range(0, MeasurementSeries.Capacity + 1).Select(index => At(-index, index))]));
        var oldest = Now.AddHours(-MeasurementSeries.Capacity);

        Assert.Equal(oldest, Decide(series, Record(At(-MeasurementSeries.Capacity, 7))).Value.NeedsFrom);
        Assert.Null(Decide(series, Record(At(-MeasurementSeries.Capacity + 1, 7))).Value.NeedsFrom);
    }

    [Fact]
    public void Json_MeasurementsRecorded_IsReadableAndShort()
    {
        var (_, decision) = Carry(Empty(WeeklySum), Record(At(-120, 40) with { Complete = true }));

        Assert.Equal(
            """{"event":"measurementsRecorded","items":[{"measurement":{"time":"2026-03-13T12:00:00.000Z","source":"provider:cli_00000001000000000000000000000000","value":40,"marks":"COMPLETE","in":"week:2026-03-09","until":"2026-03-16T00:00:00+00:00"},"outcome":"UNBOUND"}],"series":{"metric":"seats","version":1,"supplier":"PROVIDER"},"closed":"week:2026-03-09"}""",
            JsonSerializer.Serialize<MeasurementEvent>(decision.Event!, DomainJson.Options));
    }

    static string? Refused(MetricKind kind, NewMeasurement item) => Decide(Empty(kind), Record(item)).Value.Results[0].Error?.Field;

    static MeasurementSeries Empty(MetricKind kind) => MeasurementSeries.Empty(new(MetricKey.Create("seats").Value, 1, Side.Provider), kind);

    static NewMeasurement At(double hours, double? value) => new(Now.AddHours(hours), null, value);

    static RecordMeasurements Record(params NewMeasurement[] items) => new(Source, items);

    static Result<SeriesDecision> Decide(MeasurementSeries series, MeasurementCommand command, Func<SeriesContext, SeriesContext>? with = null)
    {
        var context = new SeriesContext(
            new Metric(series.Key.Metric, 1, "", series.Kind, TimeSpan.FromDays(2)), Calendar.Default, Now, Client, new IdSource(new Guid(3, 0, 0, new byte[8])));
        return MeasurementSeries.Decide(series, command, with is null ? context : with(context));
    }

    static (MeasurementSeries Series, SeriesDecision Decision) Carry(
        MeasurementSeries series, MeasurementCommand command, Func<SeriesContext, SeriesContext>? with = null)
    {
        var decision = Decide(series, command, with).Value;
        return (MeasurementSeries.Apply(series, decision.Event!), decision);
    }
}
