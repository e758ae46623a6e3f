using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Operations;

/// <summary>Values: literals and variables.</summary>
sealed partial class OperationGenerator
{
    static readonly string[] Oddities =
        ["1", "1.5", "\"text\"", "true", "null", "RED", "NOPE", "[1, \"a\"]", "{ a: 1 }", "{ i: 1, s: \"b\" }", "{}", "2147483648", "[[]]", "$undefined", "{ x: 1, x: 2 }", "\"\"\"block\"\"\""];

    string Value(SchemaType type, int depth, bool isNullAllowed = true)
    {
        if (IsMistake())
        {
            return Pick(Oddities);
        }

        if (random.Next(5) == 0)
        {
            return Variable(isNullAllowed ? type : type.NonNull);
        }

        return type switch
        {
            NonNullType nonNull => Value(nonNull.OfType, depth, isNullAllowed: false),
            _ when isNullAllowed && random.Next(8) == 0 => "null",
            ListType list when depth < MaxDepth && random.Next(4) > 0 =>
                $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.OfType, depth + 1)))}]",
            ListType list => Value(list.OfType, depth + 1, isNullAllowed: false),
            InputObjectType input => InputObject(input, depth),
            EnumType @enum => @enum.Values[random.Next(@enum.Values.Length)].Name,
            _ => Scalar(type.Named.Name),
        };
    }

    string Scalar(string name) => name switch
    {
        "Int" => Pick("0", "-7", "2147483647"),
        "Float" => Pick("1", "2.5", "-1e3"),
        "Boolean" => Pick("true", "false"),
        "ID" => Pick("7", "\"id\""),
        "String" => Pick("\"\"", "\"a\\tb\"", "\"\"\"block\"\"\"", "\"é🎉\""),
        _ => Pick("1", "\"s\"", "true", "[1, { a: null }]", "{ b: ENUM }"),
    };

    string InputObject(InputObjectType type, int depth)
    {
        if (type.IsOneOf)
        {
            var one = type.Fields[random.Next(type.Fields.Length)];
            return $"{{ {one.Name}: {Value(one.Type, depth + 1, isNullAllowed: false)} }}";
        }

        var fields = type.Fields
            .Where(field => (field.IsRequired || (depth < MaxDepth && random.Next(2) == 0)) != IsMistake())
            .Select(field => $"{(IsMistake() ? Pick(UnknownNames) : field.Name)}: {Value(field.Type, depth + 1)}");
        return $"{{ {string.Join(", ", fields)} }}";
    }

    string Variable(SchemaType type)
    {
        var written = type.ToString()!;
        var known = _variables.Where(variable => variable.Type == written).ToArray();
        if (known.Length > 0 && random.Next(2) == 0)
        {
            return $"${known[random.Next(known.Length)].Name}";
        }

        var name = Name("v");
        _variables.Add((name, written));
        return $"${name}";
    }
}
