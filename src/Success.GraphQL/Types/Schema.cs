using System.Collections.Frozen;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>A type system: immutable once built, shared by all requests.</summary>
sealed class Schema
{
    readonly FrozenDictionary<string, NamedType> _types;
    readonly FrozenDictionary<string, DirectiveDefinition> _directives;
    readonly FrozenDictionary<NamedType, FrozenSet<NamedType>> _subTypes;
    readonly FieldDefinition _schemaField;
    readonly FieldDefinition _typeField;
    readonly FieldDefinition _typenameField;

    public Schema(SchemaParts parts)
    {
        Description = parts.Description;
        Query = parts.Query;
        Mutation = parts.Mutation;
        Subscription = parts.Subscription;
        Types = parts.Types;
        Directives = parts.Directives;
        _types = Types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
        _directives = Directives.ToFrozenDictionary(directive => directive.Name, StringComparer.Ordinal);
        _subTypes = Types.OfType<CompositeType>().Where(type => type.IsAbstract).ToFrozenDictionary(NamedType (type) => type, SubTypesOf);
        (_schemaField, _typeField, _typenameField) = parts.MetaFields;
        HasListLimits = Types.OfType<FieldsType>().SelectMany(type => type.Fields).SelectMany(field => field.Arguments)
            .Concat(Types.OfType<InputObjectType>().SelectMany(type => type.Fields))
            .Any(input => input.MaxItems is not null);
    }

    public string? Description { get; }

    public NamedType? Query { get; }

    public NamedType? Mutation { get; }

    public NamedType? Subscription { get; }

    /// <summary>Every type that the schema defines or refers to, those for introspection included, in the reference implementation's order.</summary>
    public NamedType[] Types { get; }

    public DirectiveDefinition[] Directives { get; }

    /// <summary>Whether any argument or input field has a limit of its own on lists.</summary>
    public bool HasListLimits { get; }

    public NamedType? Type(string name) => _types.GetValueOrDefault(name);

    public DirectiveDefinition? Directive(string name) => _directives.GetValueOrDefault(name);

    /// <summary>The type of a reference, or null if its name is unknown.</summary>
    public SchemaType? Type(TypeNode reference) => reference switch
    {
        NamedTypeNode named => Type(named.Name.Value),
        ListTypeNode list => Type(list.Type)?.List,
        NonNullTypeNode nonNull => Type(nonNull.Type)?.NonNull,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => Query,
        OperationType.Mutation => Mutation,
        _ => Subscription,
    } as ObjectType;

    /// <summary>The field of a composite type, <c>__typename</c>, <c>__schema</c> and <c>__type</c> included; null if it has none of that name.</summary>
    public FieldDefinition? Field(CompositeType parent, string name) => name switch
    {
        "__typename" => _typenameField,
        "__schema" when parent == Query => _schemaField,
        "__type" when parent == Query => _typeField,
        _ => parent.Field(name),
    };

    public bool IsMetaField(FieldDefinition field) => field == _typenameField || field == _schemaField || field == _typeField;

    /// <summary>Whether <paramref name="type"/> is a member of the union or implements the interface.</summary>
    public bool IsSubType(NamedType abstractType, NamedType type) => _subTypes.TryGetValue(abstractType, out var subTypes) && subTypes.Contains(type);

    /// <summary>Whether a value of one composite type could also be of the other.</summary>
    public static bool DoTypesOverlap(CompositeType one, CompositeType other) =>
        one == other || one.PossibleTypes.Intersect(other.PossibleTypes).Any();

    /// <summary>Whether a value of <paramref name="type"/> may stand where <paramref name="superType"/> is expected.</summary>
    public bool IsTypeSubTypeOf(SchemaType type, SchemaType superType) => (type, superType) switch
    {
        _ when type == superType => true,
        (NonNullType inner, NonNullType outer) => IsTypeSubTypeOf(inner.OfType, outer.OfType),
        (_, NonNullType) => false,
        (NonNullType inner, _) => IsTypeSubTypeOf(inner.OfType, superType),
        (ListType inner, ListType outer) => IsTypeSubTypeOf(inner.OfType, outer.OfType),
        (NamedType inner, NamedType outer) => IsSubType(outer, inner),
        _ => false,
    };

    static FrozenSet<NamedType> SubTypesOf(CompositeType type) => type is InterfaceType @interface
        ? type.PossibleTypes.Concat<NamedType>(@interface.ImplementingInterfaces).ToFrozenSet()
        : type.PossibleTypes.ToFrozenSet<NamedType>();
}

/// <summary>What a schema is made of.</summary>
sealed record SchemaParts(
    string? Description,
    NamedType? Query,
    NamedType? Mutation,
    NamedType? Subscription,
    NamedType[] Types,
    DirectiveDefinition[] Directives,
    (FieldDefinition Schema, FieldDefinition Type, FieldDefinition Typename) MetaFields);
