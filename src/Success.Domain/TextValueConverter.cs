using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain;

/// <summary>Values that are one checked text travel in JSON as that text, and are checked again when they are read.</summary>
/// <typeparam name="T">The value; its <c>ToString</c> is what <paramref name="parse"/> reads.</typeparam>
/// <param name="parse">Reads the text, or refuses it.</param>
abstract class TextValueConverter<T>(Func<string?, Result<T>> parse) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = parse(reader.GetString());
        return value.IsSuccess ? value.Value : throw new JsonException(value.Error.Message);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
