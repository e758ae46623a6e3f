using Success.Domain.Kpis;
using Success.Domain.Portfolio;

namespace Success.Domain.Tests.Kpis;

public sealed class StakeTests
{
    static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(0, null, 1)]
    [InlineData(-30, null, 1)]
    [InlineData(90, null, 0.5)]
    [InlineData(180, 90, 0.5)]
    [InlineData(90, 180, 0.5)]
    [InlineData(null, 270, 0.125)]
    public void NearnessOf_Days_HalvesEveryNinety(int? due, int? renewal, double expected) =>
        Assert.Equal(expected, Stake.NearnessOf(Today, Day(due), Day(renewal)), 12);

    [Fact]
    public void NearnessOf_NoDate_CountsAsAYearAway() =>
        Assert.Equal(Stake.NearnessOf(Today, Day(Stake.UndatedDays), null), Stake.NearnessOf(Today, null, null));

    [Fact]
    public void NearnessOf_AnyDays_IsAShareThatNeverFallsAsTheDayComes()
    {
        var last = 0.0;
        foreach (var days in Enumerable.Range(-400, 60_000).Reverse())
        {
            var nearness = Stake.NearnessOf(Today, Day(days), null);
            Assert.InRange(nearness, 0, 1);
            Assert.True(nearness >= last);
            last = nearness;
        }
    }

    [Fact]
    public void NearnessOf_TimePasses_LeavesTheOrderOfWhatLiesAhead()
    {
        var (near, far) = (Day(40), Day(200));

        var before = Stake.NearnessOf(Today, near, null) / Stake.NearnessOf(Today, far, null);
        var after = Stake.NearnessOf(Today.AddDays(30), near, null) / Stake.NearnessOf(Today.AddDays(30), far, null);

        Assert.Equal(before, after, 12);
    }

    [Theory]
    [InlineData(Standing.Missed, 0.2, 1)]
    [InlineData(Standing.NoData, 0.2, 0.5)]
    [InlineData(Standing.NoData, 0.8, 0.8)]
    [InlineData(Standing.NoData, null, 0.5)]
    [InlineData(Standing.AtRisk, 0.7, 0.7)]
    [InlineData(Standing.OnTrack, 0.1, 0.1)]
    [InlineData(Standing.OnTrack, null, 0)]
    [InlineData(Standing.Achieved, 0.9, 0)]
    [InlineData(Standing.Paused, 0.9, 0)]
    [InlineData(Standing.Baselining, 0.9, 0)]
    public void ChanceOfMissing_Standing_IsAsDocumented(Standing standing, double? forecast, double expected) =>
        Assert.Equal(expected, Stake.ChanceOfMissing(standing, forecast));

    [Theory]
    [InlineData(-0.001)]
    [InlineData(1.001)]
    [InlineData(double.NaN)]
    public void ChanceOfMissing_NoShare_Throws(double forecast) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Stake.ChanceOfMissing(Standing.OnTrack, forecast));

    [Fact]
    public void Of_Stakes_SumUpToTheAccountsAttention()
    {
        Money value = new(120_000m, "EUR");

        var attention = Attention.Of([Stake.Of(default, value, 0.5, 0.5).Attention, Stake.Of(default, value, 0.1, 1).Attention]);

        Assert.Equal(new Money(42_000m, "EUR"), attention!.Value.Amount);
    }

    static DateOnly? Day(int? days) => days is { } count ? Today.AddDays(count) : null;
}
