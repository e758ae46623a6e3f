using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain;

/// <summary>Something with an identity of its own. The type names its ids' prefix.</summary>
public interface IIdentified
{
    /// <summary>What ids of this type begin with, before the underscore: two to four lower-case letters, unique in the domain.</summary>
    static abstract string Prefix { get; }
}

/// <summary>
/// The id of a <typeparamref name="T"/>: <c>acc_0198c5e0a3b47d2c9f00aa11bb22cc33</c>. Opaque to clients; a UUID version 7 inside, so
/// ids sort by the time at which they were given out. The text is made of characters that storage keys allow.
/// </summary>
/// <typeparam name="T">What it names; ids of different things cannot be mixed up.</typeparam>
[JsonConverter(typeof(IdJsonConverterFactory))]
public readonly record struct Id<T> : IComparable<Id<T>>
    where T : IIdentified
{
    readonly Guid _value;

    Id(Guid value) => _value = value;

    /// <summary>Whether this is <c>default</c> and names nothing.</summary>
    public bool IsNone => _value == Guid.Empty;

    /// <summary>The value inside, for compact storage beside its type; <see cref="Guid.Empty"/> when this names nothing.</summary>
    public Guid ToGuid() => _value;

    /// <summary>An id around a value that the caller's source of ids gave.</summary>
    /// <exception cref="ArgumentException">The value is the empty one.</exception>
    public static Id<T> Create(Guid value) =>
        value == Guid.Empty ? throw new ArgumentException("An id is never empty.", nameof(value)) : new(value);

    /// <summary>Reads an id's text.</summary>
    /// <returns>The id, or a refusal (<see cref="DomainErrorCode.Invalid"/>) that says which prefix belongs here.</returns>
    public static Result<Id<T>> Parse(string? text) =>
        text is not null
        && text.Length == T.Prefix.Length + 33
        && text.StartsWith(T.Prefix, StringComparison.Ordinal)
        && text[T.Prefix.Length] == '_'
        && Guid.TryParseExact(text.AsSpan(T.Prefix.Length + 1), "N", out var value)
        && value != Guid.Empty
            ? new Id<T>(value)
            : new DomainError(DomainErrorCode.Invalid, $"An id here is '{T.Prefix}_' and 32 hexadecimal digits.");

    /// <summary>In the order of their texts, which is that of the values inside.</summary>
    public int CompareTo(Id<T> other) => _value.CompareTo(other._value);

    /// <summary>The prefix, an underscore and 32 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{T.Prefix}_{_value:N}");
}

/// <summary>Ids travel in JSON as their text, as values and as property names.</summary>
sealed class IdJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    sealed class Converter<T> : JsonConverter<Id<T>>
        where T : IIdentified
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            // An absent id is written as null, so that an optional reference needs no second type.
            if (reader.TokenType == JsonTokenType.Null)
            {
                return default;
            }

            var id = Id<T>.Parse(reader.GetString());
            return id.IsSuccess ? id.Value : throw new JsonException(id.Error.Message);
        }

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options)
        {
            if (value.IsNone)
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteStringValue(value.ToString());
            }
        }

        public override Id<T> ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}
