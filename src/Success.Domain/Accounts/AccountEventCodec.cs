using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Success.Domain.Accounts;

/// <summary>An event as a journal keeps it.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="Format">The version of its format, from 1.</param>
/// <param name="Json">One JSON object in UTF-8.</param>
public readonly record struct EncodedEvent(string Name, int Format, ReadOnlyMemory<byte> Json);

/// <summary>
/// Turns an account's events into JSON and back. Whatever an earlier release wrote can be read: older formats are brought up step by
/// step (<see cref="EventUpcasts"/>) before they become records.
/// </summary>
public sealed class AccountEventCodec
{
    static readonly FrozenDictionary<Type, EventNameAttribute> NamesByType = typeof(AccountEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(AccountEvent)) && !type.IsAbstract)
        .ToFrozenDictionary(
            type => type,
            type => type.GetCustomAttribute<EventNameAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no stable name."));

    static readonly FrozenDictionary<string, Type> TypesByName =
        NamesByType.ToFrozenDictionary(pair => pair.Value.Name, pair => pair.Key, StringComparer.Ordinal);

    readonly IReadOnlyDictionary<(string Name, int Format), Func<JsonObject, JsonObject>> _upcasts;

    /// <summary>A codec with steps of its own; tests use it to play a later release.</summary>
    /// <param name="upcasts">By name and the format that it reads: makes of it the next format.</param>
    internal AccountEventCodec(IReadOnlyDictionary<(string Name, int Format), Func<JsonObject, JsonObject>> upcasts) => _upcasts = upcasts;

    /// <summary>The codec of this release.</summary>
    public static AccountEventCodec Current { get; } = new(EventUpcasts.Steps);

    /// <summary>Names and formats of all events, by name: the promise that a test compares with what was promised before.</summary>
    public static IReadOnlyList<(string Name, int Format)> Names { get; } =
        [.. NamesByType.Values.Select(name => (name.Name, name.Format)).OrderBy(name => name.Name, StringComparer.Ordinal)];

    /// <summary>The stable name of an event.</summary>
    public static string NameOf(AccountEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return NamesByType[happened.GetType()].Name;
    }

    /// <summary>The event as JSON.</summary>
    public static EncodedEvent Encode(AccountEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var type = happened.GetType();
        var name = NamesByType[type];
        return new(name.Name, name.Format, JsonSerializer.SerializeToUtf8Bytes(happened, type, DomainJson.Options));
    }

    /// <summary>The event that was written.</summary>
    /// <exception cref="JsonException">
    /// The name or format is unknown, or the JSON does not fit: the journal is damaged, or a later release wrote it.
    /// </exception>
    public AccountEvent Decode(EncodedEvent encoded)
    {
        if (!TypesByName.TryGetValue(encoded.Name, out var type))
        {
            throw new JsonException($"An account knows no event '{encoded.Name}'.");
        }

        var current = NamesByType[type].Format;
        var decoded = encoded.Format == current
            ? JsonSerializer.Deserialize(encoded.Json.Span, type, DomainJson.Options)
            : Upcast(encoded, current).Deserialize(type, DomainJson.Options);
        return decoded as AccountEvent ?? throw new JsonException($"'{encoded.Name}' is null.");
    }

    JsonObject Upcast(EncodedEvent encoded, int current)
    {
        var json = JsonSerializer.Deserialize<JsonObject>(encoded.Json.Span) ?? throw new JsonException($"'{encoded.Name}' is null.");
        for (var format = encoded.Format; format != current; format++)
        {
            json = _upcasts.TryGetValue((encoded.Name, format), out var step)
                ? step(json)
                : throw new JsonException($"Nobody reads '{encoded.Name}' in format {format}; this release writes {current}.");
        }

        return json;
    }
}
