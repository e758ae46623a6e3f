using System.Text.Json;
using Success.Domain.Accounts;
using Success.Domain.Metrics;

namespace Success.Domain.Tests.Metrics;

public sealed class PeriodTextTests
{
    static readonly Calendar April = Calendar.Create("Europe/London", 4, []).Value;

    [Theory]
    [InlineData("2026-03-14", "day:2026-03-14")]
    [InlineData("2026-W07", "week:2026-02-09")]
    [InlineData("2026-W01", "week:2025-12-29")]
    [InlineData("2026-W53", "week:2026-12-28")]
    [InlineData("2026-03", "month:2026-03-01")]
    [InlineData("2026-Q1", "quarter:2025-04-01")]
    [InlineData("2026-Q4", "quarter:2026-01-01")]
    [InlineData("2026", "year:2025-04-01")]
    public void Parse_WhatPeopleWrite_IsThePeriodOfTheirCalendar(string text, string period)
    {
        Assert.Equal(period, PeriodText.Parse(text, April).Value.ToString());
        Assert.Equal(text, PeriodText.Print(Period.Parse(period).Value, April));
    }

    [Theory]
    [InlineData("2026-Q1", "quarter:2026-01-01")]
    [InlineData("2026", "year:2026-01-01")]
    public void Parse_InACalendarYear_IsTheCalendarsQuarterOrYear(string text, string period) =>
        Assert.Equal(period, PeriodText.Parse(text, Calendar.Default).Value.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-")]
    [InlineData("2026-00")]
    [InlineData("2026-13")]
    [InlineData("2026-02-29")]
    [InlineData("2026-02-00")]
    [InlineData("2026-W00")]
    [InlineData("2025-W53")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("1969")]
    [InlineData("2201-01")]
    [InlineData("2026-03-14\n")]
    public void Parse_AnythingElse_IsRefusedWithTheForms(string? text)
    {
        var error = PeriodText.Parse(text, Calendar.Default).Error!;

        Assert.Equal("period", error.Field);
        Assert.Contains("2026-W07", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weak:2026-02-09")]
    [InlineData("week:2026-02-31")]
    [InlineData(":2026-02-09")]
    [InlineData("week")]
    [InlineData(null)]
    public void Period_TextThatIsNone_IsRefused(string? text) =>
        Assert.Equal(DomainErrorCode.Invalid, Period.Parse(text).Error!.Code);

    [Fact]
    public void Json_Period_IsItsText() =>
        Assert.Equal("\"week:2026-02-09\"", JsonSerializer.Serialize(new Period(PeriodLength.Week, new DateOnly(2026, 2, 9))));
}
