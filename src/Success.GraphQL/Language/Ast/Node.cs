namespace Success.GraphQL.Language;

/// <summary>A node of the syntax tree. <paramref name="start"/> is the byte offset of its first token.</summary>
abstract class Node(NodeKind kind, int start)
{
    public NodeKind Kind { get; } = kind;

    public int Start { get; } = start;
}
