using System.Text.Json.Serialization;
using NodaTime.TimeZones;
using Success.Domain.Accounts;

namespace Success.Domain.Tenancy;

/// <summary>The name of a time zone in the IANA database: <c>Europe/Berlin</c>.</summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct ZoneName
{
    const string UtcName = "UTC";

    readonly string? _value;

    ZoneName(string value) => _value = value;

    /// <summary>Coordinated Universal Time.</summary>
    public static ZoneName Utc { get; } = new(UtcName);

    /// <summary>The zones of the world's places, by name, for whoever is to choose one. Others are known too: older names, and those without a place.</summary>
    public static IReadOnlyList<string> Places { get; } =
        [.. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(place => place.ZoneId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads a name; refused when it names no zone.</summary>
    public static Result<ZoneName> Create(string? text) =>
        Calendar.Create(text, fiscalStart: 1, []).Then<ZoneName>(calendar => new ZoneName(calendar.Zone));

    /// <inheritdoc/>
    public override string ToString() => _value ?? UtcName;

    sealed class JsonConverter() : TextValueConverter<ZoneName>(Create);
}
