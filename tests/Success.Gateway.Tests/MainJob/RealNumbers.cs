using System.Globalization;

namespace Success.Gateway.Tests.MainJob;

/// <summary>
/// The real accounts and daily values that come with the program, each series moved by whole weeks until it ends within the seven days before
/// <see cref="End"/>; so weekends stay weekends.
/// </summary>
static class RealNumbers
{
    /// <summary>How many of the first values tell where an account starts.</summary>
    public const int BaselineDays = 14;

    const int DaysPerWeek = 7;

    public static readonly DateOnly End = new(2026, 3, 19);

    public static IReadOnlyList<RealAccount> Accounts { get; } = [.. Rows("accounts.csv").Select(row => new RealAccount(row[0], row[1], row[2].Replace(' ', '-')))];

    static IReadOnlyList<RealSeries> Series { get; } =
    [
        .. from row in Rows("measurements.csv")
           group (Day: DayOf(row[2]), Value: double.Parse(row[3], CultureInfo.InvariantCulture)) by (Account: row[0], Metric: row[1]) into series
           let shift = ShiftOf(series.Max(one => one.Day))
           select new RealSeries(series.Key.Account, series.Key.Metric, [.. series.Select(one => new RealDay(one.Day.AddDays(shift), one.Value))]),
    ];

    public static RealSeries Of(string account, string metric) => Series.Single(series => (series.Account, series.Metric) == (account, metric));

    /// <summary>What a collector delivers of some days, the later one inclusive: every value of every account.</summary>
    public static object[] Between(DateOnly from, DateOnly to) =>
    [
        .. from series in Series
           from day in series.Days
           where day.Day >= @from && day.Day <= to
           select new { externalAccountId = series.Account, metric = series.Metric, period = Text(day.Day), value = day.Value, complete = true },
    ];

    /// <summary>The accounts that have values of some days.</summary>
    public static IEnumerable<string> MeasuredBetween(DateOnly from, DateOnly to) =>
        Series.Where(series => series.Days.Any(day => day.Day >= from && day.Day <= to)).Select(series => series.Account).Distinct();

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static int ShiftOf(DateOnly last)
    {
        var gap = End.DayNumber - 1 - last.DayNumber;
        return gap - (((gap % DaysPerWeek) + DaysPerWeek) % DaysPerWeek);
    }

    static DateOnly DayOf(string instant) => DateOnly.ParseExact(instant[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "MainJob", "Data", file)).Skip(1).Select(line => line.Split(','));
}

/// <summary>An account as its provider's other system has it.</summary>
sealed record RealAccount(string ExternalId, string Name, string Segment);

/// <summary>A metric's daily values for an account, in order.</summary>
sealed record RealSeries(string Account, string Metric, IReadOnlyList<RealDay> Days)
{
    public DateOnly First => Days[0].Day;

    public DateOnly Last => Days[^1].Day;

    /// <summary>The middle of the first values.</summary>
    public double Baseline
    {
        get
        {
            var first = Days.Take(RealNumbers.BaselineDays).Select(day => day.Value).Order().ToArray();
            return (first[(first.Length - 1) / 2] + first[first.Length / 2]) / 2;
        }
    }
}

/// <summary>A day's value.</summary>
readonly record struct RealDay(DateOnly Day, double Value);
