using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Merging;

/// <summary>A field where it is selected.</summary>
/// <param name="Parent">The type that it is selected from, if there is such a type.</param>
/// <param name="Node">The selection.</param>
/// <param name="Type">The field's type; null if the schema has no such field.</param>
sealed record SelectedField(NamedType? Parent, FieldNode Node, SchemaType? Type)
{
    /// <summary>Nothing about it can differ but its name and type.</summary>
    public bool IsPlainLeaf => Node.Arguments.Length == 0 && Node.SelectionSet is null;
}

/// <summary>
/// What a selection set selects by itself: fields by response key, those of inline fragments included, and the names of the fragments
/// that it spreads. It also remembers what it was compared with.
/// </summary>
sealed class SelectedFields
{
    /// <summary>Response keys in the order of the document.</summary>
    public OrderedDictionary<string, List<SelectedField>> Fields { get; } = new(StringComparer.Ordinal);

    public List<string> Fragments { get; } = [];

    /// <summary>Fragments that these fields were compared with, and whether only as parts of mutually exclusive types.</summary>
    public Dictionary<string, bool> ComparedFragments { get; } = new(StringComparer.Ordinal);

    public static SelectedFields Collect(Schema schema, NamedType? parent, SelectionSetNode selectionSet)
    {
        var selected = new SelectedFields();
        selected.Add(schema, parent, selectionSet, new(StringComparer.Ordinal));
        return selected;
    }

    // Recurses into inline fragments, as deep as the parser let them nest.
    void Add(Schema schema, NamedType? parent, SelectionSetNode selectionSet, HashSet<string> fragments)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    Fields.TryAdd(field.ResponseKey, []);
                    Fields[field.ResponseKey].Add(new(parent, field, (parent as CompositeType)?.Field(field.Name.Value)?.Type));
                    break;
                case FragmentSpreadNode spread when fragments.Add(spread.Name.Value):
                    Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    var type = inline.TypeCondition is { } condition ? schema.Type(condition.Name.Value) : parent;
                    Add(schema, type, inline.SelectionSet, fragments);
                    break;
            }
        }
    }
}
