using System.Globalization;
using System.Text;

namespace Success.GraphQL.Language;

/// <summary>Prints a syntax tree as the reference implementation prints it. Parsing what is printed gives the same tree.</summary>
static partial class Printer
{
    // Arguments that would make a line longer than this stand on lines of their own.
    const int LongestLine = 80;

    public static string Print(Node node) => node switch
    {
        DocumentNode document => Join(document.Definitions, "\n\n"),
        NameNode name => name.Value,
        OperationDefinitionNode operation => PrintOperation(operation),
        FragmentDefinitionNode fragment => PrintFragment(fragment),
        VariableDefinitionNode variable => PrintVariableDefinition(variable),
        SelectionSetNode set => Block(set.Selections),
        SelectionNode selection => PrintSelection(selection),
        ArgumentNode argument => $"{argument.Name}: {Print(argument.Value)}",
        DirectiveNode directive => $"@{directive.Name}{Wrap("(", Join(directive.Arguments, ", "), ")")}",
        ValueNode value => PrintValue(value),
        ObjectFieldNode field => $"{field.Name}: {Print(field.Value)}",
        TypeNode type => PrintType(type),
        _ => PrintTypeSystem(node),
    };

    public static string PrintString(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' or (>= '\u007F' and <= '\u009F') => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    static string PrintOperation(OperationDefinitionNode node)
    {
        var variables = node.VariableDefinitions.Select(Print).ToArray();
        var list = variables.Any(IsMultiline) ? Wrap("(\n", string.Join('\n', variables), "\n)") : Wrap("(", string.Join(", ", variables), ")");
        var keyword = node.Operation switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            _ => "subscription",
        };
        var prefix = Described(node.Description) + Spaced(keyword, node.Name?.Value + list, Join(node.Directives, " "));
        return prefix == "query" ? Print(node.SelectionSet) : $"{prefix} {Print(node.SelectionSet)}";
    }

    static string PrintFragment(FragmentDefinitionNode node) => Described(node.Description)
        + Spaced("fragment", node.Name.Value, "on", Print(node.TypeCondition), Join(node.Directives, " "), Print(node.SelectionSet));

    static string PrintVariableDefinition(VariableDefinitionNode node) => Described(node.Description)
        + $"{Print(node.Variable)}: {Print(node.Type)}{Default(node.DefaultValue)}{Wrap(" ", Join(node.Directives, " "))}";

    static string PrintSelection(SelectionNode selection)
    {
        var directives = Join(selection.Directives, " ");
        return selection switch
        {
            FieldNode field => PrintField(field, directives),
            FragmentSpreadNode spread => $"...{spread.Name}{Wrap(" ", directives)}",
            InlineFragmentNode fragment => Spaced(
                "...", fragment.TypeCondition is null ? "" : $"on {Print(fragment.TypeCondition)}", directives, Print(fragment.SelectionSet)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    static string PrintField(FieldNode field, string directives)
    {
        var prefix = (field.Alias is null ? "" : $"{field.Alias}: ") + field.Name.Value;
        var arguments = field.Arguments.Select(Print).ToArray();
        var inline = string.Join(", ", arguments);
        var list = prefix.Length + inline.Length + 2 > LongestLine ? IndentedList(arguments) : Wrap("(", inline, ")");
        return prefix + list + Wrap(" ", directives) + (field.SelectionSet is null ? "" : $" {Print(field.SelectionSet)}");
    }

    static string PrintValue(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name}",
        IntValueNode number => number.Value,
        FloatValueNode number => number.Value,
        StringValueNode { IsBlock: true } text => BlockString.Print(text.Value),
        StringValueNode text => PrintString(text.Value),
        BooleanValueNode boolean => boolean.Value ? "true" : "false",
        NullValueNode => "null",
        EnumValueNode name => name.Value,
        ListValueNode list => $"[{Join(list.Values, ", ")}]",
        ObjectValueNode input => $"{{{Join(input.Fields, ", ")}}}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string PrintType(TypeNode type) => type switch
    {
        NamedTypeNode named => named.Name.Value,
        ListTypeNode list => $"[{PrintType(list.Type)}]",
        NonNullTypeNode required => $"{PrintType(required.Type)}!",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static string Described(StringValueNode? description) => description is null ? "" : Print(description) + "\n";

    static string Default(ValueNode? value) => value is null ? "" : $" = {Print(value)}";

    static bool IsMultiline(string text) => text.Contains('\n', StringComparison.Ordinal);

    static string Join(IEnumerable<Node> nodes, string separator) => string.Join(separator, nodes.Select(Print));

    static string Spaced(params IEnumerable<string?> parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));

    static string Wrap(string before, string text, string after = "") => text.Length == 0 ? "" : before + text + after;

    static string Block(IReadOnlyCollection<Node> nodes) => Wrap("{\n", Indent(Join(nodes, "\n")), "\n}");

    static string IndentedList(IEnumerable<string> items) => Wrap("(\n", Indent(string.Join('\n', items)), "\n)");

    static string Indent(string text) => text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
