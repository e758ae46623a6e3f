using System.Text.Json;
using System.Text.Json.Nodes;
using Success.GraphQL.Execution;

namespace Success.GraphQL.Differential;

/// <summary>JSON in one spelling: the order of keys stays, numbers are written as JavaScript writes them.</summary>
static class CanonicalJson
{
    public static string Write(JsonNode? node) => node switch
    {
        null => "null",
        JsonArray array => $"[{string.Join(',', array.Select(Write))}]",
        JsonObject fields => $"{{{string.Join(',', fields.Select(field => $"{Inspect.Quote(field.Key)}:{Write(field.Value)}"))}}}",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonNumber.Format(JsonSerializer.SerializeToElement(value).GetDouble()),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Inspect.Quote(value.GetValue<string>()),
        _ => node.ToJsonString(),
    };
}
