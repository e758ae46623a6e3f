using System.Text.Json.Serialization;
using NodaTime;

namespace Success.Domain.Accounts;

/// <summary>
/// The days by which an account lives: periods, due dates and working days are computed in it. Make one with <see cref="Create"/>; its
/// members throw for a zone that <see cref="Create"/> would refuse.
/// </summary>
/// <param name="Zone">IANA time zone, for example <c>Europe/Berlin</c>.</param>
/// <param name="FiscalStart">First month of the fiscal year, 1 to 12.</param>
/// <param name="Holidays">Days that are not working days besides Saturday and Sunday, in order, each once, at most <see cref="MaxHolidays"/>.</param>
public sealed partial record Calendar(string Zone, int FiscalStart, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>Most holidays: thirteen of them a year for thirty years, and they travel with every account that is loaded.</summary>
    public const int MaxHolidays = 400;

    /// <summary>UTC, the calendar year, no holidays.</summary>
    public static Calendar Default { get; } = new("UTC", 1, []);

    /// <summary>IANA time zone, for example <c>Europe/Berlin</c>.</summary>
    public string Zone { get; init; } = SharedText.Of(Zone);

    // The provider is immutable and finds zones in its own cache.
    [JsonIgnore]
    DateTimeZone TimeZone => DateTimeZoneProviders.Tzdb[Zone];

    /// <summary>Makes a calendar; holidays are put in order and repeated ones dropped.</summary>
    /// <returns>The calendar, or a refusal that names <c>zone</c>, <c>fiscalStart</c> or <c>holidays[i]</c>.</returns>
    public static Result<Calendar> Create(string? zone, int fiscalStart, IReadOnlyList<DateOnly> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        if (zone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            return new DomainError(DomainErrorCode.Invalid, "A time zone is an IANA name, like Europe/Berlin or UTC.", "zone");
        }

        if (fiscalStart is < 1 or > 12)
        {
            return new DomainError(DomainErrorCode.Invalid, "The fiscal year starts in a month from 1 to 12.", "fiscalStart");
        }

        if (holidays.Count > MaxHolidays)
        {
            return new DomainError(DomainErrorCode.LimitReached, $"At most {MaxHolidays} holidays fit; these are {holidays.Count}.", "holidays");
        }

        foreach (var (index, holiday) in holidays.Index())
        {
            if (Dates.Check(holiday, $"holidays[{index}]").Error is { } error)
            {
                return error;
            }
        }

        return new Calendar(zone, fiscalStart, [.. holidays.Distinct().Order()]);
    }

    /// <summary>The date on the wall of the account at an instant.</summary>
    public DateOnly DateAt(DateTimeOffset instant) =>
        Instant.FromDateTimeOffset(instant).InZone(TimeZone).Date.ToDateOnly();

    /// <summary>
    /// The first instant of a date, in UTC: midnight, or where the clocks jump over midnight the instant at which they jump.
    /// </summary>
    public DateTimeOffset StartOf(DateOnly date) => ToUtc(TimeZone.AtStartOfDay(LocalDate.FromDateOnly(date)));

    /// <summary>The first day of the fiscal year that a date lies in.</summary>
    public DateOnly FiscalYearStart(DateOnly date) => new(date.Month >= FiscalStart ? date.Year : date.Year - 1, FiscalStart, 1);

    /// <summary>Equal when zone, fiscal start and every holiday are.</summary>
    public bool Equals(Calendar? other) =>
        other is not null && Zone == other.Zone && FiscalStart == other.FiscalStart && Holidays.SequenceEqual(other.Holidays);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Zone, FiscalStart, Holidays.Count);

    static DateTimeOffset ToUtc(ZonedDateTime time) => time.ToInstant().ToDateTimeOffset();
}
