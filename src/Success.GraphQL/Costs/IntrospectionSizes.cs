using Success.GraphQL.Types;

namespace Success.GraphQL.Costs;

/// <summary>How long the lists of introspection are: what the schema has of everything, or has on average where it has any.</summary>
static class IntrospectionSizes
{
    public static IEnumerable<(FieldDefinition Field, int Size)> Of(Schema schema)
    {
        var types = schema.Types.Where(type => !type.IsIntrospection).ToArray();
        var fields = types.OfType<FieldsType>().SelectMany(type => type.Fields).ToArray();
        int Size(FieldDefinition field) => field.Name switch
        {
            "types" => schema.Types.Length,
            "directives" => schema.Directives.Length,
            "fields" => Mean(types.OfType<FieldsType>().Select(type => type.Fields.Length)),
            "args" => Mean(fields.Select(each => each.Arguments.Length)),
            "inputFields" => Mean(types.OfType<InputObjectType>().Select(type => type.Fields.Length)),
            "enumValues" => Mean(types.OfType<EnumType>().Select(type => type.Values.Length)),
            "interfaces" => Mean(types.OfType<FieldsType>().Select(type => type.DeclaredInterfaces.Length)),
            "possibleTypes" => Mean(types.OfType<CompositeType>().Where(type => type.IsAbstract).Select(type => type.PossibleTypes.Length)),
            _ => 1,
        };

        return schema.Types.OfType<FieldsType>().Where(type => type.IsIntrospection)
            .SelectMany(type => type.Fields)
            .Where(field => field.Type.Nullable is ListType)
            .Select(field => (field, Size(field)));
    }

    static int Mean(IEnumerable<int> lengths) => (int)Math.Ceiling(lengths.Where(length => length > 0).DefaultIfEmpty(1).Average());
}
