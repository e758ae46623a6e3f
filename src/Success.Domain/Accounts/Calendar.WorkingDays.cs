using NodaTime;

namespace Success.Domain.Accounts;

public sealed partial record Calendar
{
    /// <summary>Most working days that are counted at once: a working year, far beyond any head start or deadline.</summary>
    public const int MaxWorkingDays = 260;

    /// <summary>Whether people work on a date: not a Saturday, a Sunday or a holiday.</summary>
    public bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(date);

    /// <summary>
    /// The instant a number of working days later, at the same time on the account's clock: from Friday 15:00 one working day is until
    /// Monday 15:00. An instant on a day off counts from the first moment of the next working day, so from Saturday 15:00 one working
    /// day is until Tuesday 00:00: whoever is given a working day gets all of it. Where daylight saving skips that time it is the
    /// skipped length later, where it repeats it is the first.
    /// </summary>
    /// <param name="from">Where counting begins.</param>
    /// <param name="days">0 to <see cref="MaxWorkingDays"/>; 0 is <paramref name="from"/> itself, also on a day off.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is outside its range.</exception>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, MaxWorkingDays);
        if (days == 0)
        {
            return from.ToUniversalTime();
        }

        var local = Instant.FromDateTimeOffset(from).InZone(TimeZone).LocalDateTime;
        var date = local.Date.ToDateOnly();
        var time = IsWorkingDay(date) ? local.TimeOfDay : LocalTime.Midnight;
        date = NextWorkingDay(date, including: true);
        for (var left = days; left > 0; left--)
        {
            date = NextWorkingDay(date, including: false);
        }

        return ToUtc(LocalDate.FromDateOnly(date).At(time).InZoneLeniently(TimeZone));
    }

    // Ends: at most 400 days of the calendar are holidays.
    DateOnly NextWorkingDay(DateOnly date, bool including)
    {
        var next = including ? date : date.AddDays(1);
        while (!IsWorkingDay(next))
        {
            next = next.AddDays(1);
        }

        return next;
    }
}
