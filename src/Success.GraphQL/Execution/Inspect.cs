using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Success.GraphQL.Execution;

/// <summary>Shows a value in a message: short, whatever it is.</summary>
static class Inspect
{
    const int MaxItems = 10;

    const int MaxDepth = 2;

    public static string Value(JsonElement value, int depth = 0) => value.ValueKind switch
    {
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Number => JsonNumber.Format(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => Items(value, depth + 1),
        JsonValueKind.Object => Fields(value, depth + 1),
        JsonValueKind.Undefined => "undefined",
        _ => "null",
    };

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    static string Items(JsonElement array, int depth)
    {
        var length = array.GetArrayLength();
        if (length == 0 || depth > MaxDepth)
        {
            return length == 0 ? "[]" : "[Array]";
        }

        var items = array.EnumerateArray().Take(MaxItems).Select(item => Value(item, depth)).ToList();
        if (length > MaxItems)
        {
            var more = length - MaxItems;
            items.Add(more == 1 ? "... 1 more item" : FormattableString.Invariant($"... {more} more items"));
        }

        return $"[{string.Join(", ", items)}]";
    }

    static string Fields(JsonElement value, int depth)
    {
        var fields = value.EnumerateObject().ToArray();
        return fields.Length == 0 ? "{}"
            : depth > MaxDepth ? "[Object]"
            : $"{{ {string.Join(", ", fields.Select(field => $"{field.Name}: {Value(field.Value, depth)}"))} }}";
    }
}
