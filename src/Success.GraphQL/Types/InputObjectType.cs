using System.Collections.Frozen;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

sealed class InputObjectType(InputObjectTypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions)
    : NamedType(node, spot, extensions)
{
    FrozenDictionary<string, InputValueDefinition> _byName = FrozenDictionary<string, InputValueDefinition>.Empty;

    /// <summary>The fields in the order of the schema.</summary>
    public InputValueDefinition[] Fields { get; private set; } = [];

    /// <summary>Exactly one field must be given, and not as null.</summary>
    public bool IsOneOf { get; } = AppliedDirectives.IsOneOf(node.Directives);

    public InputValueDefinition? Field(string name) => _byName.GetValueOrDefault(name);

    public void Complete(InputValueDefinition[] fields)
    {
        Fields = fields;
        _byName = fields.DistinctBy(field => field.Name, StringComparer.Ordinal).ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }
}
