using System.Globalization;
using System.Text.Json;
using Success.Domain.Metrics;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Domain.Tests.Accounts;

public sealed class CalendarTests
{
    static readonly Calendar Berlin = Calendar.Create("Europe/Berlin", 4, [new(2026, 5, 1)]).Value;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("europe/berlin")]
    [InlineData("W. Europe Standard Time")]
    public void Create_UnknownZone_IsRefusedAtZone(string? zone) =>
        Assert.Equal("zone", Calendar.Create(zone, 1, []).Error!.Field);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void Create_FiscalStart_IsAMonth(int month, bool accepted) =>
        Assert.Equal(accepted, Calendar.Create("UTC", month, []).IsSuccess);

    [Fact]
    public void Create_HolidaysAtTheLimitAndOneBeyond_TakesTheFirst()
    {
        var most = Enumerable.Range(0, Calendar.MaxHolidays).Select(day => new DateOnly(2026, 1, 1).AddDays(day)).ToArray();

        Assert.True(Calendar.Create("UTC", 1, most).IsSuccess);
        Assert.Equal(DomainErrorCode.LimitReached, Calendar.Create("UTC", 1, [.. most, new(2030, 1, 1)]).Error!.Code);
    }

    [Theory]
    [InlineData("1969-12-31", false)]
    [InlineData("1970-01-01", true)]
    [InlineData("2200-12-31", true)]
    [InlineData("2201-01-01", false)]
    public void Create_HolidayOutsideTheYearsTaken_IsRefusedByItsIndex(string date, bool accepted)
    {
        var calendar = Calendar.Create("UTC", 1, [new(2026, 1, 1), DateOnly.Parse(date, CultureInfo.InvariantCulture)]);

        Assert.Equal(accepted ? null : "holidays[1]", calendar.Error?.Field);
    }

    [Fact]
    public void Create_HolidaysInAnyOrder_AreSortedAndGivenOnce() =>
        Assert.Equal(
            [new(2026, 1, 1), new(2026, 12, 25)],
            Calendar.Create("UTC", 1, [new(2026, 12, 25), new(2026, 1, 1), new(2026, 12, 25)]).Value.Holidays);

    [Fact]
    public void Json_Calendar_RoundTrips() =>
        Assert.Equal(Berlin, JsonSerializer.Deserialize<Calendar>(JsonSerializer.Serialize(Berlin)));

    [Theory]
    [InlineData("2026-03-28T23:30:00Z", "2026-03-29")]
    [InlineData("2026-03-28T22:30:00Z", "2026-03-28")]
    [InlineData("2026-07-01T21:59:59Z", "2026-07-01")]
    [InlineData("2026-07-01T22:00:00Z", "2026-07-02")]
    public void DateAt_Instant_IsTheDateOnTheAccountsWall(string instant, string date) =>
        Assert.Equal(DateOnly.Parse(date, CultureInfo.InvariantCulture), Berlin.DateAt(At(instant)));

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-10-26", 24)]
    public void EndOf_DayOnWhichTheClocksChange_ComesAfterItsOwnHours(string date, int hours)
    {
        var day = Berlin.PeriodOf(PeriodLength.Day, DateOnly.Parse(date, CultureInfo.InvariantCulture));

        Assert.Equal(TimeSpan.FromHours(hours), Berlin.EndOf(day) - Berlin.StartOf(day));
    }

    [Fact]
    public void StartOf_DayWhoseMidnightIsSkipped_IsTheInstantOfTheJump()
    {
        var cairo = Calendar.Create("Africa/Cairo", 1, []).Value;

        Assert.Equal(At("2026-04-23T22:00:00Z"), cairo.StartOf(new DateOnly(2026, 4, 24)));
        Assert.Equal(new DateOnly(2026, 4, 24), cairo.DateAt(At("2026-04-23T22:00:00Z")));
    }

    [Theory]
    [InlineData("2026-02-13T14:00:00Z", 0, "2026-02-13T14:00:00Z")]
    [InlineData("2026-02-14T14:00:00Z", 0, "2026-02-14T14:00:00Z")]
    [InlineData("2026-02-12T14:00:00Z", 1, "2026-02-13T14:00:00Z")]
    [InlineData("2026-02-13T14:00:00Z", 1, "2026-02-16T14:00:00Z")]
    [InlineData("2026-02-14T14:00:00Z", 1, "2026-02-16T23:00:00Z")]
    [InlineData("2026-02-15T14:00:00Z", 5, "2026-02-22T23:00:00Z")]
    [InlineData("2026-03-27T14:00:00Z", 1, "2026-03-30T13:00:00Z")]
    [InlineData("2026-04-30T14:00:00Z", 1, "2026-05-04T14:00:00Z")]
    public void AddWorkingDays_KeepsTheClockAndSkipsDaysOff(string from, int days, string expected) =>
        Assert.Equal(At(expected), Berlin.AddWorkingDays(At(from), days));

    [Fact]
    public void AddWorkingDays_AcrossTheSkippedHour_IsThatLengthLater()
    {
        // In Amman the clocks once jumped at midnight before a Friday: 00:30 became 01:30.
        var amman = Calendar.Create("Asia/Amman", 1, []).Value;

        Assert.Equal(At("2021-03-25T22:30:00Z"), amman.AddWorkingDays(At("2021-03-24T22:30:00Z"), 1));
    }

    [Fact]
    public void AddWorkingDays_LaterInstant_IsNeverEarlierDone()
    {
        const int Seed = 4040;
        var random = new Random(Seed);
        for (var i = 0; i < 2000; i++)
        {
            var from = At("2026-01-01T00:00:00Z").AddMinutes(random.Next(0, 600_000));
            var days = random.Next(1, 6);

            Assert.True(
                Berlin.AddWorkingDays(from, days) <= Berlin.AddWorkingDays(from.AddMinutes(random.Next(0, 3000)), days),
                $"seed {Seed}: {from:O} + {days}");
        }
    }

    [Fact]
    public void AddWorkingDays_AtTheLimitAndOneBeyond_CountsTheFirst()
    {
        Assert.Equal(At("2027-01-01T12:00:00Z"), Calendar.Default.AddWorkingDays(At("2026-01-02T12:00:00Z"), Calendar.MaxWorkingDays));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Default.AddWorkingDays(At("2026-01-02T12:00:00Z"), Calendar.MaxWorkingDays + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Default.AddWorkingDays(At("2026-01-02T12:00:00Z"), -1));
    }

    [Fact]
    public void Periods_OfEveryLengthZoneAndFiscalStart_TileTime()
    {
        const int Seed = 4041;
        var random = new Random(Seed);
        string[] zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kathmandu"];
        for (var i = 0; i < 3000; i++)
        {
            var calendar = Calendar.Create(zones[random.Next(zones.Length)], random.Next(1, 13), []).Value;
            var length = (PeriodLength)random.Next(5);
            var instant = At("1971-01-01T00:00:00Z").AddSeconds(random.NextInt64(0, 7_000_000_000));
            var period = calendar.PeriodAt(length, instant);
            var because = $"seed {Seed}: {calendar.Zone}, {calendar.FiscalStart}, {period}, {instant:O}";

            Assert.True(calendar.StartOf(period) <= instant && instant < calendar.EndOf(period), because);
            Assert.True(calendar.Has(period) && calendar.Has(period.Next) && period.Next.Previous == period, because);
            Assert.True(period.Until(period.Plus(7)) == 7 && period.Until(period.Plus(-3)) == -3, because);
            Assert.True(calendar.PeriodOf(length, period.Last) == period, because);
            Assert.True(Period.Parse(period.ToString()).Value == period, because);
            Assert.True(PeriodText.Parse(PeriodText.Print(period, calendar), calendar).Value == period, because);
        }
    }

    [Fact]
    public void FiscalYearStart_OnAndBeforeTheFirstDay_IsThisYearsOrLast()
    {
        Assert.Equal(new DateOnly(2026, 4, 1), Berlin.FiscalYearStart(new DateOnly(2026, 4, 1)));
        Assert.Equal(new DateOnly(2025, 4, 1), Berlin.FiscalYearStart(new DateOnly(2026, 3, 31)));
    }

    static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
