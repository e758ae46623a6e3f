using System.Collections.Frozen;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

sealed class EnumType : LeafType
{
    readonly FrozenDictionary<string, EnumValueDefinition> _byName;

    public EnumType(EnumTypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions)
        : base(node, spot, extensions)
    {
        Values =
        [
            .. from part in Nodes
               from value in ((EnumTypeDefinitionNode)part.Node).Values
               select new EnumValueDefinition(value, new SourceSpot(part.Source, value.Start)),
        ];
        _byName = Values.DistinctBy(value => value.Name, StringComparer.Ordinal).ToFrozenDictionary(value => value.Name, StringComparer.Ordinal);
    }

    /// <summary>The values in the order of the schema.</summary>
    public EnumValueDefinition[] Values { get; }

    public EnumValueDefinition? Value(string name) => _byName.GetValueOrDefault(name);
}

sealed class EnumValueDefinition(EnumValueDefinitionNode node, SourceSpot spot)
    : SchemaElement(node.Name.Value, node.Description?.Value, spot, node.Directives)
{
    /// <summary>The value as JSON, quotes included.</summary>
    public byte[] Json { get; } = System.Text.Encoding.UTF8.GetBytes($"\"{node.Name.Value}\"");
}
