using Success.GraphQL.Language;

namespace Success.GraphQL.Validation;

/// <summary>How large a document is, in what the limits of a request speak of. Measured once per document, judged for each caller.</summary>
/// <remarks>Each fragment is measured once, however often it is spread, so measuring is linear in the document.</remarks>
sealed class DocumentMeasure
{
    readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    readonly Dictionary<string, Depths> _fragmentDepths = new(StringComparer.Ordinal);
    readonly HashSet<string> _open = new(StringComparer.Ordinal);

    DocumentMeasure(DocumentNode document) =>
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>()
            .DistinctBy(fragment => fragment.Name.Value, StringComparer.Ordinal)
            .ToDictionary(fragment => fragment.Name.Value, StringComparer.Ordinal);

    public int Tokens { get; private init; }

    public int Depth { get; private set; }

    public int IntrospectionDepth { get; private set; }

    public int IntrospectionLists { get; private set; }

    public int Aliases { get; private set; }

    public int Directives { get; private set; }

    public int RootFields { get; private set; }

    public static DocumentMeasure Of(DocumentNode document)
    {
        var measure = new DocumentMeasure(document) { Tokens = document.Tokens };
        foreach (var definition in document.Definitions.OfType<ExecutableDefinitionNode>())
        {
            measure.Count(definition);
        }

        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var depths = measure.Measure(operation.SelectionSet);
            measure.Depth = Math.Max(measure.Depth, depths.Depth);
            measure.IntrospectionDepth = Math.Max(measure.IntrospectionDepth, depths.Introspection);
            measure.IntrospectionLists = Math.Max(measure.IntrospectionLists, depths.IntrospectionLists);
            measure.RootFields = Math.Max(measure.RootFields, measure.CountRootFields(operation.SelectionSet, []));
        }

        return measure;
    }

    /// <summary>What is over a limit of the caller; null: nothing.</summary>
    public GraphQLError? Exceeded(GraphQLLimits limits) =>
        Tokens > limits.Tokens
            ? Error(nameof(limits.Tokens), GraphQLErrorCodes.TooManyTokens, $"The document has {Tokens} tokens; at most {limits.Tokens} are allowed.")
        : Depth > limits.Depth
            ? Error(nameof(limits.Depth), GraphQLErrorCodes.SelectionTooDeep, $"Selections nest {Depth} levels deep; at most {limits.Depth} are allowed.")
        : IntrospectionDepth > limits.IntrospectionDepth
            ? Error(
                nameof(limits.IntrospectionDepth),
                GraphQLErrorCodes.SelectionTooDeep,
                $"Introspection nests {IntrospectionDepth} levels deep; at most {limits.IntrospectionDepth} are allowed.")
        : IntrospectionLists > limits.IntrospectionLists
            ? Error(
                nameof(limits.IntrospectionLists),
                GraphQLErrorCodes.SelectionTooDeep,
                $"Lists of members nest {IntrospectionLists} deep in introspection; at most {limits.IntrospectionLists} are allowed.")
        : IntrospectionDepth > 0 && !limits.Introspection
            ? Error(nameof(limits.Introspection), GraphQLErrorCodes.IntrospectionDisabled, $"Introspection is not open to this caller.")
        : Aliases > limits.Aliases
            ? Error(nameof(limits.Aliases), GraphQLErrorCodes.TooManyAliases, $"The document has {Aliases} aliases; at most {limits.Aliases} are allowed.")
        : Directives > limits.Directives
            ? Error(
                nameof(limits.Directives),
                GraphQLErrorCodes.TooManyDirectives,
                $"The document has {Directives} directives; at most {limits.Directives} are allowed.")
        : RootFields > limits.RootFields
            ? Error(
                nameof(limits.RootFields),
                GraphQLErrorCodes.TooManyRootFields,
                $"The operation has {RootFields} root fields; at most {limits.RootFields} are allowed.")
        : null;

    static GraphQLError Error(string limit, string code, FormattableString message) =>
        new() { Message = FormattableString.Invariant(message), Code = code, Limit = limit };

    void Count(ExecutableDefinitionNode definition)
    {
        Directives += definition.Directives.Length;
        if (definition is OperationDefinitionNode operation)
        {
            Directives += operation.VariableDefinitions.Sum(variable => variable.Directives.Length);
        }

        Count(definition.SelectionSet);
    }

    void Count(SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            Directives += selection.Directives.Length;
            Aliases += selection is FieldNode { Alias: not null } ? 1 : 0;
            if (Inner(selection) is { } inner)
            {
                Count(inner);
            }
        }
    }

    Depths Measure(SelectionSetNode set)
    {
        var depths = default(Depths);
        foreach (var selection in set.Selections)
        {
            depths = depths.Max(selection switch
            {
                FieldNode { Name.Value: "__schema" or "__type" } field => Inside(field).AsIntrospection(),
                FieldNode { Name.Value: "fields" or "inputFields" or "interfaces" or "possibleTypes" } field => Inside(field).Deeper().InAList(),
                FieldNode field => Inside(field).Deeper(),
                FragmentSpreadNode spread => Measure(spread.Name.Value),
                _ => Measure(Inner(selection)!),
            });
        }

        return depths;
    }

    Depths Inside(FieldNode field) => field.SelectionSet is null ? default : Measure(field.SelectionSet);

    Depths Measure(string fragment)
    {
        if (_fragmentDepths.TryGetValue(fragment, out var known))
        {
            return known;
        }

        // Circles are another rule's; here they only must end.
        if (!_fragments.TryGetValue(fragment, out var definition) || !_open.Add(fragment))
        {
            return default;
        }

        var depths = Measure(definition.SelectionSet);
        _open.Remove(fragment);
        return _fragmentDepths[fragment] = depths;
    }

    int CountRootFields(SelectionSetNode set, HashSet<string> visited) => set.Selections.Sum(selection => selection switch
    {
        FieldNode => 1,
        FragmentSpreadNode spread => visited.Add(spread.Name.Value) && _fragments.TryGetValue(spread.Name.Value, out var fragment)
            ? CountRootFields(fragment.SelectionSet, visited)
            : 0,
        _ => CountRootFields(Inner(selection)!, visited),
    });

    static SelectionSetNode? Inner(SelectionNode selection) => selection switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode fragment => fragment.SelectionSet,
        _ => null,
    };

    // Lists are those of introspection only once something above says that it is introspection: one's own fields may have such names.
    readonly record struct Depths(int Depth, int Lists, int Introspection, int IntrospectionLists)
    {
        public Depths Deeper() => this with { Depth = Depth + 1 };

        public Depths InAList() => this with { Lists = Lists + 1 };

        public Depths AsIntrospection() => new(0, 0, Math.Max(Depth, Introspection) + 1, Math.Max(Lists, IntrospectionLists));

        public Depths Max(Depths other) => new(
            Math.Max(Depth, other.Depth),
            Math.Max(Lists, other.Lists),
            Math.Max(Introspection, other.Introspection),
            Math.Max(IntrospectionLists, other.IntrospectionLists));
    }
}
