using System.Text.Json.Nodes;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Every way in which null can meet types that do or do not allow it, three levels deep.</summary>
static class NullMatrix
{
    static readonly string[] Forms = ["{0}", "{0}!", "[{0}]", "[{0}!]", "[{0}]!", "[{0}!]!", "[[{0}!]!]!"];

    static readonly string[] Outcomes = ["null", "throw", "value"];

    public static IEnumerable<(string Outer, string Middle, string Inner)> Wrappings =>
        from outer in Forms from middle in Forms from inner in Forms select (outer, middle, inner);

    public static string Schema(string outer, string middle, string inner) =>
        $"type Query {{ a: {Of(outer, "A")} }} type A {{ b: {Of(middle, "B")} z: Int }} type B {{ c: {Of(inner, "Int")} }}";

    /// <summary>Each combination of outcomes, once at once and once with the innermost field later.</summary>
    public static IEnumerable<(JsonObject World, bool IsAsynchronous)> Worlds(string outer, string middle, string inner) =>
        from first in Outcomes
        from second in first == "value" ? Outcomes : ["value"]
        from third in second == "value" && first == "value" ? Outcomes : ["value"]
        from isAsynchronous in new[] { false, true }
        select (World(outer, first, Inside(middle, second, inner, third, isAsynchronous)), isAsynchronous);

    static JsonObject World(string outer, string first, Func<JsonNode> value) => new() { ["a"] = Wrap(outer, first, value) };

    static Func<JsonNode> Inside(string middle, string second, string inner, string third, bool isAsynchronous) => () => new JsonObject
    {
        ["b"] = Wrap(middle, second, () => new JsonObject
        {
            ["c"] = isAsynchronous ? new JsonObject { ["$later"] = Wrap(inner, third, () => 1) } : Wrap(inner, third, () => 1),
        }),
        ["z"] = 5,
    };

    // In a list, one good item stands beside the one in question.
    static JsonNode? Wrap(string form, string outcome, Func<JsonNode> value)
    {
        var item = outcome switch
        {
            "null" => null,
            "throw" => new JsonObject { ["$error"] = "thrown" },
            _ => value(),
        };
        return form.Count(c => c == '[') switch
        {
            0 => item,
            1 => new JsonArray(value(), item),
            _ => new JsonArray(new JsonArray(value()), new JsonArray(value(), item)),
        };
    }

    static string Of(string form, string type) => form.Replace("{0}", type, StringComparison.Ordinal);
}
