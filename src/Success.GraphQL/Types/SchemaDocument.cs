using Success.GraphQL.Introspection;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>The definitions of all files of a schema, sorted by what they define, with those of the specification.</summary>
sealed class SchemaDocument
{
    readonly Dictionary<string, List<TypeExtension>> _extensions = new(StringComparer.Ordinal);

    SchemaDocument()
    {
    }

    public List<DefinedType> Types { get; } = [];

    public List<DefinedDirective> Directives { get; } = [];

    public List<(OperationTypeDefinitionNode Node, Source Source)> RootTypes { get; } = [];

    /// <summary>The <c>schema</c> definitions and extensions, for the directives on them.</summary>
    public List<(SchemaDefinitionNode Node, Source Source)> SchemaNodes { get; } = [];

    public (SchemaDefinitionNode Node, Source Source)? SchemaDefinition =>
        SchemaNodes.Where(schema => !schema.Node.IsExtension).Select(schema => ((SchemaDefinitionNode, Source)?)schema).FirstOrDefault();

    public IEnumerable<(string Name, TypeExtension Extension)> Extensions =>
        _extensions.SelectMany(entry => entry.Value.Select(extension => (entry.Key, extension)));

    public TypeExtension[] ExtensionsOf(string type) => _extensions.TryGetValue(type, out var extensions) ? [.. extensions] : [];

    public static SchemaDocument Read(Source[] sources, SchemaErrors errors)
    {
        var document = new SchemaDocument();
        foreach (var source in sources)
        {
            try
            {
                document.Add(Parser.Parse(source, ParserOptions.Trusted), errors);
            }
            catch (GraphQLSyntaxException exception)
            {
                errors.AddLocated(exception.AtFile());
            }
        }

        document.AddSpecification();
        new SchemaDocumentRules(document, errors).Check();
        return document;
    }

    void Add(DocumentNode document, SchemaErrors errors)
    {
        foreach (var definition in document.Definitions)
        {
            var spot = new SourceSpot(document.Source, definition.Start);
            switch (definition)
            {
                case SchemaDefinitionNode schema:
                    SchemaNodes.Add((schema, document.Source));
                    RootTypes.AddRange(schema.OperationTypes.Select(root => (root, document.Source)));
                    break;
                case TypeDefinitionNode { IsExtension: true } type:
                    AddExtension(type, document.Source);
                    break;
                case TypeDefinitionNode type:
                    Types.Add(new DefinedType(type, spot, IsSpecified: false));
                    break;
                case DirectiveDefinitionNode directive:
                    Directives.Add(new DefinedDirective(directive, spot));
                    break;
                default:
                    errors.Add("A schema holds no operations or fragments.", spot);
                    break;
            }
        }
    }

    void AddExtension(TypeDefinitionNode type, Source source)
    {
        if (!_extensions.TryGetValue(type.Name.Value, out var extensions))
        {
            _extensions[type.Name.Value] = extensions = [];
        }

        extensions.Add(new TypeExtension(type, source));
    }

    // A directive of the specification may be defined again, for tools that want to see it; a scalar too, to no effect.
    void AddSpecification()
    {
        Types.RemoveAll(type => Scalar.IsSpecified(type.Node.Name.Value) && type.Node is ScalarTypeDefinitionNode);
        var document = IntrospectionDocument.Document;
        foreach (var definition in document.Definitions)
        {
            var spot = new SourceSpot(document.Source, definition.Start);
            if (definition is TypeDefinitionNode type)
            {
                Types.Add(new DefinedType(type, spot, IsSpecified: true));
            }
            else if (definition is DirectiveDefinitionNode directive && !Directives.Exists(own => own.Node.Name.Value == directive.Name.Value))
            {
                Directives.Add(new DefinedDirective(directive, spot));
            }
        }
    }
}

/// <summary>A type's definition and its place. Specified: by the specification, not by the schema's files.</summary>
readonly record struct DefinedType(TypeDefinitionNode Node, SourceSpot Spot, bool IsSpecified);

/// <summary>A directive's definition and its place.</summary>
readonly record struct DefinedDirective(DirectiveDefinitionNode Node, SourceSpot Spot);
