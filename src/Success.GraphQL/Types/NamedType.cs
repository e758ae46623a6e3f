using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>A type with a name. Extensions are merged into it.</summary>
abstract class NamedType : SchemaType
{
    protected NamedType(TypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions)
    {
        Name = node.Name.Value;
        Description = node.Description?.Value;
        Node = node;
        Spot = spot;
        Extensions = extensions;
        IsIntrospection = Name.StartsWith("__", StringComparison.Ordinal);
    }

    public string Name { get; }

    public string? Description { get; }

    public TypeDefinitionNode Node { get; }

    public SourceSpot Spot { get; }

    public TypeExtension[] Extensions { get; }

    /// <summary>One of the types that describe schemas, which no schema can define.</summary>
    public bool IsIntrospection { get; }

    public override NamedType Named => this;

    /// <summary>The definition and the extensions, each with its place.</summary>
    public IEnumerable<(TypeDefinitionNode Node, Source Source)> Nodes =>
        Extensions.Select(extension => (extension.Node, extension.Source)).Prepend((Node, Spot.Source));

    public override string ToString() => Name;
}

/// <summary>An extension of a type, and the file that it stands in.</summary>
readonly record struct TypeExtension(TypeDefinitionNode Node, Source Source);
