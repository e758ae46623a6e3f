namespace Success.GraphQL.Types;

sealed partial class SchemaValidation
{
    void ValidateInterfaces(FieldsType type)
    {
        foreach (var group in type.DeclaredInterfaces.GroupBy(declared => declared))
        {
            if (group.Count() > 1)
            {
                errors.Add($"Type {type} can only implement {group.Key} once.", type.Spot);
            }

            if (group.Key is not InterfaceType @interface)
            {
                errors.Add($"Type {type} must only implement Interface types, it cannot implement {group.Key}.", type.Spot);
            }
            else if (@interface == type)
            {
                errors.Add($"Type {type} cannot implement itself because it would create a circular reference.", type.Spot);
            }
            else
            {
                ValidateAncestors(type, @interface);
                ValidateImplementation(type, @interface);
            }
        }
    }

    void ValidateAncestors(FieldsType type, InterfaceType @interface)
    {
        foreach (var ancestor in @interface.Interfaces.Where(ancestor => !type.DeclaredInterfaces.Contains(ancestor)))
        {
            errors.Add(
                ancestor == type
                    ? $"Type {type} cannot implement {@interface} because it would create a circular reference."
                    : $"Type {type} must implement {ancestor} because it is implemented by {@interface}.",
                type.Spot,
                @interface.Spot);
        }
    }

    void ValidateImplementation(FieldsType type, InterfaceType @interface)
    {
        foreach (var expected in @interface.Fields)
        {
            if (type.Field(expected.Name) is not { } field)
            {
                errors.Add($"Interface field {expected.Coordinate} expected but {type} does not provide it.", type.Spot, expected.Spot);
                continue;
            }

            if (!schema.IsTypeSubTypeOf(field.Type, expected.Type))
            {
                errors.Add(
                    $"Interface field {expected.Coordinate} expects type {expected.Type} but {field.Coordinate} is type {field.Type}.",
                    field.Spot,
                    expected.Spot);
            }

            ValidateArguments(field, expected);
        }
    }

    void ValidateArguments(FieldDefinition field, FieldDefinition expected)
    {
        foreach (var argument in expected.Arguments)
        {
            if (field.Argument(argument.Name) is not { } own)
            {
                errors.Add(
                    $"Interface field argument {argument.Coordinate} expected but {field.Coordinate} does not provide it.", field.Spot, argument.Spot);
            }
            else if (own.Type != argument.Type)
            {
                errors.Add(
                    $"Interface field argument {argument.Coordinate} expects type {argument.Type} but {own.Coordinate} is type {own.Type}.",
                    own.Spot,
                    argument.Spot);
            }
        }

        foreach (var own in field.Arguments.Where(own => own.IsRequired && expected.Argument(own.Name) is null))
        {
            errors.Add(
                $"Object field {field.Coordinate} includes required argument {own.Name} that is missing from the Interface field {expected.Coordinate}.",
                own.Spot,
                expected.Spot);
        }
    }
}
