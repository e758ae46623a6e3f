using Success.GraphQL.Language;

namespace Success.GraphQL.Introspection;

/// <summary>The part of every schema that the specification gives: scalars, directives, and the types that describe schemas.</summary>
static class IntrospectionDocument
{
    /// <summary>Parsed once; every schema builds its own types from it.</summary>
    public static DocumentNode Document { get; } =
        Parser.Parse(new Source(Text.ToArray(), "specification"), ParserOptions.Trusted);

    static ReadOnlySpan<byte> Text => """"
        """Text as UTF-8."""
        scalar String
        """A whole number from -2147483648 to 2147483647."""
        scalar Int
        """A double-precision number as IEEE 754 has them: finite, never NaN."""
        scalar Float
        """True or false."""
        scalar Boolean
        """An identifier. Always written as a string; taken as a string or a whole number. Not meant to be read by people."""
        scalar ID

        """Includes the field or fragment only if the argument is true."""
        directive @include("Included when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        """Leaves the field or fragment out if the argument is true."""
        directive @skip("Skipped when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT
        """Marks what should no longer be used."""
        directive @deprecated(
          "Why, and what to use instead; Markdown."
          reason: String = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE | DIRECTIVE_DEFINITION
        """Says where the format and meaning of a scalar are written down."""
        directive @specifiedBy("The address of the document." url: String!) on SCALAR
        """Exactly one field of the input object must be given, and not as null."""
        directive @oneOf on INPUT_OBJECT

        """What a server offers: its types, its directives, and the types that operations start from."""
        type __Schema {
          description: String
          "All types of the schema."
          types: [__Type!]!
          "The type that queries start from."
          queryType: __Type!
          "The type that mutations start from; null if there are none."
          mutationType: __Type
          "The type that subscriptions start from; null if there are none."
          subscriptionType: __Type
          "All directives of the schema."
          directives(includeDeprecated: Boolean! = false): [__Directive!]!
        }

        """A type, named or wrapped. Which of its fields have values depends on its kind."""
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        """The kinds of types."""
        enum __TypeKind {
          "A scalar."
          SCALAR
          "An object; has `fields` and `interfaces`."
          OBJECT
          "An interface; has `fields`, `interfaces` and `possibleTypes`."
          INTERFACE
          "A union; has `possibleTypes`."
          UNION
          "An enum; has `enumValues`."
          ENUM
          "An input object; has `inputFields`."
          INPUT_OBJECT
          "A list; has `ofType`."
          LIST
          "A type without null; has `ofType`."
          NON_NULL
        }

        """A field of an object or interface."""
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """An argument of a field or directive, or a field of an input object."""
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default as GraphQL writes it; null if there is none."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """A value of an enum."""
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """A directive and the places where it may stand."""
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean = false): [__InputValue!]!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """A place where a directive may stand."""
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "On the spread of a fragment."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On the definition of a variable."
          VARIABLE_DEFINITION
          "On a schema."
          SCHEMA
          "On a scalar."
          SCALAR
          "On an object type."
          OBJECT
          "On the definition of a field."
          FIELD_DEFINITION
          "On the definition of an argument."
          ARGUMENT_DEFINITION
          "On an interface."
          INTERFACE
          "On a union."
          UNION
          "On an enum."
          ENUM
          "On a value of an enum."
          ENUM_VALUE
          "On an input object type."
          INPUT_OBJECT
          "On a field of an input object."
          INPUT_FIELD_DEFINITION
          "On the definition of a directive."
          DIRECTIVE_DEFINITION
        }

        """The fields that every query type has besides its own; no type of this name is part of a schema."""
        type __MetaFields {
          "The schema that this server offers."
          __schema: __Schema!
          "The type of this name; null if there is none."
          __type(name: String!): __Type
          "The name of the object's type."
          __typename: String!
        }
        """"u8;
}
