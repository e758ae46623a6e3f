using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>Turns a tenant's events into what its journal keeps, and back.</summary>
public static class TenantEventCodec
{
    /// <summary>
    /// Format of the data that is written. A change that old readers or old data would trip over makes the next one, and
    /// <see cref="Read"/> keeps reading all before it.
    /// </summary>
    public const int Format = 1;

    static readonly FrozenDictionary<string, Type> Types = typeof(TenantEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(kind => (string)kind.TypeDiscriminator!, kind => kind.DerivedType, StringComparer.Ordinal);

    static readonly FrozenDictionary<Type, string> TypeNames = Types.ToFrozenDictionary(kind => kind.Value, kind => kind.Key);

    /// <summary>The stable names of all events.</summary>
    public static IReadOnlyCollection<string> Names => Types.Keys;

    /// <summary>The name under which an event is kept.</summary>
    public static string NameOf(TenantEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return TypeNames[happened.GetType()];
    }

    /// <summary>An event's data in the present <see cref="Format"/>: a JSON object in UTF-8.</summary>
    public static byte[] Write(TenantEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), DomainJson.Options);
    }

    /// <summary>Reads what <see cref="Write"/> wrote, in this release or an earlier one.</summary>
    /// <exception cref="JsonException">
    /// The name or the format is unknown (a later release wrote it), or the data is damaged: nothing may be guessed.
    /// </exception>
    public static TenantEvent Read(string name, int format, ReadOnlySpan<byte> data)
    {
        if (format != Format || !Types.TryGetValue(name, out var type))
        {
            throw new JsonException($"This release reads tenant events of format {Format}; '{name}' of format {format} is not among them.");
        }

        return (TenantEvent?)JsonSerializer.Deserialize(data, type, DomainJson.Options)
            ?? throw new JsonException($"'{name}' has no data.");
    }
}
