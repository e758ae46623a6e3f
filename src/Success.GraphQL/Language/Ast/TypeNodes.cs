namespace Success.GraphQL.Language;

/// <summary>A reference to a type, as written.</summary>
abstract class TypeNode(NodeKind kind, int start) : Node(kind, start);

sealed class NamedTypeNode(int start, NameNode name) : TypeNode(NodeKind.NamedType, start)
{
    public NameNode Name { get; } = name;
}

sealed class ListTypeNode(int start, TypeNode type) : TypeNode(NodeKind.ListType, start)
{
    public TypeNode Type { get; } = type;
}

sealed class NonNullTypeNode(int start, TypeNode type) : TypeNode(NodeKind.NonNullType, start)
{
    public TypeNode Type { get; } = type;
}
