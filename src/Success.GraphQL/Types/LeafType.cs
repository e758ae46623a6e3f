using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>A scalar or an enum.</summary>
abstract class LeafType(TypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions) : NamedType(node, spot, extensions);
