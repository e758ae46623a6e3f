namespace Success.GraphQL.Language;

sealed class SelectionSetNode(int start, SelectionNode[] selections) : Node(NodeKind.SelectionSet, start)
{
    public SelectionNode[] Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
abstract class SelectionNode(NodeKind kind, int start, DirectiveNode[] directives) : Node(kind, start)
{
    public DirectiveNode[] Directives { get; } = directives;
}

sealed class FieldNode(
    int start, NameNode? alias, NameNode name, ArgumentNode[] arguments, DirectiveNode[] directives, SelectionSetNode? selectionSet)
    : SelectionNode(NodeKind.Field, start, directives)
{
    public NameNode? Alias { get; } = alias;

    public NameNode Name { get; } = name;

    public ArgumentNode[] Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;

    /// <summary>The alias, or else the name: the key of the field in the response.</summary>
    public string ResponseKey => (Alias ?? Name).Value;
}

sealed class FragmentSpreadNode(int start, NameNode name, DirectiveNode[] directives)
    : SelectionNode(NodeKind.FragmentSpread, start, directives)
{
    public NameNode Name { get; } = name;
}

sealed class InlineFragmentNode(
    int start, NamedTypeNode? typeCondition, DirectiveNode[] directives, SelectionSetNode selectionSet)
    : SelectionNode(NodeKind.InlineFragment, start, directives)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

sealed class ArgumentNode(int start, NameNode name, ValueNode value) : Node(NodeKind.Argument, start)
{
    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}

sealed class DirectiveNode(int start, NameNode name, ArgumentNode[] arguments) : Node(NodeKind.Directive, start)
{
    public NameNode Name { get; } = name;

    public ArgumentNode[] Arguments { get; } = arguments;
}
