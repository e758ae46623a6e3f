using System.Collections.Concurrent;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Execution;

/// <summary>A document that is parsed and valid, with the plans of its operations. Shared by all requests that send it.</summary>
sealed class PreparedDocument(SchemaBinding binding, DocumentNode document, DocumentMeasure measure, ListLengths lists)
{
    // Each choice of the Boolean variables in @skip and @include is a plan of its own; beyond this many they are compiled each time.
    const int MaxPlans = 64;

    readonly OperationDefinitionNode[] _operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
    readonly Dictionary<string, FragmentDefinitionNode> _fragments = document.Definitions.OfType<FragmentDefinitionNode>()
        .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);
    readonly ConcurrentDictionary<OperationDefinitionNode, VariableLists> _variableLists = new();
    readonly ConcurrentDictionary<(OperationDefinitionNode, string), OperationPlan> _plans = new();
    readonly ConcurrentDictionary<OperationDefinitionNode, string[]> _conditions = new();
    DocumentCache? _keeper;
    OperationPlan? _only;
    long _bytes = PlanWeights.Document + (PlanWeights.Token * (long)document.Tokens) + (PlanWeights.Letter * (long)document.Source.Body.Length);

    public DocumentNode Document { get; } = document;

    /// <summary>What the document takes in memory with its text and its plans: an estimate that is rather too high.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>From here on the cache is told what the document grows by.</summary>
    public void KeptBy(DocumentCache cache) => _keeper = cache;

    /// <summary>What is over a limit of the caller; null: nothing.</summary>
    public GraphQLError? Exceeded(GraphQLLimits limits) => measure.Exceeded(limits) ?? lists.Exceeded(limits);

    /// <summary>The specification's GetOperation.</summary>
    public OperationDefinitionNode? Operation(string? name, out string message)
    {
        message = "";
        if (name is null && _operations.Length == 1)
        {
            return _operations[0];
        }

        foreach (var operation in name is null ? [] : _operations)
        {
            if (operation.Name?.Value == name)
            {
                return operation;
            }
        }

        message = name is not null ? $"Unknown operation named \"{name}\"."
            : _operations.Length == 0 ? "Must provide an operation."
            : "Must provide operation name if query contains multiple operations.";
        return null;
    }

    /// <summary>The limits on lists of an operation's variables.</summary>
    public VariableLists VariableLists(OperationDefinitionNode operation) => operation.VariableDefinitions.Length == 0
        ? Execution.VariableLists.Usual
        : _variableLists.GetOrAdd(operation, static (key, all) => all.Variables(key), lists);

    /// <summary>The plan of an operation for these variables.</summary>
    public OperationPlan Plan(OperationDefinitionNode operation, VariableValues variables)
    {
        if (_only?.Operation == operation)
        {
            return _only;
        }

        var conditions = _conditions.GetOrAdd(operation, _ => ConditionVariables());
        var key = string.Concat(conditions.Select(name => variables.GetValueOrDefault(name) is true ? '1' : '0'));
        if (_plans.TryGetValue((operation, key), out var known))
        {
            return known;
        }

        var chosen = new VariableValues();
        foreach (var name in conditions)
        {
            chosen[name] = variables.GetValueOrDefault(name);
        }

        return Keep((operation, key), new OperationPlan(binding, Document, operation, _fragments, chosen));
    }

    // A plan that is not kept serves its request and is compiled again for the next.
    OperationPlan Keep((OperationDefinitionNode Operation, string Conditions) key, OperationPlan plan)
    {
        if (_plans.Count >= MaxPlans || !TryGrow(plan.Bytes))
        {
            return plan;
        }

        plan.KeptBy(this);
        var kept = _plans.GetOrAdd(key, plan);
        if (kept == plan)
        {
            _only = key.Conditions.Length == 0 && _operations.Length == 1 ? plan : null;
        }

        return kept;
    }

    /// <summary>Something more was compiled.</summary>
    /// <returns>False: it is not to be kept.</returns>
    public bool TryGrow(long bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        return _keeper?.TryGrow(bytes) != false;
    }

    string[] ConditionVariables() =>
    [
        .. Document.Definitions.OfType<ExecutableDefinitionNode>()
            .SelectMany(definition => Selections(definition.SelectionSet))
            .SelectMany(selection => selection.Directives)
            .Where(directive => directive.Name.Value is "skip" or "include")
            .Select(directive => AppliedDirectives.Argument(directive, "if"))
            .OfType<VariableNode>()
            .Select(variable => variable.Name.Value)
            .Distinct(StringComparer.Ordinal),
    ];

    static IEnumerable<SelectionNode> Selections(SelectionSetNode set) => set.Selections.SelectMany(selection => selection switch
    {
        FieldNode { SelectionSet: { } inner } => Selections(inner).Prepend(selection),
        InlineFragmentNode { SelectionSet: { } inner } => Selections(inner).Prepend(selection),
        _ => [selection],
    });
}
