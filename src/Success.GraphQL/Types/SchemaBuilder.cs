using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>Builds a schema from documents: first a shell for every type, then what the types refer to.</summary>
sealed class SchemaBuilder
{
    readonly SchemaErrors _errors;
    readonly SchemaDocument _document;
    readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);

    SchemaBuilder(SchemaDocument document, SchemaErrors errors)
    {
        _document = document;
        _errors = errors;
    }

    /// <summary>Reads, builds and validates.</summary>
    /// <exception cref="SchemaException">Something is wrong; the exception lists all of it.</exception>
    public static Schema Build(params Source[] sources)
    {
        var errors = new SchemaErrors();
        var document = SchemaDocument.Read(sources, errors);
        errors.ThrowIfAny();
        var schema = new SchemaBuilder(document, errors).Build();
        errors.ThrowIfAny();
        SchemaValidation.Validate(schema, document, errors);
        errors.ThrowIfAny();
        return schema;
    }

    Schema Build()
    {
        foreach (var definition in _document.Types)
        {
            _types[definition.Node.Name.Value] = Shell(definition);
        }

        foreach (var type in _types.Values)
        {
            Complete(type);
        }

        CompleteInterfaces();
        var directives = _document.Directives.Select(BuildDirective).ToArray();
        var (query, mutation, subscription) = (Root(OperationType.Query), Root(OperationType.Mutation), Root(OperationType.Subscription));
        var metaFields = ((FieldsType)_types["__MetaFields"]).Fields;
        return new Schema(new SchemaParts(
            _document.SchemaDefinition?.Node.Description?.Value,
            query,
            mutation,
            subscription,
            new TypeOrder().Of(
                _document.Types.Where(type => !type.IsSpecified).Select(type => _types[type.Node.Name.Value]),
                [query, mutation, subscription],
                directives,
                _types["__Schema"]),
            directives,
            (metaFields[0], metaFields[1], metaFields[2])));
    }

    NamedType Shell(DefinedType type)
    {
        var extensions = _document.ExtensionsOf(type.Node.Name.Value);
        return type.Node switch
        {
            ScalarTypeDefinitionNode node => new ScalarType(node, type.Spot, extensions),
            ObjectTypeDefinitionNode node => new ObjectType(node, type.Spot, extensions),
            InterfaceTypeDefinitionNode node => new InterfaceType(node, type.Spot, extensions),
            UnionTypeDefinitionNode node => new UnionType(node, type.Spot, extensions),
            EnumTypeDefinitionNode node => new EnumType(node, type.Spot, extensions),
            InputObjectTypeDefinitionNode node => new InputObjectType(node, type.Spot, extensions),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    void Complete(NamedType type)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                fieldsType.Complete(
                    [.. Parts<FieldsTypeDefinitionNode>(type).SelectMany(part => Resolve(part.Node.Interfaces, part.Source))],
                    [.. Parts<FieldsTypeDefinitionNode>(type).SelectMany(part => part.Node.Fields.Select(field => BuildField(fieldsType, field, part.Source)))]);
                break;
            case UnionType union:
                union.Complete([.. Parts<UnionTypeDefinitionNode>(type).SelectMany(part => Resolve(part.Node.Types, part.Source))]);
                break;
            case InputObjectType input:
                input.Complete([.. Parts<InputObjectTypeDefinitionNode>(type)
                    .SelectMany(part => part.Node.Fields.Select(field => BuildInput(field, part.Source, $"{type.Name}.{field.Name}")))]);
                break;
        }
    }

    void CompleteInterfaces()
    {
        var fieldsTypes = _types.Values.OfType<FieldsType>().ToArray();
        foreach (var type in fieldsTypes.OfType<InterfaceType>())
        {
            var implementers = fieldsTypes.Where(candidate => candidate.DeclaredInterfaces.Contains(type)).ToArray();
            type.Complete([.. implementers.OfType<ObjectType>()], [.. implementers.OfType<InterfaceType>()]);
        }
    }

    static IEnumerable<(T Node, Source Source)> Parts<T>(NamedType type)
        where T : TypeDefinitionNode => type.Nodes.Select(part => ((T)part.Node, part.Source));

    FieldDefinition BuildField(FieldsType parent, FieldDefinitionNode field, Source source) => new(
        field,
        new SourceSpot(source, field.Start),
        parent,
        [.. field.Arguments.Select(argument => BuildInput(argument, source, $"{parent.Name}.{field.Name}({argument.Name}:)"))],
        Resolve(field.Type, source));

    InputValueDefinition BuildInput(InputValueDefinitionNode input, Source source, string coordinate) =>
        new(input, new SourceSpot(source, input.Start), coordinate, Resolve(input.Type, source));

    DirectiveDefinition BuildDirective(DefinedDirective directive) => new(
        directive.Node,
        directive.Spot,
        [.. directive.Node.Arguments.Select(argument =>
            BuildInput(argument, directive.Spot.Source, $"@{directive.Node.Name}({argument.Name}:)"))]);

    IEnumerable<NamedType> Resolve(IEnumerable<NamedTypeNode> references, Source source) =>
        references.Select(reference => (NamedType)Resolve(reference, source));

    SchemaType Resolve(TypeNode reference, Source source)
    {
        switch (reference)
        {
            case ListTypeNode list:
                return Resolve(list.Type, source).List;
            case NonNullTypeNode nonNull:
                return Resolve(nonNull.Type, source).NonNull;
        }

        var name = ((NamedTypeNode)reference).Name.Value;
        if (_types.TryGetValue(name, out var type) && name != "__MetaFields")
        {
            return type;
        }

        _errors.Add($"Unknown type \"{name}\".", new SourceSpot(source, reference.Start));
        return _types["String"];
    }

    NamedType? Root(OperationType operation)
    {
        var explicitly = _document.RootTypes.LastOrDefault(root => root.Node.Operation == operation);
        if (explicitly.Node is not null)
        {
            return (NamedType)Resolve(explicitly.Node.Type, explicitly.Source);
        }

        return _document.SchemaDefinition is null ? _types.GetValueOrDefault(operation.ToString()) : null;
    }
}
