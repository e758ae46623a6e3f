using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Writes random operations against a schema, with the variables that they need: valid but for fields that do not merge.</summary>
sealed partial class OperationGenerator(Random random, Schema schema)
{
    const int MaxDepth = 4;

    readonly List<string> _definitions = [];
    readonly List<string> _fragments = [];

    public JsonObject Variables { get; } = [];

    /// <summary>The operation that is asked for; null: none is named.</summary>
    public string? OperationName { get; private set; }

    public string Document(string keyword, ObjectType root)
    {
        var selection = Selection(root, 0);
        var definitions = _definitions.Count == 0 ? "" : $"({string.Join(", ", _definitions)})";
        var directives = keyword == "query" && random.Next(8) == 0 ? " @d(x: 1) @d" : "";
        var operation = $"{Description()}{keyword} Q{definitions}{directives} {selection}";
        var hasOther = random.Next(8) == 0;
        OperationName = random.Next(40) == 0 ? "Missing" : random.Next(hasOther ? 10 : 4) != 0 == hasOther ? "Q" : null;
        return string.Join('\n', [.. hasOther ? ["query Other { __typename }"] : Array.Empty<string>(), operation, .. _fragments]);
    }

    string Selection(CompositeType type, int depth)
    {
        var selections = new StringBuilder("{ ");
        selections.Append(random.Next(4) switch { 0 => "", 1 => "kind: __typename ", _ => "__typename " });
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

        if (depth == 0 && type == schema.Query && random.Next(15) == 0)
        {
            return Introspection();
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

        var alias = random.Next(3) == 0 ? Text($"x{random.Next(5)}{field.Name}: ") : "";
        var inner = field.Type.Named is CompositeType composite ? " " + Selection(composite, depth + 1) : "";
        return $"{alias}{field.Name}{Arguments(field)}{Conditions()}{(random.Next(12) == 0 ? " @d @once @d(y: RED)" : "")}{inner}";
    }

    string Introspection()
    {
        var name = random.Next(2) == 0 ? $"\"{Pick("O0", "Node0", "In1", "E0", "nope", "__Type")}\"" : Given("String!", Pick("O1", "U0", "Nope"));
        return random.Next(3) == 0
            ? "__schema { queryType { name } subscriptionType { name } directives { name isRepeatable args(includeDeprecated: true) { name } } }"
            : $"__type(name: {name}) {{ kind name fields {{ name isDeprecated type {{ name ofType {{ kind name }} }} }}"
                + " inputFields { name defaultValue } enumValues(includeDeprecated: true) { name } possibleTypes { name } isOneOf }";
    }

    string Fragment(CompositeType type, int depth)
    {
        var overlapping = schema.Types.OfType<CompositeType>().Where(other => !other.IsIntrospection && Schema.DoTypesOverlap(other, type)).ToArray();
        var condition = overlapping.Length == 0 ? type : overlapping[random.Next(overlapping.Length)];
        switch (random.Next(3))
        {
            case 0:
                return $"...{Conditions()} {Selection(type, depth + 1)}";
            case 1:
                return $"... on {condition}{Conditions()} {Selection(condition, depth + 1)}";
            default:
                var body = Selection(condition, depth + 1);
                var name = Text($"F{_fragments.Count}");
                _fragments.Add($"{Description()}fragment {name} on {condition}{(random.Next(6) == 0 ? " @once" : "")} {body}");
                return $"...{name}{Conditions()}";
        }
    }

    string Conditions() => random.Next(12) switch
    {
        0 => $" @skip(if: {Condition()})",
        1 => $" @include(if: {Condition()})",
        2 => $" @include(if: {Condition()}) @skip(if: {Condition()})",
        _ => "",
    };

    string Condition() => random.Next(4) switch
    {
        0 => Pick("true", "false"),
        1 => Defined("Boolean", $" = {Pick("true", "false")}"),
        _ => Given("Boolean!", random.Next(2) == 0),
    };

    string Arguments(FieldDefinition field)
    {
        var given = field.Arguments.Where(argument => argument.IsRequired || random.Next(2) == 0)
            .Select(argument => $"{argument.Name}: {Value(argument.Type, 0)}")
            .OrderBy(_ => random.Next())
            .ToArray();
        return given.Length == 0 ? "" : $"({string.Join(", ", given)})";
    }

    string Description() => random.Next(6) == 0 ? Pick("\"about it\" ", "\"\"\"\n  in\n    lines\n\"\"\"\n", "\"\" ") : "";

    string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
