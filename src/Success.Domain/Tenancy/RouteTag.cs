using System.Buffers;
using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>
/// A tenant's short public name, with which its keys, sessions and storage partitions begin. It routes and never authorises: knowing
/// it opens nothing. <see cref="MinLength"/> to <see cref="MaxLength"/> characters of <c>a-z</c> and <c>0-9</c>, given out once and for ever.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct RouteTag
{
    /// <summary>Shortest tag: fewer characters would run out of tags.</summary>
    public const int MinLength = 4;

    /// <summary>Longest tag: it stands at the front of every storage key and every API key.</summary>
    public const int MaxLength = 12;

    // A subset of the storage keys' alphabet: without separators, so that a tag can be cut off a key without doubt.
    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    readonly string? _value;

    RouteTag(string value) => _value = value;

    /// <summary>Reads a tag.</summary>
    public static Result<RouteTag> Create(string? text) =>
        text is { Length: >= MinLength and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed)
            ? new RouteTag(text)
            : new DomainError(DomainErrorCode.Invalid, $"A route tag has {MinLength} to {MaxLength} characters of a-z and 0-9.", "routeTag");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter() : TextValueConverter<RouteTag>(Create);
}
