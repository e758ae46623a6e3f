using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Operations;

/// <summary>Values: literals and variables.</summary>
sealed partial class OperationGenerator
{
    static readonly string[] Oddities =
        ["1", "1.5", "\"text\"", "true", "null", "RED", "NOPE", "[1, \"a\"]", "{ a: 1 }", "{ i: 1, s: \"b\" }", "{}", "2147483648", "-2147483649", "1e400", "99999999999999999999999", "[[1], null]", "\"\\u{1F389}\\uD83C\\uDF89\"", "{ i: null }", "{ o: { x: null } }", "{ again: { i: 1, s: 2 } }", "[[]]", "$undefined", "{ x: 1, x: 2 }", "\"\"\"block\"\"\""];

    string Value(SchemaType type, int depth, bool isNullAllowed = true, bool isConst = false)
    {
        if (IsMistake())
        {
            return Pick(Oddities);
        }

        if (!isConst && random.Next(5) == 0)
        {
            return Variable(isNullAllowed ? type : type.NonNull);
        }

        return type switch
        {
            NonNullType nonNull => Value(nonNull.OfType, depth, isNullAllowed: false, isConst),
            _ when isNullAllowed && random.Next(8) == 0 => "null",
            ListType list when depth < MaxDepth && random.Next(4) > 0 =>
                $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Value(list.OfType, depth + 1, isConst: isConst)))}]",
            ListType list => Value(list.OfType, depth + 1, isNullAllowed: false, isConst),
            InputObjectType input => InputObject(input, depth, isConst),
            EnumType @enum => @enum.Values[random.Next(@enum.Values.Length)].Name,
            _ => Scalar(type.Named.Name, isConst),
        };
    }

    string Scalar(string name, bool isConst) => name switch
    {
        "Int" => Pick("0", "-7", "2147483647", "-2147483648", "-0"),
        "Float" => Pick("1", "2.5", "-1e3", "1e308", "0.0e-9", "2147483648", "123456789012345678901234567890"),
        "Boolean" => Pick("true", "false"),
        "ID" => Pick("7", "\"id\"", "123456789012345678901234567890", "-1"),
        "String" => Pick("\"\"", "\"a\\tb\"", "\"\"\"block\"\"\"", "\"é🎉\""),
        _ when !isConst && random.Next(3) == 0 => $"{{ a: [{Variable(schema.Type("Int")!)}, {{ b: {Variable(schema.Type("E0")!.List)} }}] }}",
        _ => Pick("1", "\"s\"", "true", "[1, { a: null }]", "{ b: ENUM }"),
    };

    string InputObject(InputObjectType type, int depth, bool isConst)
    {
        if (type.IsOneOf)
        {
            // Deep down only what ends.
            var fields = type.Fields.Where(field => depth < MaxDepth || field.Type.IsLeaf).ToArray();
            var one = fields[random.Next(fields.Length)];
            return $"{{ {one.Name}: {Value(one.Type, depth + 1, isNullAllowed: false, isConst)} }}";
        }

        var given = type.Fields
            .Where(field => (field.IsRequired || (depth < MaxDepth && random.Next(2) == 0)) != IsMistake())
            .Select(field => $"{(IsMistake() ? Pick(UnknownNames) : field.Name)}: {Value(field.Type, depth + 1, isConst: isConst)}");
        return $"{{ {string.Join(", ", given)} }}";
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
        _variables.Add((name, written, type));
        return $"${name}";
    }
}
