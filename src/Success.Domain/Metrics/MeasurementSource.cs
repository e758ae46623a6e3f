using System.Text.Json.Serialization;
using Success.Domain.Tenancy;

namespace Success.Domain.Metrics;

/// <summary>A file or batch of measurements that somebody took over from elsewhere.</summary>
public sealed record MeasurementImport : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "imp";
}

/// <summary>
/// Where a measurement comes from: an API client, an import or a member, and on which side. A part of its identity: two sources that
/// speak of the same instant are two measurements, each of which its own source may replace.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct MeasurementSource : IComparable<MeasurementSource>
{
    readonly string? _id;

    MeasurementSource(Side side, string id)
    {
        Side = side;
        _id = id;
    }

    /// <summary>The side that supplies the numbers, and that alone may correct them.</summary>
    public Side Side { get; }

    /// <summary>A client of a side.</summary>
    public static MeasurementSource Of(Side side, Id<ApiClient> client) => new(side, client.ToString());

    /// <summary>An import of a side.</summary>
    public static MeasurementSource Of(Side side, Id<MeasurementImport> import) => new(side, import.ToString());

    /// <summary>A member of a side.</summary>
    public static MeasurementSource Of(Side side, Id<Member> member) => new(side, member.ToString());

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Result<MeasurementSource> Parse(string? text)
    {
        Side? side = text?.Split(':') switch
        {
            ["provider", _] => Side.Provider,
            ["customer", _] => Side.Customer,
            _ => null,
        };
        var id = text?[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return side is { } known && (Id<ApiClient>.Parse(id).IsSuccess || Id<MeasurementImport>.Parse(id).IsSuccess || Id<Member>.Parse(id).IsSuccess)
            ? new MeasurementSource(known, id!)
            : Refusal.Invalid("source", "A source is 'provider:' or 'customer:' and the id of an API client, an import or a member.");
    }

    /// <summary>
    /// By what it is, and then by id: API clients first, then imports, then members. The order decides which of several levels at one
    /// instant stands for it: the last, so that what a person says goes above what a program says.
    /// </summary>
    public int CompareTo(MeasurementSource other) =>
        string.CompareOrdinal(_id, other._id) is var order and not 0 ? order : Side.CompareTo(other.Side);

    /// <summary><c>provider:cli_…</c>; of characters that storage keys allow.</summary>
    public override string ToString() => _id is null ? "" : $"{(Side == Side.Provider ? "provider" : "customer")}:{_id}";

    sealed class JsonConverter() : TextValueConverter<MeasurementSource>(Parse);
}
