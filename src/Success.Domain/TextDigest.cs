using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain;

/// <summary>
/// What the journal keeps of a text that somebody typed: a salted digest, so that a text can be proved and yet be deleted. The salt
/// stands with the text and goes with it; without it a short text could be guessed from its digest.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct TextDigest
{
    const int Digits = 32;

    // Two words: an account holds a digest for each of its names, and a text would be six times as large.
    readonly ulong _first;
    readonly ulong _second;

    TextDigest(ulong first, ulong second) => (_first, _second) = (first, second);

    /// <summary>First 128 bits of SHA-256 over the salt's text, a line feed and the text, in 32 lower-case hexadecimal digits.</summary>
    public string Value => string.Create(CultureInfo.InvariantCulture, $"{_first:x16}{_second:x16}");

    /// <summary>The digest of a text.</summary>
    public static TextDigest Of(Guid salt, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{salt:N}\n{text}"));
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(sizeof(ulong))));
    }

    /// <summary>Reads <see cref="Value"/>.</summary>
    public static Result<TextDigest> Parse(string? value) =>
        value is { Length: Digits } && value.All(char.IsAsciiHexDigitLower)
            ? new TextDigest(Word(value.AsSpan(0, Digits / 2)), Word(value.AsSpan(Digits / 2)))
            : Refusal.Invalid("digest", $"A text's digest is {Digits} lower-case hexadecimal digits.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    static ulong Word(ReadOnlySpan<char> digits) => ulong.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    // {"value":"…"}, as the first release wrote it.
    sealed class JsonConverter : JsonConverter<TextDigest>
    {
        const string Property = "value";

        public override TextDigest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var digest = reader.TokenType == JsonTokenType.StartObject
                && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(Property)
                && reader.Read() && reader.TokenType == JsonTokenType.String
                    ? Parse(reader.GetString())
                    : Refusal.Invalid("digest", $"A text's digest is an object with one '{Property}'.");
            return digest.IsSuccess && reader.Read() && reader.TokenType == JsonTokenType.EndObject
                ? digest.Value
                : throw new JsonException(digest.Error?.Message ?? "A text's digest has nothing but its value.");
        }

        public override void Write(Utf8JsonWriter writer, TextDigest value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(Property, value.Value);
            writer.WriteEndObject();
        }
    }
}

/// <summary>
/// A text to write or delete together with the events that mention it. Names, addresses and prose stand only in such texts, which the
/// store keeps outside the journal, in rows that can be deleted.
/// </summary>
/// <param name="Key">Whose text it is, and which: an id or key and a field, joined by a dot: <c>obj_….outcome</c>.</param>
/// <param name="Salt">Salt of its digest.</param>
/// <param name="Text">The text, or null to delete it.</param>
public sealed record TextChange(string Key, Guid Salt, string? Text)
{
    /// <summary>The digest that the event carries; null for a deletion.</summary>
    [JsonIgnore]
    public TextDigest? Digest => Text is null ? null : TextDigest.Of(Salt, Text);
}
