using Success.Domain.Kpis;

namespace Success.Domain.Tests.Kpis;

public sealed class TimelineTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TimeAt_WithoutPauses_CountsCadences()
    {
        var timeline = new Timeline(Start, Start.AddDays(364), Cadence.Weekly);

        Assert.Equal((-1.0, 0.0, 3.0, 52.0), (
            timeline.TimeAt(Start.AddDays(-7)), timeline.TimeAt(Start), timeline.TimeAt(Start.AddDays(21)), timeline.TimeAt(Start.AddDays(364))));
    }

    [Fact]
    public void TimeAt_InAndAfterAPause_StandsStill()
    {
        var timeline = Paused(shifts: false);

        Assert.Equal(2, timeline.TimeAt(Start.AddDays(14)));
        Assert.Equal(2, timeline.TimeAt(Start.AddDays(20)));
        Assert.Equal(2, timeline.TimeAt(Start.AddDays(28)));
        Assert.Equal(3, timeline.TimeAt(Start.AddDays(35)));
    }

    [Theory]
    [InlineData(false, 364, 28 / 364.0)]
    [InlineData(true, 378, 14 / 364.0)]
    public void ShiftedDue_Pause_MovesOnlyWhenItShifts(bool shifts, int dueDay, double planAtEndOfPause)
    {
        var timeline = Paused(shifts);

        Assert.Equal(Start.AddDays(dueDay), timeline.ShiftedDue);
        Assert.Equal(planAtEndOfPause, timeline.PlanTime(Start.AddDays(28)), 12);
        Assert.Equal(1, timeline.PlanTime(timeline.ShiftedDue!.Value), 12);
    }

    [Fact]
    public void ShiftedDue_PauseFromTheDueDateOn_DoesNotMove() => Assert.Equal(
        Start.AddDays(364),
        new Timeline(Start, Start.AddDays(364), Cadence.Weekly, [new(Start.AddDays(364), Start.AddDays(371), true)]).ShiftedDue);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void InstantAt_TimeOfAnyInstantOutsidePauses_IsThatInstant(int seed)
    {
        var random = new Random(seed);
        List<Pause> pauses = [];
        for (var day = -20; day < 300; day += random.Next(25, 60))
        {
            pauses.Add(new(Start.AddDays(day), Start.AddDays(day + random.Next(1, 20)), random.Next(2) == 0));
        }

        var timeline = new Timeline(Start, Start.AddDays(364), Cadence.Monthly, pauses);
        foreach (var hour in Enumerable.Range(0, 400).Select(_ => random.Next(1, 24 * 500)))
        {
            var instant = Start.AddHours(hour);
            if (timeline.PauseAt(instant) is null && !pauses.Any(pause => pause.Until == instant))
            {
                Assert.InRange(timeline.InstantAt(timeline.TimeAt(instant)) - instant, TimeSpan.FromMilliseconds(-1), TimeSpan.FromMilliseconds(1));
                Assert.InRange(timeline.Later(Start, TimeSpan.FromHours(1)), Start, Start.AddDays(40));
            }
        }
    }

    [Fact]
    public void PauseAt_ItsEdges_IncludesTheFirstInstantOnly()
    {
        var timeline = Paused(shifts: true);

        Assert.Null(timeline.PauseAt(Start.AddDays(14).AddTicks(-1)));
        Assert.NotNull(timeline.PauseAt(Start.AddDays(14)));
        Assert.NotNull(timeline.PauseAt(Start.AddDays(28).AddTicks(-1)));
        Assert.Null(timeline.PauseAt(Start.AddDays(28)));
    }

    [Fact]
    public void Checked_WrongOrders_AreRefused()
    {
        Assert.Equal("due", new Timeline(Start, Start, Cadence.Weekly).Checked().Error!.Field);
        Assert.Equal("pauses", With(new Pause(Start, Start, false)).Checked().Error!.Field);
        Assert.Equal("pauses", With(new(Start, Start.AddDays(3), false), new(Start.AddDays(2), Start.AddDays(5), false)).Checked().Error!.Field);
        Assert.True(With(new(Start, Start.AddDays(3), false), new(Start.AddDays(3), Start.AddDays(5), false)).Checked().IsSuccess);

        static Timeline With(params Pause[] pauses) => new(Start, null, Cadence.Weekly, pauses);
    }

    static Timeline Paused(bool shifts) =>
        new(Start, Start.AddDays(364), Cadence.Weekly, [new(Start.AddDays(14), Start.AddDays(28), shifts)]);
}
