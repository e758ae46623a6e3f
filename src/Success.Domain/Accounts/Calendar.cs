namespace Success.Domain.Accounts;

/// <summary>The days by which an account lives: periods, due dates and working days are computed in it.</summary>
/// <param name="Zone">IANA time zone, for example <c>Europe/Berlin</c>.</param>
/// <param name="FiscalStart">First month of the fiscal year, 1 to 12.</param>
/// <param name="Holidays">Days that are not working days besides Saturday and Sunday, in order, at most 400.</param>
public sealed record Calendar(string Zone, int FiscalStart, IReadOnlyList<DateOnly> Holidays)
{
    /// <summary>UTC, the calendar year, no holidays.</summary>
    public static Calendar Default { get; } = new("UTC", 1, []);
}
