using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>
/// Names a metric in its tenant's catalogue, for people and programs: <c>mentions_per_day</c>. 1 to <see cref="MaxLength"/> characters
/// of <c>[a-z0-9_.-]</c>, beginning with a letter.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct MetricKey : IComparable<MetricKey>
{
    /// <summary>Longest key, in characters; it is part of storage keys beside an instant.</summary>
    public const int MaxLength = 64;

    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.-");

    readonly string? _value;

    MetricKey(string value) => _value = SharedText.Of(value);

    /// <summary>Reads a key.</summary>
    public static Result<MetricKey> Create(string? value) =>
        value is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterLower(value[0]) && !value.AsSpan().ContainsAnyExcept(Allowed)
            ? new MetricKey(value)
            : new DomainError(
                DomainErrorCode.Invalid,
                $"A metric's key has 1 to {MaxLength} characters of a-z, 0-9, '_', '.' and '-', and begins with a letter.",
                "metric");

    /// <inheritdoc/>
    public int CompareTo(MetricKey other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter : JsonConverter<MetricKey>
    {
        public override MetricKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var key = Create(reader.GetString());
            return key.IsSuccess ? key.Value : throw new JsonException(key.Error.Message);
        }

        public override void Write(Utf8JsonWriter writer, MetricKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());

        public override MetricKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, MetricKey value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}
