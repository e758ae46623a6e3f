using System.Globalization;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Operations;

/// <summary>
/// Writes random documents of operations against a schema: with fragments, variables, directives, aliases and values of every kind.
/// Without mistakes they are valid; with them, about one choice in <paramref name="oneMistakeIn"/> is wrong in one of many ways.
/// </summary>
sealed partial class OperationGenerator(Random random, Schema schema, int oneMistakeIn = int.MaxValue)
{
    const int MaxDepth = 4;

    static readonly string[] UnknownNames = ["nope", "f00", "O9", "idd", "RED", "skip", "__nope", "a0x", "nmae"];

    readonly List<string> _fragments = [];
    readonly List<(string Name, CompositeType Type)> _spreadable = [];
    readonly List<(string Name, string Type, SchemaType? Known)> _variables = [];
    int _names;

    /// <summary>A document with one to three operations.</summary>
    public string Document()
    {
        var operations = random.Next(3) > 0 ? 1 : random.Next(2, 4);
        return string.Join("\n", Enumerable.Range(0, operations).Select(i => Operation(i, mayBeAnonymous: operations == 1)));
    }

    string Operation(int number, bool mayBeAnonymous)
    {
        _fragments.Clear();
        _spreadable.Clear();
        _variables.Clear();
        var keyword = Pick([.. new[] { ("query", schema.Query), ("mutation", schema.Mutation), ("subscription", schema.Subscription) }
            .Where(root => root.Item2 is not null)
            .Select(root => root.Item1)]);
        var root = (ObjectType)(keyword switch { "query" => schema.Query, "mutation" => schema.Mutation, _ => schema.Subscription })!;
        var selections = keyword == "subscription" && (oneMistakeIn == int.MaxValue || random.Next(3) > 0) ? $"{{ {Field(root, MaxDepth - 2, mayBeConditional: false)} }}" : Selections(root, 0);
        var name = mayBeAnonymous != IsMistake() && random.Next(2) == 0 ? "" : IsMistake() ? "Same" : Text($"Op{number}");
        var directives = keyword == "query" && random.Next(6) == 0 ? " @d(x: 1)" : IsMistake() ? " @once" : "";
        var head = $"{Description()}{keyword} {name}{Variables()}{directives} {selections}";
        return string.Join("\n", _fragments.Prepend(head).OrderBy(_ => random.Next()));
    }

    string Variables()
    {
        if (IsMistake())
        {
            _variables.Add((Pick("extra", "v1"), Pick("Int", "O0", "Unknown", "[In0!]"), null));
        }

        return _variables.Count == 0 ? "" : $"({string.Join(", ", _variables.Select(Variable))})";
    }

    string Variable((string Name, string Type, SchemaType? Known) variable)
    {
        var type = IsMistake() ? Pick("Int", "String", "[Int!]!", "Node0", "E1") : variable.Type;
        var isNullable = !variable.Type.EndsWith('!');
        var initial = random.Next(6) switch
        {
            0 when isNullable => " = null",
            1 when variable.Known is { } known => $" = {Value(known, 1, isConst: true)}",
            _ => "",
        };
        var directive = random.Next(8) == 0 ? " @once(if: true)" : IsMistake() ? " @skip(if: true)" : "";
        return $"{Description()}${variable.Name}: {type}{initial}{directive}";
    }

    string Selections(CompositeType type, int depth)
    {
        var selections = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Selection(type, depth)).ToList();
        if (random.Next(4) == 0)
        {
            selections.Add(Pick([.. selections]));
        }

        return $"{{ {string.Join(' ', selections)} }}";
    }

    string Selection(CompositeType type, int depth) => random.Next(depth < MaxDepth ? 6 : 1) switch
    {
        1 => InlineFragment(type, depth),
        2 => Spread(type, depth),
        _ => Field(type, depth, mayBeConditional: true),
    };

    string InlineFragment(CompositeType type, int depth)
    {
        var condition = random.Next(4) == 0 ? null : Overlapping(type);
        return $"...{(condition is null ? "" : $" on {(IsMistake() ? Pick(UnknownNames) : condition.Name)}")}{Directives()} {Selections(condition ?? type, depth + 1)}";
    }

    string Spread(CompositeType type, int depth)
    {
        var known = _spreadable.Where(fragment => Schema.DoTypesOverlap(fragment.Type, type) || IsMistake()).ToArray();
        if (known.Length > 0 && random.Next(2) == 0)
        {
            return $"...{known[random.Next(known.Length)].Name}{Directives()}";
        }

        var name = Name("F");
        var condition = Overlapping(type);
        if (IsMistake())
        {
            // Before its own selections are written: it may hold itself.
            _spreadable.Add((name, condition));
        }

        var selections = Selections(condition, depth + 1);
        _spreadable.Add((name, condition));
        _fragments.Add($"{Description()}fragment {(IsMistake() ? "Twice" : name)} on {(IsMistake() ? Pick("Int", "In0", "Nope", "O0") : condition.Name)}{(IsMistake() ? " @skip(if: true)" : "")} {selections}");
        return $"...{(IsMistake() ? "Missing" : name)}{Directives()}";
    }

    CompositeType Overlapping(CompositeType type)
    {
        var types = schema.Types.OfType<CompositeType>()
            .Where(other => !other.IsIntrospection && (Schema.DoTypesOverlap(other, type) || IsMistake()))
            .ToArray();
        return types[random.Next(types.Length)];
    }

    string Field(CompositeType type, int depth, bool mayBeConditional)
    {
        var fields = type is FieldsType fieldsType ? fieldsType.Fields.Where(field => depth < MaxDepth || field.Type.IsLeaf).ToArray() : [];
        if (fields.Length == 0 || (mayBeConditional && random.Next(10) == 0))
        {
            return mayBeConditional ? $"{Alias()}__typename" : "__typename";
        }

        if (depth == 0 && type == schema.Query && random.Next(20) == 0)
        {
            return $"{Alias()}__type(name: {Value(schema.Type("String")!.NonNull, 0)}) {{ name fields(includeDeprecated: {Value(schema.Type("Boolean")!.NonNull, 0)}) {{ name }} }}";
        }

        var field = fields[random.Next(fields.Length)];
        var name = IsMistake() ? Pick(UnknownNames) : field.Name;
        var hasSelections = field.Type.Named is CompositeType != IsMistake();
        var selections = hasSelections ? " " + Selections(field.Type.Named as CompositeType ?? type, depth + 1) : "";
        return $"{Alias()}{name}{Arguments(field.Arguments)}{(mayBeConditional ? Directives() : "")}{(random.Next(12) == 0 ? " @d @d(y: RED, x: 2)" : "")}{selections}";
    }

    // In valid documents no two fields share a key by chance; elsewhere they often do.
    string Alias() => oneMistakeIn == int.MaxValue ? $"{Name("k")}: " : random.Next(3) == 0 ? $"{Pick("a", "b", "f0")}: " : "";

    string Arguments(InputValueDefinition[] definitions)
    {
        var arguments = definitions
            .Where(definition => (definition.IsRequired || random.Next(2) == 0) != IsMistake())
            .Select(definition => $"{(IsMistake() ? Pick(UnknownNames) : definition.Name)}: {Value(definition.Type, 0)}")
            .ToList();
        if (arguments.Count > 0 && IsMistake())
        {
            arguments.Add(arguments[0]);
        }

        return arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})";
    }

    string Directives()
    {
        var directives = random.Next(8) switch
        {
            0 => $" @include(if: {Value(schema.Type("Boolean")!.NonNull, 0)})",
            1 => $" @skip(if: {Value(schema.Type("Boolean")!.NonNull, 0)})",
            2 => " @once",
            _ => "",
        };
        return IsMistake() ? directives + Pick(directives, " @nope", " @d", " @d(y: RED) @d(y: [GREEN])", " @skip", " @include(if: 1)", " @once(iff: true)") : directives;
    }

    string Description() => random.Next(8) == 0 ? Pick("\"about it\" ", "\"\"\"block\n  text\"\"\"\n", "\"\" ") : "";

    bool IsMistake() => oneMistakeIn != int.MaxValue && random.Next(oneMistakeIn) == 0;

    string Name(string prefix) => prefix + (++_names).ToString(CultureInfo.InvariantCulture);

    string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
