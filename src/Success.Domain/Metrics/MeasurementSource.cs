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
    readonly Origin _kind;
    readonly Guid _id;

    MeasurementSource(Side side, Origin kind, Guid id) => (Side, _kind, _id) = (side, kind, id);

    // In the order of their ids' prefixes.
    enum Origin : byte
    {
        None,
        Client,
        Import,
        Member,
    }

    /// <summary>The side that supplies the numbers, and that alone may correct them.</summary>
    public Side Side { get; }

    /// <summary>The API client that it is; none for others.</summary>
    public Id<ApiClient> Client => _kind == Origin.Client ? Id<ApiClient>.Create(_id) : default;

    /// <summary>A client of a side.</summary>
    public static MeasurementSource Of(Side side, Id<ApiClient> client) => new(side, Origin.Client, client.ToGuid());

    /// <summary>An import of a side.</summary>
    public static MeasurementSource Of(Side side, Id<MeasurementImport> import) => new(side, Origin.Import, import.ToGuid());

    /// <summary>A member of a side.</summary>
    public static MeasurementSource Of(Side side, Id<Member> member) => new(side, Origin.Member, member.ToGuid());

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
        return side is not { } known ? NotASource
            : Id<ApiClient>.Parse(id) is { IsSuccess: true } client ? Of(known, client.Value)
            : Id<MeasurementImport>.Parse(id) is { IsSuccess: true } import ? Of(known, import.Value)
            : Id<Member>.Parse(id) is { IsSuccess: true } member ? Of(known, member.Value)
            : NotASource;
    }

    /// <summary>
    /// By what it is, and then by id: API clients first, then imports, then members. The order decides which of several levels at one
    /// instant stands for it: the last, so that what a person says goes above what a program says.
    /// </summary>
    public int CompareTo(MeasurementSource other) =>
        _kind.CompareTo(other._kind) is var byKind and not 0 ? byKind
        : _id.CompareTo(other._id) is var byId and not 0 ? byId
        : Side.CompareTo(other.Side);

    /// <summary><c>provider:cli_…</c>; of characters that storage keys allow.</summary>
    public override string ToString() => _kind == Origin.None ? "" : $"{(Side == Side.Provider ? "provider" : "customer")}:{IdText}";

    string IdText => _kind switch
    {
        Origin.Client => $"{ApiClient.Prefix}_{_id:N}",
        Origin.Import => $"{MeasurementImport.Prefix}_{_id:N}",
        _ => $"{Member.Prefix}_{_id:N}",
    };

    static DomainError NotASource =>
        Refusal.Invalid("source", "A source is 'provider:' or 'customer:' and the id of an API client, an import or a member.");

    internal void Pack(NumberWriter numbers)
    {
        numbers.Byte((byte)Side);
        numbers.Byte((byte)_kind);
        numbers.Guid(_id);
    }

    internal static MeasurementSource Unpack(ref NumberReader numbers) => new((Side)numbers.Byte(), (Origin)numbers.Byte(), numbers.Guid());

    sealed class JsonConverter() : TextValueConverter<MeasurementSource>(Parse);
}
