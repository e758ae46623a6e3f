using Success.GraphQL.Types;

namespace Success.GraphQL.Introspection;

/// <summary>The schema as the value of <c>__schema</c>.</summary>
sealed record Described(Schema Schema);

/// <summary>A type as a value of <c>__Type</c>.</summary>
sealed record TypeView(Schema Schema, SchemaType Type)
{
    public static TypeView? Of(Schema schema, SchemaType? type) => type is null ? null : new TypeView(schema, type);
}

/// <summary>A field as a value of <c>__Field</c>.</summary>
sealed record FieldView(Schema Schema, FieldDefinition Field);

/// <summary>An argument or input field as a value of <c>__InputValue</c>.</summary>
sealed record InputValueView(Schema Schema, InputValueDefinition Input)
{
    public static IEnumerable<InputValueView> All(Schema schema, IEnumerable<InputValueDefinition> inputs) =>
        inputs.Select(input => new InputValueView(schema, input));
}

/// <summary>A directive as a value of <c>__Directive</c>.</summary>
sealed record DirectiveView(Schema Schema, DirectiveDefinition Directive);

/// <summary>The values of <c>__TypeKind</c>.</summary>
enum TypeKind
{
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    InputObject,
    List,
    NonNull,
}

/// <summary>The values of <c>__DirectiveLocation</c>.</summary>
enum DirectiveLocation
{
    Query,
    Mutation,
    Subscription,
    Field,
    FragmentDefinition,
    FragmentSpread,
    InlineFragment,
    VariableDefinition,
    Schema,
    Scalar,
    Object,
    FieldDefinition,
    ArgumentDefinition,
    Interface,
    Union,
    Enum,
    EnumValue,
    InputObject,
    InputFieldDefinition,
    DirectiveDefinition,
}
