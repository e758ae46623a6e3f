using System.Globalization;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>Writes a coerced value as GraphQL: how defaults appear in printed schemas and in introspection.</summary>
static class LiteralPrinter
{
    public static string Print(object? value, SchemaType type) => (value, type.Nullable) switch
    {
        (null, _) => "null",
        (object?[] items, ListType list) => $"[{string.Join(", ", items.Select(item => Print(item, list.OfType)))}]",
        (_, ListType list) => Print(value, list.OfType),
        (Dictionary<string, object?> fields, InputObjectType input) =>
            $"{{{string.Join(", ", input.Fields.Where(field => fields.ContainsKey(field.Name)).Select(field => $"{field.Name}: {Print(fields[field.Name], field.Type)}"))}}}",
        (string name, EnumType) => name,
        (string id, ScalarType { Name: "ID" }) when IsWholeNumber(id) => id,
        _ => Untyped(value),
    };

    static string Untyped(object? value) => value switch
    {
        null => "null",
        bool boolean => boolean ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => JsonNumber.Format(number),
        object?[] items => $"[{string.Join(", ", items.Select(Untyped))}]",
        Dictionary<string, object?> fields => $"{{{string.Join(", ", fields.Select(field => $"{field.Key}: {Untyped(field.Value)}"))}}}",
        _ => Printer.PrintString(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    static bool IsWholeNumber(string id)
    {
        var digits = id.StartsWith('-') ? id[1..] : id;
        return digits.Length > 0 && digits.All(char.IsAsciiDigit) && (digits.Length == 1 || digits[0] != '0');
    }
}
