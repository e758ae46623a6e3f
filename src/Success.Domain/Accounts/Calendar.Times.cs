using NodaTime;

namespace Success.Domain.Accounts;

public sealed partial record Calendar
{
    /// <summary>The time on the wall of the account at an instant.</summary>
    public TimeOnly TimeAt(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(TimeZone).TimeOfDay.ToTimeOnly();

    /// <summary>
    /// The instant of a time of a date, in UTC. Where daylight saving skips that time it is the skipped length later, where it repeats it is
    /// the first.
    /// </summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeOnly time) =>
        ToUtc(LocalDate.FromDateOnly(date).At(LocalTime.FromTimeOnly(time)).InZoneLeniently(TimeZone));
}
