using Success.Domain.Kpis;

namespace Success.Domain.Tests.Kpis;

public sealed class ProgressTests
{
    [Theory]
    [InlineData(100, 200, 150, 0.5)]
    [InlineData(100, 200, 250, 1.5)]
    [InlineData(100, 200, 80, -0.2)]
    [InlineData(30, 10, 25, 0.25)]
    public void Reach_Value_IsTheShareOfTheWay(double baseline, double target, double value, double expected) =>
        Assert.Equal(expected, Progress.Reach(baseline, target, value)!.Value, 12);

    [Fact]
    public void Reach_BaselineIsTarget_IsUndefined()
    {
        Assert.Null(Progress.Reach(5, 5, 5));
        Assert.Null(Progress.Reach(5, 5, 7));
    }

    [Fact]
    public void Keep_ClosedPeriods_IsTheShareInside()
    {
        Assert.Equal(0.75, Progress.Keep(3, 4));
        Assert.Null(Progress.Keep(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Progress.Keep(5, 4));
    }

    [Fact]
    public void OfPlan_RunawayParts_AreClippedBeforeWeighing() =>
        Assert.Equal(((3 * 1) + (1 * -1)) / 4.0, Progress.OfPlan([new(7, 3), new(-9, 1), new(null, 100)]));

    [Fact]
    public void OfPlan_NothingWithWeight_IsUndefined()
    {
        Assert.Null(Progress.OfPlan([]));
        Assert.Null(Progress.OfPlan([new(0.5, 0), new(null, 1)]));
    }
}
