using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>
/// A stretch of whole days for which a metric is measured: <c>week:2026-02-09</c>. A value of its own, independent of any calendar; a
/// calendar says which periods it has, and at which instants they begin and end.
/// </summary>
/// <param name="Length">How long it is.</param>
/// <param name="Start">Its first day.</param>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Period(PeriodLength Length, DateOnly Start) : IComparable<Period>
{
    /// <summary>The period after this one; it begins on the day after this one's last.</summary>
    public Period Next => Plus(1);

    /// <summary>The period before this one.</summary>
    public Period Previous => Plus(-1);

    /// <summary>The last day, inclusive.</summary>
    public DateOnly Last => Next.Start.AddDays(-1);

    /// <summary>The period so many periods later; earlier when <paramref name="count"/> is negative.</summary>
    public Period Plus(int count) => this with
    {
        Start = Length switch
        {
            PeriodLength.Day => Start.AddDays(count),
            PeriodLength.Week => Start.AddDays(7 * count),
            PeriodLength.Month => Start.AddMonths(count),
            PeriodLength.Quarter => Start.AddMonths(3 * count),
            _ => Start.AddYears(count),
        },
    };

    /// <summary>How many periods later another one of the same length and calendar is; negative when it is earlier.</summary>
    public int Until(Period other) => Length switch
    {
        PeriodLength.Day => other.Start.DayNumber - Start.DayNumber,
        PeriodLength.Week => (other.Start.DayNumber - Start.DayNumber) / 7,
        PeriodLength.Month => MonthsUntil(other),
        PeriodLength.Quarter => MonthsUntil(other) / 3,
        _ => MonthsUntil(other) / 12,
    };

    /// <summary>Reads what <see cref="ToString"/> writes. What people write is read by <see cref="PeriodText.Parse"/>.</summary>
    public static Result<Period> Parse(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0
            && PeriodText.LengthNamed(text.AsSpan(0, colon)) is { } length
            && DateOnly.TryParseExact(text.AsSpan(colon + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
                ? new Period(length, start)
                : new DomainError(DomainErrorCode.Invalid, "A period is its length and first day, like week:2026-02-09.", "period");
    }

    /// <summary>Sorts by first day; periods of different lengths on the same day by length, shortest first.</summary>
    public int CompareTo(Period other) =>
        Start.CompareTo(other.Start) is var order and not 0 ? order : Length.CompareTo(other.Length);

    /// <summary>Length and first day, for journals and keys: <c>week:2026-02-09</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{PeriodText.NameOf(Length)}:{Start:yyyy-MM-dd}");

    int MonthsUntil(Period other) => (12 * (other.Start.Year - Start.Year)) + other.Start.Month - Start.Month;

    sealed class JsonConverter : JsonConverter<Period>
    {
        public override Period Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var period = Parse(reader.GetString());
            return period.IsSuccess ? period.Value : throw new JsonException(period.Error.Message);
        }

        public override void Write(Utf8JsonWriter writer, Period value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
