namespace Success.Domain.Kpis;

/// <summary>How often a KPI is expected to be measured.</summary>
public enum Cadence
{
    /// <summary>Every day.</summary>
    Daily,

    /// <summary>Every week.</summary>
    Weekly,

    /// <summary>Every month.</summary>
    Monthly,

    /// <summary>Every quarter.</summary>
    Quarterly,
}

/// <summary>The lengths of cadences. Calendars differ in theirs; rates and tolerances of time need one that does not.</summary>
public static class Cadences
{
    /// <summary>The mean length: a month is a twelfth of 365.25 days.</summary>
    public static TimeSpan Length(this Cadence cadence) => cadence switch
    {
        Cadence.Daily => TimeSpan.FromHours(24),
        Cadence.Weekly => TimeSpan.FromHours(168),
        Cadence.Monthly => TimeSpan.FromHours(730.5),
        Cadence.Quarterly => TimeSpan.FromHours(2191.5),
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, null),
    };

    /// <summary>Measurements in a year, as people count them: 52 weeks.</summary>
    public static double PerYear(this Cadence cadence) => cadence switch
    {
        Cadence.Daily => 365,
        Cadence.Weekly => 52,
        Cadence.Monthly => 12,
        Cadence.Quarterly => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence, null),
    };
}
