using Success.GraphQL.Execution;
using Success.GraphQL.Types;

namespace Success.GraphQL.Introspection;

/// <summary>Introspection, bound like everything else: resolvers whose parents are the parts of the schema.</summary>
static class IntrospectionResolvers
{
    public sealed class OfQuery(Schema schema)
    {
        public Described Schema() => new(schema);

        public TypeView? Type(string name) => schema.Type(name) is { } type ? new TypeView(schema, type) : null;
    }

    [Resolvers("__Schema")]
    public static class OfSchema
    {
        public static string? Description(Described schema) => schema.Schema.Description;

        public static IEnumerable<TypeView> Types(Described schema) => schema.Schema.Types.Select(type => new TypeView(schema.Schema, type));

        public static TypeView QueryType(Described schema) => new(schema.Schema, schema.Schema.Query!);

        public static TypeView? MutationType(Described schema) => TypeView.Of(schema.Schema, schema.Schema.Mutation);

        public static TypeView? SubscriptionType(Described schema) => TypeView.Of(schema.Schema, schema.Schema.Subscription);

        public static IEnumerable<DirectiveView> Directives(Described schema, bool includeDeprecated) =>
            Visible(schema.Schema.Directives, includeDeprecated).Select(directive => new DirectiveView(schema.Schema, directive));
    }

    [Resolvers("__Type")]
    public static class OfType
    {
        public static TypeKind Kind(TypeView view) => view.Type switch
        {
            ScalarType => TypeKind.Scalar,
            ObjectType => TypeKind.Object,
            InterfaceType => TypeKind.Interface,
            UnionType => TypeKind.Union,
            EnumType => TypeKind.Enum,
            InputObjectType => TypeKind.InputObject,
            ListType => TypeKind.List,
            _ => TypeKind.NonNull,
        };

        public static string? Name(TypeView view) => (view.Type as NamedType)?.Name;

        public static string? Description(TypeView view) => (view.Type as NamedType)?.Description;

        [GraphQLName("specifiedByURL")]
        public static string? SpecifiedByUrl(TypeView view) => (view.Type as ScalarType)?.SpecifiedByUrl;

        public static IEnumerable<FieldView>? Fields(TypeView view, bool? includeDeprecated) => view.Type is FieldsType type
            ? Visible(type.Fields, includeDeprecated).Select(field => new FieldView(view.Schema, field))
            : null;

        public static IEnumerable<TypeView>? Interfaces(TypeView view) => view.Type is FieldsType type
            ? type.DeclaredInterfaces.Select(declared => new TypeView(view.Schema, declared))
            : null;

        public static IEnumerable<TypeView>? PossibleTypes(TypeView view) => view.Type is CompositeType { IsAbstract: true } type
            ? type.PossibleTypes.Select(possible => new TypeView(view.Schema, possible))
            : null;

        public static IEnumerable<EnumValueDefinition>? EnumValues(TypeView view, bool? includeDeprecated) =>
            view.Type is EnumType type ? Visible(type.Values, includeDeprecated) : null;

        public static IEnumerable<InputValueView>? InputFields(TypeView view, bool? includeDeprecated) => view.Type is InputObjectType type
            ? InputValueView.All(view.Schema, Visible(type.Fields, includeDeprecated))
            : null;

        [GraphQLName("ofType")]
        public static TypeView? Wrapped(TypeView view) => view.Type switch
        {
            ListType list => new TypeView(view.Schema, list.OfType),
            NonNullType nonNull => new TypeView(view.Schema, nonNull.OfType),
            _ => null,
        };

        public static bool? IsOneOf(TypeView view) => (view.Type as InputObjectType)?.IsOneOf;
    }

    [Resolvers("__Field")]
    public static class OfField
    {
        public static string Name(FieldView view) => view.Field.Name;

        public static string? Description(FieldView view) => view.Field.Description;

        public static IEnumerable<InputValueView> Args(FieldView view, bool? includeDeprecated) =>
            InputValueView.All(view.Schema, Visible(view.Field.Arguments, includeDeprecated));

        public static TypeView Type(FieldView view) => new(view.Schema, view.Field.Type);

        public static bool IsDeprecated(FieldView view) => view.Field.DeprecationReason is not null;

        public static string? DeprecationReason(FieldView view) => view.Field.DeprecationReason;
    }

    [Resolvers("__InputValue")]
    public static class OfInputValue
    {
        public static string Name(InputValueView view) => view.Input.Name;

        public static string? Description(InputValueView view) => view.Input.Description;

        public static TypeView Type(InputValueView view) => new(view.Schema, view.Input.Type);

        public static string? DefaultValue(InputValueView view) =>
            Undefined.Is(view.Input.DefaultValue) ? null : LiteralPrinter.Print(view.Input.DefaultValue, view.Input.Type);

        public static bool IsDeprecated(InputValueView view) => view.Input.DeprecationReason is not null;

        public static string? DeprecationReason(InputValueView view) => view.Input.DeprecationReason;
    }

    [Resolvers("__EnumValue")]
    public static class OfEnumValue
    {
        public static bool IsDeprecated(EnumValueDefinition value) => value.DeprecationReason is not null;
    }

    [Resolvers("__Directive")]
    public static class OfDirective
    {
        public static string Name(DirectiveView view) => view.Directive.Name;

        public static string? Description(DirectiveView view) => view.Directive.Description;

        public static bool IsRepeatable(DirectiveView view) => view.Directive.IsRepeatable;

        public static IEnumerable<DirectiveLocation> Locations(DirectiveView view) =>
            view.Directive.Locations.Select(location => Enum.Parse<DirectiveLocation>(location.Replace("_", "", StringComparison.Ordinal), ignoreCase: true));

        public static IEnumerable<InputValueView> Args(DirectiveView view, bool? includeDeprecated) =>
            InputValueView.All(view.Schema, Visible(view.Directive.Arguments, includeDeprecated));

        public static bool IsDeprecated(DirectiveView view) => view.Directive.DeprecationReason is not null;

        public static string? DeprecationReason(DirectiveView view) => view.Directive.DeprecationReason;
    }

    static IEnumerable<T> Visible<T>(IEnumerable<T> elements, bool? includeDeprecated)
        where T : SchemaElement => elements.Where(element => includeDeprecated == true || element.DeprecationReason is null);
}
