namespace Success.GraphQL.Language;

/// <summary>A definition or, where <see cref="IsExtension"/>, an extension of the type system.</summary>
abstract class TypeSystemNode(
    NodeKind kind, int start, StringValueNode? description, bool isExtension, DirectiveNode[] directives)
    : DefinitionNode(kind, start, description)
{
    public bool IsExtension { get; } = isExtension;

    public DirectiveNode[] Directives { get; } = directives;
}

sealed class SchemaDefinitionNode(
    int start, StringValueNode? description, bool isExtension, DirectiveNode[] directives, OperationTypeDefinitionNode[] operationTypes)
    : TypeSystemNode(NodeKind.SchemaDefinition, start, description, isExtension, directives)
{
    public OperationTypeDefinitionNode[] OperationTypes { get; } = operationTypes;
}

sealed class OperationTypeDefinitionNode(int start, OperationType operation, NamedTypeNode type)
    : Node(NodeKind.OperationTypeDefinition, start)
{
    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

abstract class TypeDefinitionNode(
    NodeKind kind, int start, StringValueNode? description, bool isExtension, NameNode name, DirectiveNode[] directives)
    : TypeSystemNode(kind, start, description, isExtension, directives)
{
    public NameNode Name { get; } = name;
}

sealed class ScalarTypeDefinitionNode(
    int start, StringValueNode? description, bool isExtension, NameNode name, DirectiveNode[] directives)
    : TypeDefinitionNode(NodeKind.ScalarTypeDefinition, start, description, isExtension, name, directives);

/// <summary>What object and interface types have in common.</summary>
abstract class FieldsTypeDefinitionNode(
    NodeKind kind,
    int start,
    StringValueNode? description,
    bool isExtension,
    NameNode name,
    NamedTypeNode[] interfaces,
    DirectiveNode[] directives,
    FieldDefinitionNode[] fields)
    : TypeDefinitionNode(kind, start, description, isExtension, name, directives)
{
    public NamedTypeNode[] Interfaces { get; } = interfaces;

    public FieldDefinitionNode[] Fields { get; } = fields;
}

sealed class ObjectTypeDefinitionNode(
    int start,
    StringValueNode? description,
    bool isExtension,
    NameNode name,
    NamedTypeNode[] interfaces,
    DirectiveNode[] directives,
    FieldDefinitionNode[] fields)
    : FieldsTypeDefinitionNode(NodeKind.ObjectTypeDefinition, start, description, isExtension, name, interfaces, directives, fields);

sealed class InterfaceTypeDefinitionNode(
    int start,
    StringValueNode? description,
    bool isExtension,
    NameNode name,
    NamedTypeNode[] interfaces,
    DirectiveNode[] directives,
    FieldDefinitionNode[] fields)
    : FieldsTypeDefinitionNode(NodeKind.InterfaceTypeDefinition, start, description, isExtension, name, interfaces, directives, fields);

sealed class UnionTypeDefinitionNode(
    int start, StringValueNode? description, bool isExtension, NameNode name, DirectiveNode[] directives, NamedTypeNode[] types)
    : TypeDefinitionNode(NodeKind.UnionTypeDefinition, start, description, isExtension, name, directives)
{
    public NamedTypeNode[] Types { get; } = types;
}

sealed class EnumTypeDefinitionNode(
    int start, StringValueNode? description, bool isExtension, NameNode name, DirectiveNode[] directives, EnumValueDefinitionNode[] values)
    : TypeDefinitionNode(NodeKind.EnumTypeDefinition, start, description, isExtension, name, directives)
{
    public EnumValueDefinitionNode[] Values { get; } = values;
}

sealed class InputObjectTypeDefinitionNode(
    int start, StringValueNode? description, bool isExtension, NameNode name, DirectiveNode[] directives, InputValueDefinitionNode[] fields)
    : TypeDefinitionNode(NodeKind.InputObjectTypeDefinition, start, description, isExtension, name, directives)
{
    public InputValueDefinitionNode[] Fields { get; } = fields;
}

sealed class FieldDefinitionNode(
    int start,
    StringValueNode? description,
    NameNode name,
    InputValueDefinitionNode[] arguments,
    TypeNode type,
    DirectiveNode[] directives)
    : Node(NodeKind.FieldDefinition, start)
{
    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public InputValueDefinitionNode[] Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public DirectiveNode[] Directives { get; } = directives;
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
sealed class InputValueDefinitionNode(
    int start, StringValueNode? description, NameNode name, TypeNode type, ValueNode? defaultValue, DirectiveNode[] directives)
    : Node(NodeKind.InputValueDefinition, start)
{
    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public DirectiveNode[] Directives { get; } = directives;
}

sealed class EnumValueDefinitionNode(int start, StringValueNode? description, NameNode name, DirectiveNode[] directives)
    : Node(NodeKind.EnumValueDefinition, start)
{
    public StringValueNode? Description { get; } = description;

    public NameNode Name { get; } = name;

    public DirectiveNode[] Directives { get; } = directives;
}

sealed class DirectiveDefinitionNode(
    int start,
    StringValueNode? description,
    NameNode name,
    InputValueDefinitionNode[] arguments,
    bool isRepeatable,
    NameNode[] locations)
    : TypeSystemNode(NodeKind.DirectiveDefinition, start, description, isExtension: false, directives: [])
{
    public NameNode Name { get; } = name;

    public InputValueDefinitionNode[] Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;

    public NameNode[] Locations { get; } = locations;
}
