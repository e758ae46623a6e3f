using System.Text.Json.Nodes;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Values: literals, and variables wherever they may stand.</summary>
sealed partial class OperationGenerator
{
    string Value(SchemaType type, int depth, bool isConst = false) =>
        !isConst && random.Next(depth == 0 ? 2 : 6) == 0 ? Variable(type) : Literal(type, depth, isConst);

    string Literal(SchemaType type, int depth, bool isConst) => type is not NonNullType && random.Next(8) == 0
        ? "null"
        : type.Nullable switch
        {
            // A single item stands for a list of it: no variable, which would be one for the list, and nothing that may be a list, which would be this one.
            ListType list => random.Next(4) == 0 && list.OfType.Nullable is not (ListType or ScalarType { IsSpecified: false })
                ? Literal(list.OfType.NonNull, depth + 1, isConst)
                : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.OfType, depth + 1, isConst)))}]",
            InputObjectType { IsOneOf: true } input => OneOf(input, depth, isConst),
            InputObjectType input => $"{{{string.Join(", ", input.Fields.Where(field => field.IsRequired || (depth < 3 && random.Next(3) == 0))
                .Select(field => $"{field.Name}: {Value(field.Type, depth + 1, isConst)}"))}}}",
            EnumType enumType => enumType.Values[random.Next(enumType.Values.Length)].Name,
            _ => Scalar(type.Named.Name, isConst),
        };

    string Scalar(string name, bool isConst) => name switch
    {
        "Int" => Pick("7", "0", "-0", "2147483647", "-2147483648"),
        "Float" => Pick("2.50", "-0.0", "1e308", "5e-324", "0.1", "1E21", "123456789.123456789", "-3", "0e5", "1e-7"),
        "Boolean" => Pick("true", "false"),
        "ID" => Pick("12", "\"a\"", "\"007\"", "12345678901234567890", "-5"),
        "String" => Pick("\"a\\u00e9\"", "\"\\uD83C\\uDF89\\u{1F389}\"", "\"\"\"\n    block\n      of \\\"\"\" lines\n  \"\"\"", "\"\\t\\b\\\\\\/\\u0000\"", "\"\"", "\"漢🎉\""),
        _ when isConst => Pick("{ any: [1, \"x\", true] }", "RED", "1.50", "[[]]"),
        _ => Pick("{ any: [1, \"x\", true] }", "RED", "-1.50", $"{{ a: {Given("Int", 5)}, b: [{Given("[String]", new JsonArray("s"))}] }}", $"[{Defined("S0", "")}]"),
    };

    string OneOf(InputObjectType input, int depth, bool isConst)
    {
        // Deep down only what ends.
        var fields = input.Fields.Where(field => depth < 3 || field.Type.IsLeaf).ToArray();
        var field = fields[random.Next(fields.Length)];
        var value = !isConst && random.Next(4) == 0
            ? DefinedOrGiven(field.Type.NonNull, $" = {Literal(field.Type.NonNull, 0, isConst: true)}")
            : Literal(field.Type.NonNull, depth + 1, isConst);
        return $"{{ {field.Name}: {value} }}";
    }

    // A variable with a default may be null where null is not allowed: what is given is checked when it is used.
    string Variable(SchemaType type)
    {
        var nullable = type is NonNullType nonNull && random.Next(3) == 0 ? nonNull.OfType : type;
        if (nullable != type)
        {
            return DefinedOrGiven(nullable, $" = {Value(type, 0, isConst: true)}");
        }

        return random.Next(3) switch
        {
            0 when type is not NonNullType => Defined($"{type}", ""),
            1 => DefinedOrGiven(type, $" = {Value(type, 0, isConst: true)}"),
            _ => Given($"{type}", InputGenerator.Value(random, type, 0)),
        };
    }

    string DefinedOrGiven(SchemaType type, string initial) => random.Next(2) == 0
        ? Defined($"{type}", initial)
        : Given($"{type}{initial}", InputGenerator.Value(random, type, 0));

    /// <summary>A variable that nothing is given for.</summary>
    string Defined(string type, string initial)
    {
        var name = Text($"v{_definitions.Count}");
        var directive = random.Next(10) == 0 ? " @once" : "";
        _definitions.Add($"{Description()}${name}: {type}{initial}{directive}");
        return $"${name}";
    }

    string Given(string type, JsonNode? value)
    {
        var variable = Defined(type, "");
        Variables[variable[1..]] = value;
        return variable;
    }
}
