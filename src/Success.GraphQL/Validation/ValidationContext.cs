using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation;

/// <summary>What all rules of one validation share: the schema, the document, and what can be asked about both.</summary>
sealed class ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
{
    readonly List<GraphQLError> _errors = [];
    readonly Dictionary<string, FragmentDefinitionNode> _fragments = FragmentsByName(document);
    readonly Dictionary<SelectionSetNode, FragmentSpreadNode[]> _spreads = [];
    readonly Dictionary<OperationDefinitionNode, FragmentDefinitionNode[]> _referenced = [];
    readonly Dictionary<Node, VariableUsage[]> _usages = [];

    public Schema Schema { get; } = schema;

    public DocumentNode Document { get; } = document;

    public ValidationOptions Options { get; } = options;

    public TypeInfo TypeInfo { get; } = new(schema);

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>A limit is reached: nothing more is looked at.</summary>
    public bool IsAborted { get; private set; }

    public void ReportError(string message, params IEnumerable<Node> nodes) => ReportError(message, GraphQLErrorCodes.ValidationFailed, nodes);

    public void ReportError(string message, string code, IEnumerable<Node> nodes)
    {
        if (IsAborted)
        {
            return;
        }

        if (_errors.Count >= Options.MaxErrors)
        {
            Abort("Too many validation errors, error limit reached. Validation aborted.", GraphQLErrorCodes.ValidationFailed, nameof(GraphQLLimits.Errors));
            return;
        }

        var locations = nodes.Take(Options.MaxLocations).Select(node => Document.Source.LocationOf(node.Start));
        _errors.Add(new GraphQLError { Message = MessageLength.Bound(message, Options.MaxMessageLength), Code = code, Locations = [.. locations] });
    }

    /// <summary>Ends the validation at a limit, with an error that has no place in the document.</summary>
    public void Abort(string message, string code, string limit)
    {
        if (!IsAborted)
        {
            IsAborted = true;
            _errors.Add(new GraphQLError { Message = message, Code = code, Limit = limit });
        }
    }

    /// <summary>The fragment of this name; the last one if the document has several.</summary>
    public FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The spreads in a selection set, at any depth, in the order of a stack: sets before what they hold, last set first.</summary>
    public FragmentSpreadNode[] FragmentSpreads(SelectionSetNode selectionSet)
    {
        if (_spreads.TryGetValue(selectionSet, out var known))
        {
            return known;
        }

        var spreads = new List<FragmentSpreadNode>();
        var sets = new Stack<SelectionSetNode>([selectionSet]);
        while (sets.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FragmentSpreadNode spread:
                        spreads.Add(spread);
                        break;
                    case FieldNode { SelectionSet: { } inner }:
                        sets.Push(inner);
                        break;
                    case InlineFragmentNode { SelectionSet: { } inner }:
                        sets.Push(inner);
                        break;
                }
            }
        }

        return _spreads[selectionSet] = [.. spreads];
    }

    /// <summary>Every fragment that an operation uses, itself or through others, each once.</summary>
    public FragmentDefinitionNode[] RecursivelyReferencedFragments(OperationDefinitionNode operation)
    {
        if (_referenced.TryGetValue(operation, out var known))
        {
            return known;
        }

        var fragments = new List<FragmentDefinitionNode>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var sets = new Queue<SelectionSetNode>([operation.SelectionSet]);
        while (sets.TryDequeue(out var set))
        {
            foreach (var spread in FragmentSpreads(set))
            {
                if (names.Add(spread.Name.Value) && Fragment(spread.Name.Value) is { } fragment)
                {
                    fragments.Add(fragment);
                    sets.Enqueue(fragment.SelectionSet);
                }
            }
        }

        return _referenced[operation] = [.. fragments];
    }

    /// <summary>The variables that a definition uses itself, with what is expected of them.</summary>
    public VariableUsage[] VariableUsages(ExecutableDefinitionNode definition)
    {
        if (!_usages.TryGetValue(definition, out var usages))
        {
            _usages[definition] = usages = VariableUsageCollector.Collect(Schema, definition);
        }

        return usages;
    }

    /// <summary>The variables that an operation uses, itself or through fragments.</summary>
    public IEnumerable<VariableUsage> RecursiveVariableUsages(OperationDefinitionNode operation) =>
        RecursivelyReferencedFragments(operation).Prepend<ExecutableDefinitionNode>(operation).SelectMany(VariableUsages);

    static Dictionary<string, FragmentDefinitionNode> FragmentsByName(DocumentNode document)
    {
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
        {
            fragments[fragment.Name.Value] = fragment;
        }

        return fragments;
    }
}
