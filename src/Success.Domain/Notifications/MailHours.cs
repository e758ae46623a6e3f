using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Notifications;

/// <summary>When a member is mailed: its clock, its quiet hours, and the time of its digest.</summary>
public sealed record MailHours
{
    /// <summary>When the digest comes: before the first meeting.</summary>
    public static readonly TimeOnly DigestTime = new(8, 0);

    readonly Calendar _calendar;
    readonly QuietHours? _quiet;

    /// <summary>The hours of a member.</summary>
    /// <param name="zone">Where its days are reckoned.</param>
    /// <param name="quiet">When it is not interrupted; null for never.</param>
    public MailHours(ZoneName zone, QuietHours? quiet) => (_calendar, _quiet) = (Calendar.Default with { Zone = zone.ToString() }, quiet);

    /// <summary>The member's day at an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => _calendar.DateAt(instant);

    /// <summary>When quiet hours end that an instant lies in; null when it lies in none.</summary>
    public DateTimeOffset? QuietUntil(DateTimeOffset instant)
    {
        var time = _calendar.TimeAt(instant);
        if (_quiet is null || !_quiet.Contains(time))
        {
            return null;
        }

        var day = _calendar.DateAt(instant);
        var end = _calendar.InstantOf(_quiet.To <= time ? day.AddDays(1) : day, _quiet.To);

        // Where the clocks go back, the hour that comes twice may end before this instant of it.
        return end > instant ? end : instant.AddHours(1);
    }

    /// <summary>The first digest after an instant and after a day.</summary>
    /// <param name="instant">What happened then stands in it.</param>
    /// <param name="last">The day of the last digest; there is one a day. Null for none.</param>
    public DateTimeOffset DigestAfter(DateTimeOffset instant, DateOnly? last)
    {
        var day = _calendar.DateAt(instant);
        day = _calendar.InstantOf(day, DigestTime) > instant ? day : day.AddDays(1);
        return _calendar.InstantOf(last is { } before && before >= day ? before.AddDays(1) : day, DigestTime);
    }
}
