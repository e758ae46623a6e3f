using System.Globalization;
using Success.Domain.Metrics;

namespace Success.Server.Story;

/// <summary>A series of real daily values, shifted by whole weeks so that it ends just before the story does.</summary>
/// <param name="Account">External id of the account that it was measured for.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Days">In order of time; days without a value are not among them.</param>
sealed record RealSeries(string Account, MetricKey Metric, IReadOnlyList<MeasuredDay> Days)
{
    /// <summary>How many of the first values tell where an account starts.</summary>
    public const int BaselineLength = 14;

    const int DaysPerWeek = 7;

    /// <summary>The day of the first value.</summary>
    public DateOnly First => Days[0].Day;

    /// <summary>The day of the last value.</summary>
    public DateOnly Last => Days[^1].Day;

    /// <summary>The middle of the first values: where the account stands before anything is agreed.</summary>
    public double Baseline
    {
        get
        {
            var first = Days.Take(BaselineLength).Select(day => day.Value).Order().ToArray();
            return (first[(first.Length - 1) / 2] + first[first.Length / 2]) / 2;
        }
    }

    /// <summary>The first two weeks, as the mean of their sums: where a sum of seven days starts.</summary>
    public double WeeklyBaseline => Days.Take(BaselineLength).Sum(day => day.Value) / (BaselineLength / DaysPerWeek);

    /// <summary>Reads all series, each shifted so that its last value is 1 to 7 days older than a day.</summary>
    public static IReadOnlyList<RealSeries> ReadAll(DateOnly today) =>
    [
        .. from row in StoryData.Rows("measurements.csv")
           group new MeasuredDay(DayOf(row[2]), double.Parse(row[3], CultureInfo.InvariantCulture)) by (Account: row[0], Metric: row[1]) into series
           select new RealSeries(series.Key.Account, MetricKey.Create(series.Key.Metric).Value, Shift([.. series], today)),
    ];

    static MeasuredDay[] Shift(MeasuredDay[] days, DateOnly today)
    {
        var gap = today.DayNumber - 1 - days[^1].Day.DayNumber;
        var shift = gap - (((gap % DaysPerWeek) + DaysPerWeek) % DaysPerWeek);
        return [.. days.Select(day => day with { Day = day.Day.AddDays(shift) })];
    }

    static DateOnly DayOf(string instant) =>
        DateOnly.FromDateTime(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime);
}

/// <summary>A value of one day (UTC).</summary>
/// <param name="Day">The day.</param>
/// <param name="Value">In the metric's unit.</param>
readonly record struct MeasuredDay(DateOnly Day, double Value);
