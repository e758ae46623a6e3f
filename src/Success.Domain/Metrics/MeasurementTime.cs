using System.Globalization;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>What a measurement speaks of: an instant, kept to the millisecond, or a period. A part of its identity.</summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct MeasurementTime
{
    const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    MeasurementTime(DateTimeOffset? at, Period? period)
    {
        At = at;
        Period = period;
    }

    /// <summary>The instant, in UTC; null for a period.</summary>
    public DateTimeOffset? At { get; }

    /// <summary>The period; null for an instant.</summary>
    public Period? Period { get; }

    /// <summary>An instant; what is finer than a millisecond is cut off, so that a client's clock resolution makes no second identity.</summary>
    public static MeasurementTime Of(DateTimeOffset at) => new(DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), null);

    /// <summary>A period.</summary>
    public static MeasurementTime Of(Period period) => new(null, period);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Result<MeasurementTime> Parse(string? text) =>
        DateTimeOffset.TryParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Of(at)
            : Metrics.Period.Parse(text).Then<MeasurementTime>(period => Of(period));

    /// <summary><c>2026-03-14T10:15:00.000Z</c> or <c>week:2026-02-09</c>.</summary>
    public override string ToString() => At?.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture) ?? Period?.ToString() ?? "";

    sealed class JsonConverter() : TextValueConverter<MeasurementTime>(Parse);
}
