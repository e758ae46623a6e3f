namespace Success.GraphQL.Language;

/// <summary>A value as written: a literal, or a variable, or a list or object that may hold variables.</summary>
abstract class ValueNode(NodeKind kind, int start) : Node(kind, start);

sealed class VariableNode(int start, NameNode name) : ValueNode(NodeKind.Variable, start)
{
    public NameNode Name { get; } = name;
}

sealed class IntValueNode(int start, string value) : ValueNode(NodeKind.IntValue, start)
{
    /// <summary>The digits as written, of any length.</summary>
    public string Value { get; } = value;
}

sealed class FloatValueNode(int start, string value) : ValueNode(NodeKind.FloatValue, start)
{
    /// <summary>The number as written.</summary>
    public string Value { get; } = value;
}

sealed class StringValueNode(int start, string value, bool isBlock) : ValueNode(NodeKind.StringValue, start)
{
    public string Value { get; } = value;

    public bool IsBlock { get; } = isBlock;
}

sealed class BooleanValueNode(int start, bool value) : ValueNode(NodeKind.BooleanValue, start)
{
    public bool Value { get; } = value;
}

sealed class NullValueNode(int start) : ValueNode(NodeKind.NullValue, start);

sealed class EnumValueNode(int start, string value) : ValueNode(NodeKind.EnumValue, start)
{
    public string Value { get; } = value;
}

sealed class ListValueNode(int start, ValueNode[] values) : ValueNode(NodeKind.ListValue, start)
{
    public ValueNode[] Values { get; } = values;
}

sealed class ObjectValueNode(int start, ObjectFieldNode[] fields) : ValueNode(NodeKind.ObjectValue, start)
{
    public ObjectFieldNode[] Fields { get; } = fields;
}

sealed class ObjectFieldNode(int start, NameNode name, ValueNode value) : Node(NodeKind.ObjectField, start)
{
    public NameNode Name { get; } = name;

    public ValueNode Value { get; } = value;
}
