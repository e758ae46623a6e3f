using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fragment spreads must not form cycles: a fragment never holds itself, directly or through others.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spreads-Must-Not-Form-Cycles</remarks>
sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    readonly HashSet<string> _visited = new(StringComparer.Ordinal);

    // The way from the fragment where the search began: each fragment with the spreads that are still to be followed.
    readonly Stack<(string Fragment, IEnumerator<FragmentSpreadNode> Spreads)> _way = new();
    readonly List<FragmentSpreadNode> _path = [];
    readonly Dictionary<string, int> _pathIndex = new(StringComparer.Ordinal);

    public override void EnterOperationDefinition(OperationDefinitionNode node) => SkipChildrenOf(node);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        Begin(node);
        while (_way.TryPeek(out var step))
        {
            if (step.Spreads.MoveNext())
            {
                Follow(step.Spreads.Current);
            }
            else
            {
                End();
            }
        }

        SkipChildrenOf(node);
    }

    // A loop and a stack of our own: fragments may follow each other further than the thread's stack goes.
    bool Begin(FragmentDefinitionNode fragment)
    {
        var name = fragment.Name.Value;
        if (!_visited.Add(name))
        {
            return false;
        }

        _pathIndex[name] = _path.Count;
        _way.Push((name, Context.FragmentSpreads(fragment.SelectionSet).AsEnumerable().GetEnumerator()));
        return true;
    }

    void End()
    {
        _pathIndex.Remove(_way.Pop().Fragment);
        if (_way.Count > 0)
        {
            // The spread that led to the fragment.
            _path.RemoveAt(_path.Count - 1);
        }
    }

    void Follow(FragmentSpreadNode spread)
    {
        var name = spread.Name.Value;
        _path.Add(spread);
        if (_pathIndex.TryGetValue(name, out var start))
        {
            ReportCycle(name, _path[start..]);
        }
        else if (Context.Fragment(name) is { } fragment && Begin(fragment))
        {
            return;
        }

        _path.RemoveAt(_path.Count - 1);
    }

    void ReportCycle(string name, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name}\""));
        Context.ReportError($"Cannot spread fragment \"{name}\" within itself" + (via.Length > 0 ? $" via {via}." : "."), cycle);
    }
}
