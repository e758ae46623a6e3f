using Success.Domain.Kpis;

namespace Success.Domain.Tests.Kpis;

public sealed class AimTests
{
    [Theory]
    [InlineData(10, 20, Direction.Increase, 1, null)]
    [InlineData(20, 10, Direction.Decrease, 1, null)]
    [InlineData(10, 10, Direction.Decrease, 1, null)]
    [InlineData(10, 20, Direction.Decrease, 1, "target")]
    [InlineData(10, double.NaN, Direction.Increase, 1, "target")]
    [InlineData(10, 20, Direction.Increase, 0, "tolerance")]
    [InlineData(10, 20, Direction.Increase, double.NaN, "tolerance")]
    public void Checked_Reach_RefusesWhatCannotBe(double baseline, double target, Direction direction, double tolerance, string? field) =>
        Assert.Equal(field, new Aim.Reach(baseline, target, direction, new Trajectory.Linear(), tolerance).Checked().Error?.Field);

    [Theory]
    [InlineData(1.0, 2.0, null, null)]
    [InlineData(1.0, null, 0.5, null)]
    [InlineData(null, 2.0, 0.5, null)]
    [InlineData(null, null, 0.5, "lower")]
    [InlineData(2.0, 2.0, null, "upper")]
    [InlineData(1.0, 2.0, 0.5, "tolerance")]
    [InlineData(1.0, null, null, "tolerance")]
    [InlineData(null, 2.0, 0.0, "tolerance")]
    public void Checked_Keep_RefusesWhatCannotBe(double? lower, double? upper, double? tolerance, string? field) =>
        Assert.Equal(field, new Aim.Keep(lower, upper, tolerance).Checked().Error?.Field);
}
