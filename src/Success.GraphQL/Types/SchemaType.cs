namespace Success.GraphQL.Types;

/// <summary>Any type of a schema, wrapped or named. The same type is always the same object, so types are compared by reference.</summary>
abstract class SchemaType
{
    ListType? _list;
    NonNullType? _nonNull;

    /// <summary>The list of this type.</summary>
    public ListType List => _list ?? Interlocked.CompareExchange(ref _list, new ListType(this), null) ?? _list;

    /// <summary>This type without null; itself if it already is.</summary>
    public NonNullType NonNull => this as NonNullType
        ?? _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new NonNullType(this), null) ?? _nonNull;

    /// <summary>What is left without <c>!</c>.</summary>
    public virtual SchemaType Nullable => this;

    /// <summary>What is left without <c>[]</c> and <c>!</c>.</summary>
    public abstract NamedType Named { get; }

    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Scalars and enums have no selections.</summary>
    public bool IsLeaf => Named is LeafType;
}

sealed class ListType(SchemaType ofType) : SchemaType
{
    public SchemaType OfType { get; } = ofType;

    public override NamedType Named => OfType.Named;

    public override string ToString() => $"[{OfType}]";
}

sealed class NonNullType(SchemaType ofType) : SchemaType
{
    public SchemaType OfType { get; } = ofType;

    public override SchemaType Nullable => OfType;

    public override NamedType Named => OfType.Named;

    public override string ToString() => $"{OfType}!";
}
