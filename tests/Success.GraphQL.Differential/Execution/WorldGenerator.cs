using System.Text.Json.Nodes;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Makes a tree of JSON that a schema's root can be executed on: mostly what the types ask for, sometimes null, an error or something
/// that does not fit.</summary>
sealed class WorldGenerator(Random random, bool isAsynchronous)
{
    const int MaxDepth = 4;

    public JsonObject Root(ObjectType type) => Object(type, 0);

    JsonObject Object(ObjectType type, int depth)
    {
        var json = new JsonObject { ["__typename"] = type.Name };
        foreach (var field in type.Fields)
        {
            var value = Value(field.Type, depth + 1);
            json[field.Name] = random.Next(24) == 0 ? new JsonObject { ["$error"] = $"{field.Name} failed" }
                : field.Arguments.Length > 0 && random.Next(2) == 0 ? new JsonObject { ["$arguments"] = true }
                : isAsynchronous && random.Next(3) == 0 ? new JsonObject { ["$later"] = value }
                : value;
        }

        return json;
    }

    JsonNode? Value(SchemaType type, int depth)
    {
        if (random.Next(type is NonNullType ? 40 : 10) == 0)
        {
            return null;
        }

        if (random.Next(40) == 0)
        {
            return Odd();
        }

        return type.Nullable switch
        {
            ListType list => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ =>
                random.Next(30) == 0 ? new JsonObject { ["$error"] = "item failed" } : Value(list.OfType, depth + 1))]),
            CompositeType { PossibleTypes.Length: > 0 } composite when depth < MaxDepth => Object(composite.PossibleTypes[random.Next(composite.PossibleTypes.Length)], depth),
            CompositeType => null,
            EnumType enumType => enumType.Values[random.Next(enumType.Values.Length)].Name,
            _ => Scalar(type.Named.Name),
        };
    }

    JsonNode Scalar(string name) => name switch
    {
        "Int" => new[] { random.Next(-5, 1000), int.MaxValue, int.MinValue }[random.Next(3)],
        "Float" => new[] { random.Next(-5, 1000) / 4.0, 1e308, double.Epsilon, 0.1, 1e21, -0.0, 1e-7 }[random.Next(7)],
        "Boolean" => random.Next(2) == 0,
        "ID" => random.Next(2) == 0 ? random.Next(100) : $"id{random.Next(100)}",
        "S0" => random.Next(3) switch
        {
            0 => new JsonObject { ["any"] = new JsonArray(1, null, new JsonObject { ["deep"] = true }) },
            1 => new JsonArray(1.5, "x"),
            _ => random.Next(100),
        },
        _ => new[] { "text", "", "é🎉\n\"\\", "\u0001\u007F" }[random.Next(4)],
    };

    JsonNode Odd() => random.Next(9) switch
    {
        7 => 2_147_483_648,
        8 => -0.5,
        0 => 1.5,
        1 => 3_000_000_000,
        2 => "odd",
        3 => true,
        4 => new JsonArray(1, "x"),
        5 => "12",
        _ => new JsonObject { ["__typename"] = "Query" },
    };
}
