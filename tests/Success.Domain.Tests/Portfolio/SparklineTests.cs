using Success.Domain.Portfolio;

namespace Success.Domain.Tests.Portfolio;

public sealed class SparklineTests
{
    [Fact]
    public void Of_FewValues_StandAtTheEndBetween1And255()
    {
        var points = Sparkline.Of([10, double.NaN, 20, 15]).Points;

        Assert.Equal(new byte[20], points[..20]);
        Assert.Equal([1, 0, 255, 128], points[20..]);
    }

    [Fact]
    public void Of_MoreThanFit_KeepsTheLatest()
    {
        var points = Sparkline.Of([.. Enumerable.Range(0, 100).Select(i => (double)i)]).Points;

        Assert.Equal(1, points[0]);
        Assert.Equal(255, points[^1]);
        Assert.Equal(points.Order(), points);
    }

    [Theory]
    [InlineData(5.0)]
    [InlineData(double.MaxValue)]
    public void Of_EqualValues_LieInTheMiddle(double value) =>
        Assert.Equal([128, 128], Sparkline.Of([value, value]).Points[^2..]);

    [Fact]
    public void Of_ExtremeValues_SpanTheWholeHeight() =>
        Assert.Equal([1, 255], Sparkline.Of([double.MinValue, double.MaxValue]).Points[^2..]);

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.True(Sparkline.Of([double.NaN, double.PositiveInfinity]).IsEmpty);

    [Theory]
    [InlineData(Sparkline.Length - 1)]
    [InlineData(Sparkline.Length + 1)]
    public void Constructor_OtherLength_Throws(int length) => Assert.Throws<ArgumentException>(() => new Sparkline(new byte[length]));
}
