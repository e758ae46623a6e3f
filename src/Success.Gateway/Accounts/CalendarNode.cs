using Success.Domain.Accounts;

namespace Success.Gateway.Accounts;

/// <summary>The days by which an account lives.</summary>
public sealed class CalendarNode
{
    readonly Calendar _calendar;

    internal CalendarNode(Calendar calendar) => _calendar = calendar;

    /// <summary>Its time zone.</summary>
    public string TimeZone => _calendar.Zone;

    /// <summary>First month of the fiscal year.</summary>
    public int FiscalStart => _calendar.FiscalStart;

    /// <summary>Days that are not working days.</summary>
    public IReadOnlyList<DateOnly> Holidays => _calendar.Holidays;
}
