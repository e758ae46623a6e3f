using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>The specification's CollectFields: which fields are selected from an object type, in which order, merged by response key.</summary>
sealed class FieldCollector(Schema schema, OperationPlan plan, ObjectType type)
{
    readonly List<CollectedField> _fields = [];
    readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    readonly HashSet<string> _visitedFragments = new(StringComparer.Ordinal);
    int _selections;

    /// <param name="schema">The schema.</param>
    /// <param name="plan">Says which selections are left in.</param>
    /// <param name="type">The object type.</param>
    /// <param name="sets">The selection sets of all nodes that merge.</param>
    /// <param name="selections">Counts the selections that were looked at.</param>
    public static List<CollectedField> CollectFields(
        Schema schema, OperationPlan plan, ObjectType type, IEnumerable<SelectionSetNode> sets, ref int selections)
    {
        var collector = new FieldCollector(schema, plan, type);
        foreach (var set in sets)
        {
            collector.Collect(set);
        }

        selections += collector._selections;
        return collector._fields;
    }

    void Collect(SelectionSetNode set)
    {
        _selections += set.Selections.Length;
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field when plan.Includes(field):
                    Add(field);
                    break;
                case InlineFragmentNode fragment when plan.Includes(fragment) && Applies(fragment.TypeCondition):
                    Collect(fragment.SelectionSet);
                    break;
                case FragmentSpreadNode spread when !_visitedFragments.Contains(spread.Name.Value) && plan.Includes(spread):
                    Collect(spread);
                    break;
            }
        }
    }

    void Collect(FragmentSpreadNode spread)
    {
        _visitedFragments.Add(spread.Name.Value);
        if (plan.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition))
        {
            Collect(fragment.SelectionSet);
        }
    }

    void Add(FieldNode field)
    {
        if (_indices.TryGetValue(field.ResponseKey, out var index))
        {
            _fields[index] = _fields[index] with { Nodes = [.. _fields[index].Nodes, field] };
            return;
        }

        _indices.Add(field.ResponseKey, _fields.Count);
        _fields.Add(new CollectedField(field.ResponseKey, [field]));
    }

    bool Applies(NamedTypeNode? condition) => condition is null
        || (schema.Type(condition.Name.Value) is { } conditional && (conditional == type || schema.IsSubType(conditional, type)));
}

/// <summary>The nodes that share a response key.</summary>
readonly record struct CollectedField(string ResponseKey, FieldNode[] Nodes);
