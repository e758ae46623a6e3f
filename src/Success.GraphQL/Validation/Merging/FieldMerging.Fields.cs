using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Merging;

/// <summary>The comparison of two fields.</summary>
sealed partial class FieldMerging
{
    MergeConflict? FindConflict(bool areParentsExclusive, string key, SelectedField field1, SelectedField field2)
    {
        Spend(1);
        var (node1, node2) = (field1.Node, field2.Node);
        if (field1.IsPlainLeaf && field2.IsPlainLeaf && field1.Type == field2.Type && node1.Name.Value == node2.Name.Value)
        {
            return null;
        }

        // No object is of two object types: only one of the fields is ever answered, and they may differ in anything but their shape.
        var areExclusive = areParentsExclusive || (field1.Parent != field2.Parent && field1.Parent is ObjectType && field2.Parent is ObjectType);
        if (!areExclusive && ReasonAgainst(node1, node2) is { } reason)
        {
            return new(key, reason, node1, node2);
        }

        if (field1.Type is { } type1 && field2.Type is { } type2 && DoTypesConflict(type1, type2))
        {
            return new(key, $"they return conflicting types \"{type1}\" and \"{type2}\"", node1, node2);
        }

        return node1.SelectionSet is null || node2.SelectionSet is null
            ? null
            : MergeConflict.OfSelections(key, node1, node2, CompareBelow(areExclusive, field1, field2));
    }

    string? ReasonAgainst(FieldNode node1, FieldNode node2)
    {
        var (name1, name2) = (node1.Name.Value, node2.Name.Value);
        return name1 != name2 ? $"\"{MergeConflict.Shorten(name1)}\" and \"{MergeConflict.Shorten(name2)}\" are different fields"
            : HaveSameArguments(node1, node2) ? null
            : "they have differing arguments";
    }

    bool HaveSameArguments(FieldNode node1, FieldNode node2)
    {
        Spend(node1.Arguments.Length);
        return node1.Arguments.Length == node2.Arguments.Length && Array.TrueForAll(
            node1.Arguments,
            one => Array.FindLast(node2.Arguments, other => other.Name.Value == one.Name.Value) is { } other && Key(one.Value) == Key(other.Value));
    }

    string Key(ValueNode value)
    {
        if (!_valueKeys.TryGetValue(value, out var key))
        {
            _valueKeys[value] = key = ValueKey.Of(value);
        }

        return key;
    }

    /// <summary>Whether no value could be of both types. What is selected from composite types is compared by itself.</summary>
    static bool DoTypesConflict(SchemaType type1, SchemaType type2) => (type1, type2) switch
    {
        _ when type1 == type2 => false,
        (ListType list1, ListType list2) => DoTypesConflict(list1.OfType, list2.OfType),
        (NonNullType nonNull1, NonNullType nonNull2) => DoTypesConflict(nonNull1.OfType, nonNull2.OfType),
        (NamedType named1, NamedType named2) => named1.IsLeaf || named2.IsLeaf,
        _ => true,
    };
}
