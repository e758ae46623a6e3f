using System.Globalization;

namespace Success.Domain.Tests;

public sealed class DatesTests
{
    [Theory]
    [InlineData("1969-12-31", false)]
    [InlineData("1970-01-01", true)]
    [InlineData("2200-12-31", true)]
    [InlineData("2201-01-01", false)]
    public void Check_Date_IsTakenFrom1970To2200(string date, bool taken) =>
        Assert.Equal(taken ? null : "due", Dates.Check(DateOnly.Parse(date, CultureInfo.InvariantCulture), "due").Error?.Field);

    [Theory]
    [InlineData("1969-12-31T23:59:59.999Z", false)]
    [InlineData("1970-01-01T00:00:00Z", true)]
    [InlineData("2200-12-31T23:59:59.999Z", true)]
    [InlineData("2201-01-01T00:00:00Z", false)]
    public void Check_Instant_IsTakenFrom1970To2200(string instant, bool taken) =>
        Assert.Equal(taken ? null : "at", Dates.Check(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), "at").Error?.Field);

    [Fact]
    public void Check_InstantWithAnOffset_IsGivenInUtc() =>
        Assert.Equal(TimeSpan.Zero, Dates.Check(new DateTimeOffset(2026, 3, 14, 10, 0, 0, TimeSpan.FromHours(2)), "at").Value.Offset);
}
