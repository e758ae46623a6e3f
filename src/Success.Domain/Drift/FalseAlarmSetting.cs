namespace Success.Domain.Drift;

/// <summary>How many false alarms the two sides accept in exchange for early ones.</summary>
public enum FalseAlarmSetting
{
    /// <summary>About two and a half times rarer than <see cref="Early"/>: the default.</summary>
    Default,

    /// <summary>Warn early, at the price of more false alarms.</summary>
    Early,

    /// <summary>Warn late, and almost never in vain.</summary>
    Quiet,
}

/// <summary>Turns a <see cref="FalseAlarmSetting"/> into the average run length that the detector aims at.</summary>
public static class FalseAlarms
{
    /// <summary>Below this many observations between false alarms no threshold makes sense: the detector would fire on anything.</summary>
    public const double ShortestRunLength = 12;

    // The settings are stated for weekly data; other rhythms get the same number of false alarms per year.
    const double WeeksPerYear = 52;

    /// <summary>
    /// The average number of observations between false alarms of the timing condition alone, never below
    /// <see cref="ShortestRunLength"/>. The second condition (the forecast) makes raises far rarer still.
    /// </summary>
    /// <param name="setting">What the sides agreed.</param>
    /// <param name="observationsPerYear">52 for a weekly KPI, 12 for a monthly one.</param>
    public static double RunLength(FalseAlarmSetting setting, double observationsPerYear) =>
        Math.Max(ShortestRunLength, WeeklyRunLength(setting) * observationsPerYear / WeeksPerYear);

    static double WeeklyRunLength(FalseAlarmSetting setting) => setting switch
    {
        FalseAlarmSetting.Early => 62,
        FalseAlarmSetting.Default => 150,
        FalseAlarmSetting.Quiet => 520,
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, null),
    };
}
