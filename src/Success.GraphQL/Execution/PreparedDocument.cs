using System.Collections.Concurrent;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Execution;

/// <summary>A document that is parsed and valid, with the plans of its operations. Shared by all requests that send it.</summary>
sealed class PreparedDocument(SchemaBinding binding, DocumentNode document, DocumentMeasure measure)
{
    // Each choice of the Boolean variables in @skip and @include is a plan of its own; beyond this many they are compiled each time.
    const int MaxPlans = 64;

    readonly ConcurrentDictionary<(OperationDefinitionNode, string), OperationPlan> _plans = new();
    readonly ConcurrentDictionary<OperationDefinitionNode, string[]> _conditions = new();
    OperationPlan? _only;

    public DocumentNode Document { get; } = document;

    public DocumentMeasure Measure { get; } = measure;

    /// <summary>The specification's GetOperation.</summary>
    public OperationDefinitionNode? Operation(string? name, out string message)
    {
        var operations = Document.Definitions.OfType<OperationDefinitionNode>();
        if (name is not null)
        {
            message = $"Unknown operation named \"{name}\".";
            return operations.LastOrDefault(operation => operation.Name?.Value == name);
        }

        var all = operations.Take(2).ToArray();
        message = all.Length == 0 ? "Must provide an operation." : "Must provide operation name if query contains multiple operations.";
        return all.Length == 1 ? all[0] : null;
    }

    /// <summary>The plan of an operation for these variables.</summary>
    public OperationPlan Plan(OperationDefinitionNode operation, VariableValues variables)
    {
        if (_only?.Operation == operation)
        {
            return _only;
        }

        var conditions = _conditions.GetOrAdd(operation, _ => ConditionVariables());
        if (conditions.Length == 0)
        {
            return _only = new OperationPlan(binding, Document, operation, VariableValues.None);
        }

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

        var plan = new OperationPlan(binding, Document, operation, chosen);
        return _plans.Count < MaxPlans ? _plans.GetOrAdd((operation, key), plan) : plan;
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
