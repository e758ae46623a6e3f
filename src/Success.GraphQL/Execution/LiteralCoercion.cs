using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>Coerces values written in a document, by the specification's rules for input coercion.</summary>
/// <remarks>Coerced values are: null; bool, int, double, string; the name of an enum value; whatever a custom scalar makes;
/// <c>object?[]</c> for lists; <c>Dictionary&lt;string, object?&gt;</c> in the order of the schema for input objects.</remarks>
static class LiteralCoercion
{
    /// <summary>The coerced value, or <see cref="Undefined.Value"/> if the literal does not fit the type.</summary>
    public static object? Coerce(ValueNode value, SchemaType type, VariableValues? variables = null) => (value, type) switch
    {
        (VariableNode variable, _) => Variable(variable, type, variables),
        (NullValueNode, NonNullType) => Undefined.Value,
        (_, NonNullType nonNull) => Coerce(value, nonNull.OfType, variables),
        (NullValueNode, _) => null,
        (ListValueNode list, ListType listType) => CoerceList(list, listType.OfType, variables),
        (_, ListType listType) => CoerceSingleItem(value, listType.OfType, variables),
        (ObjectValueNode input, InputObjectType inputType) => CoerceObject(input, inputType, variables),
        (EnumValueNode name, EnumType enumType) => enumType.Value(name.Value)?.Name ?? Undefined.Value,
        (_, ScalarType scalar) => CoerceScalar(value, scalar, variables),
        _ => Undefined.Value,
    };

    static object? Variable(VariableNode variable, SchemaType type, VariableValues? variables) =>
        variables is null || !variables.TryGetValue(variable.Name.Value, out var value) || (value is null && type is NonNullType)
            ? Undefined.Value
            : value;

    static object? CoerceScalar(ValueNode value, ScalarType scalar, VariableValues? variables)
    {
        try
        {
            return scalar.Coercion.ParseLiteral(value, variables);
        }
        catch (CoercionException)
        {
            return Undefined.Value;
        }
    }

    static object? CoerceList(ListValueNode list, SchemaType itemType, VariableValues? variables)
    {
        var items = new object?[list.Values.Length];
        for (var i = 0; i < items.Length; i++)
        {
            // A variable without a value is null in a list.
            var isMissing = IsMissing(list.Values[i], variables);
            items[i] = isMissing ? null : Coerce(list.Values[i], itemType, variables);
            if (Undefined.Is(items[i]) || (isMissing && itemType is NonNullType))
            {
                return Undefined.Value;
            }
        }

        return items;
    }

    static object? CoerceSingleItem(ValueNode value, SchemaType itemType, VariableValues? variables)
    {
        var item = Coerce(value, itemType, variables);
        return Undefined.Is(item) ? item : new[] { item };
    }

    static object? CoerceObject(ObjectValueNode input, InputObjectType type, VariableValues? variables)
    {
        var coerced = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            var node = Array.FindLast(input.Fields, given => given.Name.Value == field.Name);
            var isGiven = node is not null && !IsMissing(node.Value, variables);
            var value = isGiven ? Coerce(node!.Value, field.Type, variables) : field.DefaultValue;
            if (!Undefined.Is(value))
            {
                coerced.Add(field.Name, value);
            }
            else if (isGiven || field.Type is NonNullType)
            {
                return Undefined.Value;
            }
        }

        var breaksOneOf = type.IsOneOf && (coerced.Count != 1 || coerced.Values.Single() is null);
        return breaksOneOf ? Undefined.Value : coerced;
    }

    static bool IsMissing(ValueNode value, VariableValues? variables) =>
        value is VariableNode variable && variables?.ContainsKey(variable.Name.Value) != true;
}
