using System.Text.Json.Nodes;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Makes JSON for variables: what an input type asks for, and, if it is to be odd, sometimes something else.</summary>
static class InputGenerator
{
    public static JsonNode? Value(Random random, SchemaType type, int depth, bool isOdd = false)
    {
        if (isOdd && random.Next(8) == 0)
        {
            return Odd(random);
        }

        if (random.Next(8) == 0 && (isOdd || type is not NonNullType))
        {
            return null;
        }

        return type.Nullable switch
        {
            ListType list when random.Next(5) == 0 => Value(random, list.OfType.NonNull, depth + 1, isOdd),
            ListType list => new JsonArray([.. Enumerable.Range(0, random.Next(3)).Select(_ => Value(random, list.OfType, depth + 1, isOdd))]),
            InputObjectType input => Object(random, input, depth, isOdd),
            EnumType enumType => enumType.Values[random.Next(enumType.Values.Length)].Name,
            _ => Scalar(random, type.Named.Name),
        };
    }

    static JsonObject Object(Random random, InputObjectType input, int depth, bool isOdd)
    {
        var json = new JsonObject();
        if (input.IsOneOf && !isOdd)
        {
            // Deep down only what ends.
            var fields = input.Fields.Where(field => depth < 3 || field.Type.IsLeaf).ToArray();
            var one = fields[random.Next(fields.Length)];
            json[one.Name] = Value(random, one.Type.NonNull, depth + 1);
            return json;
        }

        foreach (var field in input.Fields.Where(field => (field.IsRequired && !(isOdd && random.Next(6) == 0)) || (depth < 3 && random.Next(3) == 0)))
        {
            json[field.Name] = Value(random, field.Type, depth + 1, isOdd);
        }

        if (isOdd && random.Next(6) == 0)
        {
            json[new[] { "aa", "nope", "nested1", "xx" }[random.Next(4)]] = 1;
        }

        return json;
    }

    static JsonNode Scalar(Random random, string name) => name switch
    {
        "Int" => new[] { random.Next(-9, 9), 0, int.MaxValue, int.MinValue }[random.Next(4)],
        "Float" => new[] { random.Next(100) / 8.0, 1e308, double.Epsilon, 0.1, 1e21, -0.0, 123456789.123456789 }[random.Next(7)],
        "Boolean" => random.Next(2) == 0,
        "ID" => random.Next(3) switch { 0 => random.Next(100), 1 => (1L << 53) - 1, _ => "x" },
        "String" => new[] { "", "text", "é🎉\"", "\u0000\u001F\u007F\u2028", "\\" }[random.Next(5)],
        _ => random.Next(3) switch { 0 => new JsonObject { ["any"] = new JsonArray(1, "x", null) }, 1 => 1.5, _ => new JsonArray() },
    };

    static JsonNode? Odd(Random random) => random.Next(15) switch
    {
        0 => 1.0,
        1 => 1.5,
        2 => 3_000_000_000,
        3 => "RED",
        4 => "REDD",
        5 => true,
        6 => new JsonArray(),
        7 => new JsonObject(),
        8 => new JsonArray(1, new JsonArray(2, new JsonArray(3))),
        9 => new JsonObject { ["a"] = new JsonObject { ["b"] = new JsonObject { ["c"] = 1 } } },
        10 => 2_147_483_648,
        11 => -2_147_483_649,
        12 => 9_007_199_254_740_991,
        13 => 1e21,
        _ => "a \"quote\"",
    };
}
