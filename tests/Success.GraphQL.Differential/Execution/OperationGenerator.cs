using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Writes random operations against a schema, with the variables that they need: valid but for fields that do not merge.</summary>
sealed class OperationGenerator(Random random)
{
    const int MaxDepth = 4;

    readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    readonly List<string> _fragments = [];

    public JsonObject Variables { get; } = [];

    public string Operation(string keyword, ObjectType root)
    {
        var selection = Selection(root, 0);
        var definitions = _variables.Count == 0 ? "" : $"({string.Join(", ", _variables.Select(variable => $"${variable.Key}: {variable.Value}"))})";
        return $"{keyword} Q{definitions} {selection}\n{string.Join('\n', _fragments)}";
    }

    string Selection(CompositeType type, int depth)
    {
        var selections = new StringBuilder("{ __typename ");
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            selections.Append(Select(type, depth)).Append(' ');
        }

        return selections.Append('}').ToString();
    }

    string Select(CompositeType type, int depth)
    {
        if (depth < MaxDepth && random.Next(4) == 0)
        {
            return Fragment(type, depth);
        }

        if (type is not FieldsType { Fields: var fields })
        {
            return depth < MaxDepth ? Fragment(type, depth) : "__typename";
        }

        var field = fields[random.Next(fields.Length)];
        if (field.Type.Named is CompositeType && depth >= MaxDepth)
        {
            return "__typename";
        }

        var alias = random.Next(3) == 0 ? string.Create(CultureInfo.InvariantCulture, $"x{random.Next(5)}{field.Name}: ") : "";
        var inner = field.Type.Named is CompositeType composite ? " " + Selection(composite, depth + 1) : "";
        return $"{alias}{field.Name}{Arguments(field)}{Conditions()}{inner}";
    }

    string Fragment(CompositeType type, int depth)
    {
        NamedType condition = type.PossibleTypes.Length == 0 ? type : type.PossibleTypes[random.Next(type.PossibleTypes.Length)];
        switch (random.Next(3))
        {
            case 0:
                return $"...{Conditions()} {Selection(type, depth + 1)}";
            case 1:
                return $"... on {condition}{Conditions()} {Selection((CompositeType)condition, depth + 1)}";
            default:
                var body = Selection((CompositeType)condition, depth + 1);
                var name = string.Create(CultureInfo.InvariantCulture, $"F{_fragments.Count}");
                _fragments.Add($"fragment {name} on {condition} {body}");
                return $"...{name}{Conditions()}";
        }
    }

    string Conditions()
    {
        if (random.Next(6) > 0)
        {
            return "";
        }

        var value = random.Next(2) == 0 ? "true" : Variable("Boolean!", random.Next(2) == 0);
        return $" @{(random.Next(2) == 0 ? "skip" : "include")}(if: {value})";
    }

    string Arguments(FieldDefinition field)
    {
        var given = field.Arguments.Where(argument => argument.IsRequired || random.Next(2) == 0)
            .Select(argument => $"{argument.Name}: {Argument(argument)}").ToArray();
        return given.Length == 0 ? "" : $"({string.Join(", ", given)})";
    }

    string Argument(InputValueDefinition argument)
    {
        var literal = Literal(argument.Type, 0);
        var value = InputGenerator.Value(random, argument.Type, 0);
        return random.Next(3) switch
        {
            0 => Variable(argument.Type.ToString()!, value),
            1 when argument.Type is not NonNullType => Variable(argument.Type.ToString()!, value: null, isMissing: true),
            _ => literal,
        };
    }

    string Variable(string type, JsonNode? value, bool isMissing = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"v{_variables.Count}");
        _variables.Add(name, type);
        if (!isMissing)
        {
            Variables[name] = value;
        }

        return "$" + name;
    }

    string Literal(SchemaType type, int depth) => type is not NonNullType && random.Next(8) == 0
        ? "null"
        : type.Nullable switch
        {
            ListType list => random.Next(4) == 0
                ? Literal(list.OfType.NonNull, depth + 1)
                : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Literal(list.OfType, depth + 1)))}]",
            InputObjectType { IsOneOf: true } input => OneOf(input),
            InputObjectType input => $"{{{string.Join(", ", input.Fields.Where(field => field.IsRequired || (depth < 3 && random.Next(3) == 0))
                .Select(field => $"{field.Name}: {Literal(field.Type, depth + 1)}"))}}}",
            EnumType enumType => enumType.Values[random.Next(enumType.Values.Length)].Name,
            _ => type.Named.Name switch
            {
                "Int" => "7",
                "Float" => "2.50",
                "Boolean" => "true",
                "ID" => random.Next(2) == 0 ? "12" : "\"a\"",
                "String" => "\"a\\u00e9\"",
                _ => "{ any: [1, \"x\", true] }",
            },
        };

    string OneOf(InputObjectType input) => random.Next(2) == 0 ? "{ i: 1 }" : $"{{ {input.Fields[1].Name}: \"s\" }}";

}
