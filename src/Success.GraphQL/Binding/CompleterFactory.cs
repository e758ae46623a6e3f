using Success.GraphQL.Execution;
using Success.GraphQL.Types;

namespace Success.GraphQL.Binding;

/// <summary>Finds how values of a .NET type are completed as values of a schema type.</summary>
sealed class CompleterFactory(BindingErrors errors, Func<ObjectType, Type, ObjectBinding> bindObject, Func<CompositeType, object, ObjectBinding?> resolveType)
{
    /// <summary>A <c>Completer&lt;T&gt;</c> for <paramref name="clr"/>; null, with an error, if there is none.</summary>
    public object? Create(SchemaType type, Type clr, FieldDefinition field)
    {
        if (Shapes.ComesLater(clr))
        {
            errors.Add(field.Spot, $"{field.Coordinate} is of type {type}, but a value of it would be {Shapes.Show(clr)}. Only all that a resolver gives may come later: "
                + "await the items of a list together, or resolve their fields by [Batch].");
            return null;
        }

        var isNonNull = type is NonNullType;
        if (Nullable.GetUnderlyingType(clr) is { } underlying)
        {
            var inner = Create(type, underlying, field);
            return inner is null ? null : New(typeof(NullableCompleter<>), [underlying], isNonNull, inner);
        }

        return type.Nullable switch
        {
            ListType list => List(list, clr, isNonNull, field),
            LeafType leaf => LeafCompleters.Create(leaf, clr, isNonNull) ?? Mismatch(leaf, clr, field),
            ObjectType objectType when !IsLeafLike(clr) => New(typeof(ObjectCompleter<>), [clr], isNonNull, bindObject(objectType, clr)),
            CompositeType { IsAbstract: true } composite when !IsLeafLike(clr) => New(
                typeof(AbstractCompleter<>), [clr], isNonNull, composite, (Func<object, ObjectBinding?>)(value => resolveType(composite, value))),
            _ => Mismatch(type, clr, field),
        };
    }

    object? List(ListType list, Type clr, bool isNonNull, FieldDefinition field)
    {
        if (!Shapes.IsList(clr, out var item))
        {
            return Mismatch(list, clr, field);
        }

        var inner = Create(list.OfType, item, field);
        return inner is null ? null : New(typeof(ListCompleter<,>), [clr, item], isNonNull, inner);
    }

    object? Mismatch(SchemaType type, Type clr, FieldDefinition field)
    {
        errors.Add(field.Spot, $"{field.Coordinate} is of type {type}, but its resolver gives {Shapes.Show(clr)}.");
        return null;
    }

    static bool IsLeafLike(Type clr) => clr.IsPrimitive || clr.IsEnum || clr == typeof(string) || Shapes.IsList(clr, out _);

    static object New(Type generic, Type[] types, params object[] arguments) =>
        Activator.CreateInstance(generic.MakeGenericType(types), arguments)!;
}
