using System.Runtime.CompilerServices;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Merging;

/// <summary>
/// Finds fields that share a response key but cannot be answered with one value. Each selection set is compared within itself once;
/// after that only between sets: with the fragments that it spreads, of these with each other, and of the selections below fields that
/// share a key. What was compared is remembered by pairs of fragments, so the work is bounded by what the document holds, squared; a
/// budget bounds the rest.
/// </summary>
sealed partial class FieldMerging(ValidationContext context)
{
    readonly Dictionary<(NamedType? Parent, SelectionSetNode Set), SelectedFields> _collected = [];
    readonly Dictionary<(string, string), bool> _comparedFragments = [];
    readonly Dictionary<ValueNode, string> _valueKeys = [];
    int _budget = context.Options.MaxFieldComparisons;

    /// <summary>Every conflict in a selection set and the fragments that it spreads.</summary>
    /// <exception cref="TooManyComparisonsException">The budget of all calls together is used up.</exception>
    public List<MergeConflict> FindConflicts(NamedType? parent, SelectionSetNode selectionSet)
    {
        var conflicts = new List<MergeConflict>();
        var selected = Collect(parent, selectionSet);
        CompareWithin(conflicts, selected);
        for (var i = 0; i < selected.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, areExclusive: false, selected, selected.Fragments[i]);
            for (var j = i + 1; j < selected.Fragments.Count; j++)
            {
                CompareFragments(conflicts, areExclusive: false, selected.Fragments[i], selected.Fragments[j]);
            }
        }

        return conflicts;
    }

    void CompareWithin(List<MergeConflict> conflicts, SelectedFields selected)
    {
        foreach (var (key, fields) in selected.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                {
                    Add(conflicts, FindConflict(areParentsExclusive: false, key, fields[i], fields[j]));
                }
            }
        }
    }

    void CompareBetween(List<MergeConflict> conflicts, bool areExclusive, SelectedFields selected1, SelectedFields selected2)
    {
        foreach (var (key, fields1) in selected1.Fields)
        {
            Spend(1);
            if (!selected2.Fields.TryGetValue(key, out var fields2))
            {
                continue;
            }

            foreach (var field1 in fields1)
            {
                foreach (var field2 in fields2)
                {
                    Add(conflicts, FindConflict(areExclusive, key, field1, field2));
                }
            }
        }
    }

    void CompareWithFragment(List<MergeConflict> conflicts, bool areExclusive, SelectedFields selected, string fragmentName)
    {
        Spend(1);
        if (selected.Fields.Count == 0 || IsCompared(selected.ComparedFragments, fragmentName, areExclusive)
            || context.Fragment(fragmentName) is not { } fragment)
        {
            return;
        }

        var fragmentFields = Collect(fragment);
        if (fragmentFields == selected)
        {
            return;
        }

        CompareBetween(conflicts, areExclusive, selected, fragmentFields);
        foreach (var next in fragmentFields.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, selected, next);
        }
    }

    void CompareFragments(List<MergeConflict> conflicts, bool areExclusive, string name1, string name2)
    {
        Spend(1);
        var pair = string.CompareOrdinal(name1, name2) < 0 ? (name1, name2) : (name2, name1);
        if (name1 == name2 || IsCompared(_comparedFragments, pair, areExclusive)
            || context.Fragment(name1) is not { } fragment1 || context.Fragment(name2) is not { } fragment2)
        {
            return;
        }

        var (selected1, selected2) = (Collect(fragment1), Collect(fragment2));
        CompareBetween(conflicts, areExclusive, selected1, selected2);
        foreach (var next in selected2.Fragments)
        {
            CompareFragments(conflicts, areExclusive, name1, next);
        }

        foreach (var next in selected1.Fragments)
        {
            CompareFragments(conflicts, areExclusive, next, name2);
        }
    }

    List<MergeConflict> CompareBelow(bool areExclusive, SelectedField field1, SelectedField field2)
    {
        var conflicts = new List<MergeConflict>();
        var selected1 = Collect(field1.Type?.Named, field1.Node.SelectionSet!);
        var selected2 = Collect(field2.Type?.Named, field2.Node.SelectionSet!);
        CompareBetween(conflicts, areExclusive, selected1, selected2);
        foreach (var fragment in selected2.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, selected1, fragment);
        }

        foreach (var fragment in selected1.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, selected2, fragment);
        }

        foreach (var fragment1 in selected1.Fragments)
        {
            foreach (var fragment2 in selected2.Fragments)
            {
                CompareFragments(conflicts, areExclusive, fragment1, fragment2);
            }
        }

        return conflicts;
    }

    SelectedFields Collect(FragmentDefinitionNode fragment) =>
        Collect(context.Schema.Type(fragment.TypeCondition.Name.Value), fragment.SelectionSet);

    SelectedFields Collect(NamedType? parent, SelectionSetNode selectionSet)
    {
        if (!_collected.TryGetValue((parent, selectionSet), out var selected))
        {
            _collected[(parent, selectionSet)] = selected = SelectedFields.Collect(context.Schema, parent, selectionSet);
        }

        return selected;
    }

    /// <summary>Whether the two were compared at least as strictly before; notes that they are now.</summary>
    static bool IsCompared<TKey>(Dictionary<TKey, bool> compared, TKey key, bool areExclusive)
        where TKey : notnull
    {
        // Fields of types that exclude each other may differ in more, so such a comparison does not stand for a stricter one.
        if (compared.TryGetValue(key, out var wereExclusive) && (areExclusive || !wereExclusive))
        {
            return true;
        }

        compared[key] = areExclusive;
        return false;
    }

    static void Add(List<MergeConflict> conflicts, MergeConflict? conflict)
    {
        if (conflict is not null)
        {
            conflicts.Add(conflict);
        }
    }

    void Spend(int comparisons)
    {
        _budget -= comparisons;

        // Fragments can nest selections deeper than any one selection is written; the thread's stack is a budget as well.
        if (_budget < 0 || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new TooManyComparisonsException();
        }
    }
}
