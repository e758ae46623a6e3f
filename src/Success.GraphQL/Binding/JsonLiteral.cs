using System.Text;
using System.Text.Json;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Binding;

/// <summary>Writes a literal of a document as the JSON that it would be as a variable.</summary>
static class JsonLiteral
{
    /// <exception cref="CoercionException">It has a variable inside: what was given for it is no JSON any more.</exception>
    public static string Write(ValueNode value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static void Write(Utf8JsonWriter json, ValueNode value)
    {
        switch (value)
        {
            case IntValueNode number:
                json.WriteRawValue(number.Value);
                break;
            case FloatValueNode number:
                json.WriteRawValue(number.Value);
                break;
            case StringValueNode text:
                json.WriteStringValue(text.Value);
                break;
            case EnumValueNode name:
                json.WriteStringValue(name.Value);
                break;
            case BooleanValueNode boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case NullValueNode:
                json.WriteNullValue();
                break;
            case ListValueNode list:
                json.WriteStartArray();
                Array.ForEach(list.Values, item => Write(json, item));
                json.WriteEndArray();
                break;
            case ObjectValueNode input:
                json.WriteStartObject();
                foreach (var field in input.Fields)
                {
                    json.WritePropertyName(field.Name.Value);
                    Write(json, field.Value);
                }

                json.WriteEndObject();
                break;
            default:
                throw new CoercionException("It has a variable inside; give the whole value as a variable.");
        }
    }
}
