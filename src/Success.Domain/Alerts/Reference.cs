using System.Globalization;
using System.Text.Json.Serialization;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Alerts;

/// <summary>
/// Names whatever an alert is about, or what took its cause away: the text of its id (<c>kpi_…</c>), or of a feed (<c>cli_…/metric</c>).
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Reference
{
    /// <summary>Longest text, in characters: the longest metric key and an id, with room.</summary>
    public const int MaxLength = 160;

    readonly string? _value;

    Reference(string value) => _value = value;

    /// <summary>Something that has an id.</summary>
    public static Reference To<T>(Id<T> id)
        where T : IIdentified => new(id.ToString());

    /// <summary>A feed: an API client's stream of one metric.</summary>
    public static Reference ToFeed(Id<ApiClient> client, MetricKey metric) => new($"{client}/{metric}");

    /// <summary>A measurement: series and time, like <c>mentions.1/week-2026-02-09</c>.</summary>
    public static Reference ToMeasurement(SeriesKey series, MeasurementTime time) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"{series.Metric}.{series.Version}/{time.ToString().ToLowerInvariant().Replace(':', '-')}"));

    /// <summary>Reads the text.</summary>
    public static Result<Reference> Parse(string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(IsAllowed)
            ? new Reference(text)
            : Refusal.Invalid("reference", $"A reference has 1 to {MaxLength} characters of a-z, 0-9 and '_-./'.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    static bool IsAllowed(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '_' or '-' or '.' or '/';

    sealed class JsonConverter() : TextValueConverter<Reference>(Parse);
}
