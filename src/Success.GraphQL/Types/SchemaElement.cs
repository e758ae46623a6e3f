using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>What every named part of a schema has.</summary>
abstract class SchemaElement(string name, string? description, SourceSpot spot, DirectiveNode[] directives)
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public SourceSpot Spot { get; } = spot;

    /// <summary>The directives that the schema applies to it.</summary>
    public DirectiveNode[] Directives { get; } = directives;

    /// <summary>Null: not deprecated.</summary>
    public string? DeprecationReason { get; } = AppliedDirectives.DeprecationReason(directives);

    public override string ToString() => Name;
}
