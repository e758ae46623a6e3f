using System.Text.Json.Nodes;
using Success.GraphQL.Execution;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Coerced values as JSON, as JavaScript writes them.</summary>
static class CoercedJson
{
    public static JsonNode Arguments(FieldDefinition field, object?[] values)
    {
        var given = field.Arguments.Zip(values).Where(pair => !Undefined.Is(pair.Second));
        return $"{{{string.Join(',', given.Select(pair => $"{Inspect.Quote(pair.First.Name)}:{Write(pair.Second)}"))}}}";
    }

    public static string Write(object? value) => value switch
    {
        null => "null",
        bool boolean => boolean ? "true" : "false",
        int number => JsonNumber.Format(number),
        double number => JsonNumber.Format(number),
        string text => Inspect.Quote(text),
        object?[] items => $"[{string.Join(',', items.Select(Write))}]",
        Dictionary<string, object?> fields => $"{{{string.Join(',', fields.Select(field => $"{Inspect.Quote(field.Key)}:{Write(field.Value)}"))}}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
