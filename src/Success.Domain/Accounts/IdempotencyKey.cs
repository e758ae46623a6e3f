using System.Text.Json.Serialization;

namespace Success.Domain.Accounts;

/// <summary>
/// A name that a client gives to one command, so that repeating it has no second effect: 1 to <see cref="MaxLength"/> visible ASCII
/// characters, usually a UUID. Keys of different actors never meet.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct IdempotencyKey
{
    /// <summary>Longest key, in characters: room for two UUIDs and a word.</summary>
    public const int MaxLength = 100;

    readonly string? _value;

    IdempotencyKey(string value) => _value = value;

    /// <summary>Reads a key.</summary>
    public static Result<IdempotencyKey> Create(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(character => character is > ' ' and <= '~')
            ? new IdempotencyKey(value)
            : Refusal.Invalid("idempotencyKey", $"An idempotency key has 1 to {MaxLength} visible ASCII characters.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter() : TextValueConverter<IdempotencyKey>(Create);
}
