using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>What can be said of a schema's files before any type is built: names that are unique, extensions of what exists, directives
/// where they may stand.</summary>
sealed class SchemaDocumentRules(SchemaDocument document, SchemaErrors errors)
{
    readonly Dictionary<string, DirectiveDefinitionNode> _directives =
        document.Directives.DistinctBy(directive => directive.Node.Name.Value, StringComparer.Ordinal)
            .ToDictionary(directive => directive.Node.Name.Value, directive => directive.Node, StringComparer.Ordinal);

    public void Check()
    {
        CheckRoots();
        Unique(document.Types.Select(type => (type.Node.Name, type.Spot.Source)), name => $"There can be only one type named \"{name}\".");
        Unique(
            document.Directives.Select(directive => (directive.Node.Name, directive.Spot.Source)),
            name => $"There can be only one directive named \"@{name}\".");
        CheckExtensions();
        foreach (var type in document.Types.Where(type => !type.IsSpecified))
        {
            CheckMembers(type.Node.Name.Value, [.. document.ExtensionsOf(type.Node.Name.Value).Prepend(new TypeExtension(type.Node, type.Spot.Source))]);
        }

        foreach (var directive in document.Directives)
        {
            Unique(
                directive.Node.Arguments.Select(argument => (argument.Name, directive.Spot.Source)),
                name => $"Argument \"@{directive.Node.Name}({name}:)\" can only be defined once.");
            CheckArgumentDefinitions(directive.Node.Arguments, directive.Spot.Source);
        }

        foreach (var (schema, source) in document.SchemaNodes)
        {
            CheckDirectives(schema.Directives, "SCHEMA", source);
        }
    }

    void CheckRoots()
    {
        foreach (var (second, source) in document.SchemaNodes.Where(schema => !schema.Node.IsExtension).Skip(1))
        {
            errors.Add("Must provide only one schema definition.", new SourceSpot(source, second.Start));
        }

        foreach (var root in document.RootTypes.GroupBy(root => root.Node.Operation).Where(roots => roots.Count() > 1))
        {
            errors.Add(
                $"There can be only one {root.Key.ToString().ToLowerInvariant()} type in schema.",
                root.Select(type => new SourceSpot(type.Source, type.Node.Start)));
        }
    }

    void CheckExtensions()
    {
        var types = document.Types.DistinctBy(type => type.Node.Name.Value, StringComparer.Ordinal)
            .ToDictionary(type => type.Node.Name.Value, StringComparer.Ordinal);
        foreach (var (name, extension) in document.Extensions)
        {
            var spot = new SourceSpot(extension.Source, extension.Node.Start);
            if (!types.TryGetValue(name, out var type) || type.IsSpecified)
            {
                errors.Add($"Cannot extend type \"{name}\" because it is not defined.", spot);
            }
            else if (type.Node.Kind != extension.Node.Kind)
            {
                errors.Add($"Cannot extend \"{name}\": it is another kind of type.", type.Spot, spot);
            }
        }
    }

    void CheckMembers(string type, TypeExtension[] parts)
    {
        var kind = parts[0].Node.Kind;
        Unique(
            parts.Where(part => part.Node.Kind == kind).SelectMany(part => Members(part.Node).Select(name => (name, part.Source))),
            name => kind == NodeKind.EnumTypeDefinition
                ? $"Enum value \"{type}.{name}\" can only be defined once."
                : $"Field \"{type}.{name}\" can only be defined once.");
        foreach (var part in parts)
        {
            CheckTypeDirectives(part.Node, part.Source);
        }
    }

    static IEnumerable<NameNode> Members(TypeDefinitionNode type) => type switch
    {
        FieldsTypeDefinitionNode node => node.Fields.Select(field => field.Name),
        InputObjectTypeDefinitionNode node => node.Fields.Select(field => field.Name),
        EnumTypeDefinitionNode node => node.Values.Select(value => value.Name),
        _ => [],
    };

    void CheckTypeDirectives(TypeDefinitionNode type, Source source)
    {
        CheckDirectives(type.Directives, TypeLocation(type), source);
        switch (type)
        {
            case FieldsTypeDefinitionNode node:
                foreach (var field in node.Fields)
                {
                    CheckDirectives(field.Directives, "FIELD_DEFINITION", source);
                    CheckArgumentDefinitions(field.Arguments, source);
                    Unique(
                        field.Arguments.Select(argument => (argument.Name, source)),
                        name => $"Argument \"{type.Name}.{field.Name}({name}:)\" can only be defined once.");
                }

                break;
            case InputObjectTypeDefinitionNode node:
                foreach (var field in node.Fields)
                {
                    CheckDirectives(field.Directives, "INPUT_FIELD_DEFINITION", source);
                }

                break;
            case EnumTypeDefinitionNode node:
                foreach (var value in node.Values)
                {
                    CheckDirectives(value.Directives, "ENUM_VALUE", source);
                }

                break;
        }
    }

    void CheckArgumentDefinitions(InputValueDefinitionNode[] arguments, Source source)
    {
        foreach (var argument in arguments)
        {
            CheckDirectives(argument.Directives, "ARGUMENT_DEFINITION", source);
        }
    }

    static string TypeLocation(TypeDefinitionNode type) => type.Kind switch
    {
        NodeKind.ScalarTypeDefinition => "SCALAR",
        NodeKind.ObjectTypeDefinition => "OBJECT",
        NodeKind.InterfaceTypeDefinition => "INTERFACE",
        NodeKind.UnionTypeDefinition => "UNION",
        NodeKind.EnumTypeDefinition => "ENUM",
        _ => "INPUT_OBJECT",
    };

    void CheckDirectives(DirectiveNode[] directives, string location, Source source)
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            var spot = new SourceSpot(source, directive.Start);
            if (!_directives.TryGetValue(name, out var definition))
            {
                errors.Add($"Unknown directive \"@{name}\".", spot);
                continue;
            }

            if (!definition.Locations.Any(allowed => allowed.Value == location))
            {
                errors.Add($"Directive \"@{name}\" may not be used on {location}.", spot);
            }

            if (!definition.IsRepeatable && directives.First(other => other.Name.Value == name) != directive)
            {
                errors.Add($"The directive \"@{name}\" can only be used once at this location.", spot);
            }

            CheckArguments(directive, definition, source);
        }
    }

    void CheckArguments(DirectiveNode directive, DirectiveDefinitionNode definition, Source source)
    {
        Unique(directive.Arguments.Select(argument => (argument.Name, source)), name => $"There can be only one argument named \"{name}\".");
        foreach (var argument in directive.Arguments.Where(given => !definition.Arguments.Any(known => known.Name.Value == given.Name.Value)))
        {
            errors.Add($"Unknown argument \"{argument.Name}\" on directive \"@{directive.Name}\".", new SourceSpot(source, argument.Start));
        }

        foreach (var missing in definition.Arguments.Where(known =>
            known is { Type: NonNullTypeNode, DefaultValue: null } && !directive.Arguments.Any(given => given.Name.Value == known.Name.Value)))
        {
            errors.Add(
                $"Directive \"@{directive.Name}\" argument \"{missing.Name}\" of type \"{Printer.Print(missing.Type)}\" is required, but it was not provided.",
                new SourceSpot(source, directive.Start));
        }
    }

    void Unique(IEnumerable<(NameNode Name, Source Source)> names, Func<string, string> message)
    {
        foreach (var group in names.GroupBy(name => name.Name.Value, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            errors.Add(message(group.Key), group.Select(name => new SourceSpot(name.Source, name.Name.Start)));
        }
    }
}
