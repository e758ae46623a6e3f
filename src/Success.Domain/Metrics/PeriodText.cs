using System.Globalization;
using System.Text.RegularExpressions;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Domain.Metrics;

/// <summary>
/// Periods as people write them: <c>2026-03-14</c> (day), <c>2026-W07</c> (ISO 8601 week), <c>2026-03</c> (month), <c>2026-Q1</c> and
/// <c>2026</c> (quarter and year of the account's fiscal year). A fiscal year is named for the calendar year in which it ends: with a
/// fiscal start in April, 2026-Q1 is April to June 2025.
/// </summary>
public static partial class PeriodText
{
    const string Allowed = "A period is a day (2026-03-14), a week (2026-W07), a month (2026-03), a fiscal quarter (2026-Q1) or a fiscal year (2026).";

    /// <summary>A period in the words of a calendar.</summary>
    public static string Print(Period period, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var start = period.Start.ToDateTime(TimeOnly.MinValue);
        var fiscalYear = calendar.FiscalYearStart(period.Start).AddYears(1).AddDays(-1).Year;
        var quarter = ((period.Start.Month - calendar.FiscalStart + 12) % 12 / 3) + 1;
        return period.Length switch
        {
            PeriodLength.Day => start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PeriodLength.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(start):0000}-W{ISOWeek.GetWeekOfYear(start):00}"),
            PeriodLength.Month => start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            PeriodLength.Quarter => string.Create(CultureInfo.InvariantCulture, $"{fiscalYear:0000}-Q{quarter}"),
            _ => fiscalYear.ToString("0000", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Reads a period that somebody wrote.</summary>
    /// <returns>The period, or a refusal that shows the forms; also for a date that does not exist or lies outside <see cref="Dates"/>.</returns>
    public static Result<Period> Parse(string? text, Calendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var match = Form().Match(text ?? "");
        return match.Success && Read(match, calendar) is { } period
            ? period
            : new DomainError(DomainErrorCode.Invalid, Allowed, "period");
    }

    /// <summary>Whether a text means other days in another calendar: quarters and years do, everything else does not.</summary>
    public static bool DependsOnCalendar(string? text) => text is { Length: 4 } || text?.Contains('Q', StringComparison.Ordinal) == true;

    internal static string NameOf(PeriodLength length) => length switch
    {
        PeriodLength.Day => "day",
        PeriodLength.Week => "week",
        PeriodLength.Month => "month",
        PeriodLength.Quarter => "quarter",
        _ => "year",
    };

    internal static PeriodLength? LengthNamed(ReadOnlySpan<char> name) => name switch
    {
        "day" => PeriodLength.Day,
        "week" => PeriodLength.Week,
        "month" => PeriodLength.Month,
        "quarter" => PeriodLength.Quarter,
        "year" => PeriodLength.Year,
        _ => null,
    };

    static Period? Read(Match match, Calendar calendar)
    {
        var year = Number(match, "year")!.Value;
        if (year < Dates.First.Year || year > Dates.Last.Year)
        {
            return null;
        }

        return Number(match, "week") is { } week ? Week(year, week)
            : Number(match, "quarter") is { } quarter ? FiscalYear(year, PeriodLength.Quarter, calendar).Plus(quarter - 1)
            : Number(match, "month") is { } month ? MonthOrDay(year, month, Number(match, "day"))
            : FiscalYear(year, PeriodLength.Year, calendar);
    }

    static Period? Week(int year, int week) =>
        week >= 1 && week <= ISOWeek.GetWeeksInYear(year)
            ? new Period(PeriodLength.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)))
            : null;

    static Period? MonthOrDay(int year, int month, int? day) =>
        month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) ? null
        : day is { } date ? new Period(PeriodLength.Day, new DateOnly(year, month, date))
        : new Period(PeriodLength.Month, new DateOnly(year, month, 1));

    static Period FiscalYear(int endsIn, PeriodLength length, Calendar calendar) =>
        new(length, new DateOnly(calendar.FiscalStart == 1 ? endsIn : endsIn - 1, calendar.FiscalStart, 1));

    static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(?<year>[0-9]{4})(-(W(?<week>[0-9]{2})|Q(?<quarter>[1-4])|(?<month>[0-9]{2})(-(?<day>[0-9]{2}))?))?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
