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
            json["i"] = 1;
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
        "Int" => random.Next(-9, 9),
        "Float" => random.Next(100) / 8.0,
        "Boolean" => random.Next(2) == 0,
        "ID" => random.Next(2) == 0 ? random.Next(100) : "x",
        "String" => new[] { "", "text", "é🎉\"" }[random.Next(3)],
        _ => new JsonObject { ["any"] = new JsonArray(1, "x", null) },
    };

    static JsonNode? Odd(Random random) => random.Next(11) switch
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
        _ => "a \"quote\"",
    };
}
