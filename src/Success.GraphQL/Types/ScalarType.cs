using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

sealed class ScalarType(ScalarTypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions) : LeafType(node, spot, extensions)
{
    public string? SpecifiedByUrl { get; } =
        AppliedDirectives.SpecifiedBy([.. node.Directives, .. extensions.SelectMany(extension => extension.Node.Directives)]);

    /// <summary>How values of this scalar are read and written. Binding replaces it for custom scalars.</summary>
    public Scalar Coercion { get; set; } = Scalar.Named(node.Name.Value);

    public bool IsSpecified => Scalar.IsSpecified(Name);
}
