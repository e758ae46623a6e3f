using Success.GraphQL.Execution;

namespace Success.GraphQL.Types;

/// <summary>The specification's type validation: everything that is wrong, each with its places.</summary>
sealed partial class SchemaValidation(Schema schema, SchemaErrors errors)
{
    public static void Validate(Schema schema, SchemaDocument document, SchemaErrors errors)
    {
        var validation = new SchemaValidation(schema, errors);
        validation.ValidateRoots(document);
        foreach (var directive in schema.Directives)
        {
            validation.ValidateName(directive.Name, directive.Spot);
            validation.ValidateInputs(directive.Arguments, "argument");
        }

        foreach (var type in schema.Types.Where(type => !type.IsIntrospection))
        {
            validation.ValidateType(type);
        }

        validation.ValidateNames(document);
    }

    void ValidateRoots(SchemaDocument document)
    {
        if (schema.Query is null)
        {
            errors.Add("Query root type must be provided.", SchemaSpots(document));
        }

        ValidateRoot(schema.Query, "Query root type must be Object type");
        ValidateRoot(schema.Mutation, "Mutation root type must be Object type if provided");
        ValidateRoot(schema.Subscription, "Subscription root type must be Object type if provided");
        var roots = new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<NamedType>().ToArray();
        if (roots.Distinct().Count() < roots.Length)
        {
            errors.Add("The root types must be different types.", SchemaSpots(document));
        }
    }

    static IEnumerable<SourceSpot> SchemaSpots(SchemaDocument document) =>
        document.SchemaDefinition is { } definition ? [new SourceSpot(definition.Source, definition.Node.Start)] : [];

    void ValidateRoot(NamedType? root, string message)
    {
        if (root is not (null or ObjectType))
        {
            errors.Add($"{message}, it cannot be {root}.", root.Spot);
        }
    }

    void ValidateNames(SchemaDocument document)
    {
        foreach (var type in document.Types.Where(type => !type.IsSpecified))
        {
            ValidateName(type.Node.Name.Value, type.Spot);
        }
    }

    void ValidateName(string name, SourceSpot spot)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            errors.Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", spot);
        }
    }

    void ValidateType(NamedType type)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                ValidateFields(fieldsType);
                ValidateInterfaces(fieldsType);
                break;
            case UnionType union:
                ValidateUnion(union);
                break;
            case EnumType { Values.Length: 0 }:
                errors.Add($"Enum type {type} must define one or more values.", type.Spot);
                break;
            case EnumType enumType:
                Array.ForEach(enumType.Values, value => ValidateName(value.Name, value.Spot));
                break;
            case InputObjectType input:
                ValidateInputObject(input);
                break;
        }
    }

    void ValidateFields(FieldsType type)
    {
        if (type.Fields.Length == 0)
        {
            errors.Add($"Type {type} must define one or more fields.", type.Spot);
        }

        foreach (var field in type.Fields)
        {
            ValidateName(field.Name, field.Spot);
            ValidateInputs(field.Arguments, "argument");
            if (!field.Type.IsOutput)
            {
                errors.Add($"The type of {field.Coordinate} must be Output Type but got: {field.Type}.", field.Spot);
            }
        }
    }

    void ValidateInputs(InputValueDefinition[] inputs, string kind)
    {
        foreach (var input in inputs)
        {
            ValidateName(input.Name, input.Spot);
            if (!input.Type.IsInput)
            {
                errors.Add($"The type of {input.Coordinate} must be Input Type but got: {input.Type}.", input.Spot);
            }
            else if (input.Node.DefaultValue is not null && Undefined.Is(input.DefaultValue))
            {
                errors.Add($"The default of {input.Coordinate} is no value of type {input.Type}.", input.Spot);
            }

            if (input is { IsRequired: true, DeprecationReason: not null })
            {
                errors.Add($"Required {kind} {input.Coordinate} cannot be deprecated.", input.Spot);
            }
        }
    }

    void ValidateUnion(UnionType union)
    {
        if (union.DeclaredMembers.Length == 0)
        {
            errors.Add($"Union type {union} must define one or more member types.", union.Spot);
        }

        foreach (var member in union.DeclaredMembers.GroupBy(member => member))
        {
            if (member.Count() > 1)
            {
                errors.Add($"Union type {union} can only include type {member.Key} once.", union.Spot);
            }

            if (member.Key is not ObjectType)
            {
                errors.Add($"Union type {union} can only include Object types, it cannot include {member.Key}.", union.Spot);
            }
        }
    }

    void ValidateInputObject(InputObjectType input)
    {
        if (input.Fields.Length == 0)
        {
            errors.Add($"Input Object type {input} must define one or more fields.", input.Spot);
        }

        ValidateInputs(input.Fields, "input field");
        foreach (var field in input.IsOneOf ? input.Fields : [])
        {
            if (field.Type is NonNullType)
            {
                errors.Add($"OneOf input field {field.Coordinate} must be nullable.", field.Spot);
            }

            if (field.Node.DefaultValue is not null)
            {
                errors.Add($"OneOf input field {field.Coordinate} cannot have a default value.", field.Spot);
            }
        }

        FindCycle(input, input, []);
    }

    // Each cycle is reported once: from its first type in the order of names.
    void FindCycle(InputObjectType start, InputObjectType current, List<InputValueDefinition> path)
    {
        foreach (var field in current.Fields)
        {
            if (field.Type is not NonNullType { OfType: InputObjectType next } || path.Contains(field))
            {
                continue;
            }

            path.Add(field);
            if (next == start)
            {
                if (path.All(step => string.CompareOrdinal(Owner(step), start.Name) >= 0))
                {
                    errors.Add(
                        $"Cannot reference Input Object \"{start}\" within itself through a series of non-null fields: \"{string.Join('.', path)}\".",
                        path.Select(step => step.Spot));
                }
            }
            else if (path.Count(step => step.Type.Named == next) == 1)
            {
                FindCycle(start, next, path);
            }

            path.RemoveAt(path.Count - 1);
        }
    }

    static string Owner(InputValueDefinition field) => field.Coordinate.Split('.')[0];
}
