using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

sealed class FieldDefinition(
    FieldDefinitionNode node, SourceSpot spot, FieldsType parent, InputValueDefinition[] arguments, SchemaType type)
    : SchemaElement(node.Name.Value, node.Description?.Value, spot, node.Directives)
{
    public FieldDefinitionNode Node { get; } = node;

    public FieldsType Parent { get; } = parent;

    /// <summary>The arguments in the order of the schema.</summary>
    public InputValueDefinition[] Arguments { get; } = arguments;

    public SchemaType Type { get; } = type;

    /// <summary>The schema coordinate: "Type.field".</summary>
    public string Coordinate => $"{Parent.Name}.{Name}";

    public InputValueDefinition? Argument(string name) => Array.Find(Arguments, argument => argument.Name == name);
}
