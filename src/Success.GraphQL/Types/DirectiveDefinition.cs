using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

sealed class DirectiveDefinition(DirectiveDefinitionNode node, SourceSpot spot, InputValueDefinition[] arguments)
    : SchemaElement(node.Name.Value, node.Description?.Value, spot, directives: [])
{
    public DirectiveDefinitionNode Node { get; } = node;

    public InputValueDefinition[] Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = node.IsRepeatable;

    /// <summary>Where it may stand, in the order of its definition.</summary>
    public string[] Locations { get; } = [.. node.Locations.Select(location => location.Value)];

    public InputValueDefinition? Argument(string name) => Array.Find(Arguments, argument => argument.Name == name);
}
