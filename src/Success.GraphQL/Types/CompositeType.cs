using System.Collections.Frozen;
using Success.GraphQL.Language;

namespace Success.GraphQL.Types;

/// <summary>A type with selections: object, interface or union.</summary>
abstract class CompositeType(TypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions) : NamedType(node, spot, extensions)
{
    /// <summary>The object types that a value of this type can be, in the order of the schema. An object type: itself.</summary>
    public ObjectType[] PossibleTypes { get; protected set; } = [];

    public abstract bool IsAbstract { get; }

    /// <summary>Fields of unions are none; <c>__typename</c> belongs to the schema, not to a type.</summary>
    public virtual FieldDefinition? Field(string name) => null;
}

/// <summary>A type with fields: object or interface.</summary>
abstract class FieldsType(FieldsTypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions) : CompositeType(node, spot, extensions)
{
    FrozenDictionary<string, FieldDefinition> _byName = FrozenDictionary<string, FieldDefinition>.Empty;

    /// <summary>The fields in the order of the schema.</summary>
    public FieldDefinition[] Fields { get; private set; } = [];

    /// <summary>The interfaces that it declares, as written. Validation sees to it that they are interfaces.</summary>
    public NamedType[] DeclaredInterfaces { get; private set; } = [];

    public IEnumerable<InterfaceType> Interfaces => DeclaredInterfaces.OfType<InterfaceType>();

    public override FieldDefinition? Field(string name) => _byName.GetValueOrDefault(name);

    public void Complete(NamedType[] interfaces, FieldDefinition[] fields)
    {
        DeclaredInterfaces = interfaces;
        Fields = fields;
        _byName = fields.DistinctBy(field => field.Name, StringComparer.Ordinal).ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);
    }
}

sealed class ObjectType : FieldsType
{
    public ObjectType(ObjectTypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions)
        : base(node, spot, extensions) => PossibleTypes = [this];

    public override bool IsAbstract => false;
}

sealed class InterfaceType(InterfaceTypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions) : FieldsType(node, spot, extensions)
{
    public override bool IsAbstract => true;

    /// <summary>The interfaces that implement this one.</summary>
    public InterfaceType[] ImplementingInterfaces { get; private set; } = [];

    public void Complete(ObjectType[] objects, InterfaceType[] interfaces)
    {
        PossibleTypes = objects;
        ImplementingInterfaces = interfaces;
    }
}

sealed class UnionType(UnionTypeDefinitionNode node, SourceSpot spot, TypeExtension[] extensions) : CompositeType(node, spot, extensions)
{
    public override bool IsAbstract => true;

    /// <summary>The members as written. Validation sees to it that they are object types.</summary>
    public NamedType[] DeclaredMembers { get; private set; } = [];

    public void Complete(NamedType[] members)
    {
        DeclaredMembers = members;
        PossibleTypes = [.. members.OfType<ObjectType>()];
    }
}
