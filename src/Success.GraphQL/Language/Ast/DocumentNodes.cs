namespace Success.GraphQL.Language;

sealed class NameNode(int start, string value) : Node(NodeKind.Name, start)
{
    public string Value { get; } = value;

    public override string ToString() => Value;
}

/// <summary>A parsed document. Immutable and shared: caches hand the same one to many requests.</summary>
sealed class DocumentNode(Source source, DefinitionNode[] definitions, int tokens = 0) : Node(NodeKind.Document, 0)
{
    public Source Source { get; } = source;

    public DefinitionNode[] Definitions { get; } = definitions;

    /// <summary>How many tokens it has.</summary>
    public int Tokens { get; } = tokens;
}

abstract class DefinitionNode(NodeKind kind, int start, StringValueNode? description) : Node(kind, start)
{
    public StringValueNode? Description { get; } = description;
}

/// <summary>An operation or a fragment: what a client sends.</summary>
abstract class ExecutableDefinitionNode(
    NodeKind kind, int start, StringValueNode? description, NameNode? name, DirectiveNode[] directives, SelectionSetNode selectionSet)
    : DefinitionNode(kind, start, description)
{
    /// <summary>Null only for anonymous operations.</summary>
    public NameNode? Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

sealed class OperationDefinitionNode(
    int start,
    StringValueNode? description,
    OperationType operation,
    NameNode? name,
    VariableDefinitionNode[] variableDefinitions,
    DirectiveNode[] directives,
    SelectionSetNode selectionSet)
    : ExecutableDefinitionNode(NodeKind.OperationDefinition, start, description, name, directives, selectionSet)
{
    public OperationType Operation { get; } = operation;

    public VariableDefinitionNode[] VariableDefinitions { get; } = variableDefinitions;
}

sealed class FragmentDefinitionNode(
    int start,
    StringValueNode? description,
    NameNode name,
    NamedTypeNode typeCondition,
    DirectiveNode[] directives,
    SelectionSetNode selectionSet)
    : ExecutableDefinitionNode(NodeKind.FragmentDefinition, start, description, name, directives, selectionSet)
{
    public new NameNode Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;
}

sealed class VariableDefinitionNode(
    int start,
    StringValueNode? description,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    DirectiveNode[] directives)
    : Node(NodeKind.VariableDefinition, start)
{
    public StringValueNode? Description { get; } = description;

    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public DirectiveNode[] Directives { get; } = directives;
}
