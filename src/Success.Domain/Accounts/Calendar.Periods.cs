using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

public sealed partial record Calendar
{
    /// <summary>The period of a length that an instant lies in, by the account's clock.</summary>
    public Period PeriodAt(PeriodLength length, DateTimeOffset instant) => PeriodOf(length, DateAt(instant));

    /// <summary>The period of a length that a date lies in. Weeks begin on Monday, quarters and years with the fiscal year.</summary>
    public Period PeriodOf(PeriodLength length, DateOnly date) => new(length, length switch
    {
        PeriodLength.Day => date,
        PeriodLength.Week => date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
        PeriodLength.Month => new DateOnly(date.Year, date.Month, 1),
        PeriodLength.Quarter => FiscalYearStart(date).AddMonths(MonthsIntoYear(date) / 3 * 3),
        _ => FiscalYearStart(date),
    });

    /// <summary>Whether a period begins where this calendar's periods of its length begin.</summary>
    public bool Has(Period period) => PeriodOf(period.Length, period.Start) == period;

    /// <summary>A period's first instant, in UTC.</summary>
    public DateTimeOffset StartOf(Period period) => StartOf(period.Start);

    /// <summary>
    /// A period's end in UTC, exclusive: the first instant of the next one. A day on which the clocks change has 23 or 25 hours.
    /// </summary>
    public DateTimeOffset EndOf(Period period) => StartOf(period.Next.Start);

    int MonthsIntoYear(DateOnly date) => (date.Month - FiscalStart + 12) % 12;
}
