using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation;

/// <summary>The lists in a valid document, and where its variables go, in what the limits on lists speak of.</summary>
sealed class ListLengths
{
    readonly Schema _schema;
    readonly ValidationContext _context;
    (int Items, int Limit, InputValueDefinition Position)? _tooLong;
    int _longest;

    ListLengths(Schema schema, DocumentNode document)
    {
        _schema = schema;
        _context = new ValidationContext(schema, document, ValidationOptions.Default);
    }

    public static ListLengths Of(Schema schema, DocumentNode document)
    {
        var lengths = new ListLengths(schema, document);
        new DocumentTraversal(lengths._context, [new Measuring(lengths._context, lengths)]).Visit(document);
        return lengths;
    }

    /// <summary>A literal that is over its limit, or over the caller's where it has none of its own; null: none is.</summary>
    public GraphQLError? Exceeded(GraphQLLimits limits) =>
        _tooLong is { } tooLong
            ? TooLong($"A list of {tooLong.Items} items is given to {tooLong.Position.Coordinate}; at most {tooLong.Limit} are allowed.")
        : _longest > limits.ListItems ? TooLong($"A list has {_longest} items; at most {limits.ListItems} are allowed.")
        : null;

    /// <summary>The limits of an operation's variables.</summary>
    public VariableLists Variables(OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Length == 0 || !_schema.HasListLimits)
        {
            return VariableLists.Usual;
        }

        return new VariableLists(_context.RecursiveVariableUsages(operation)
            .GroupBy(usage => usage.Node.Name.Value, StringComparer.Ordinal)
            .Where(usages => usages.Any(usage => usage.Position?.MaxItems is not null))
            .ToDictionary(
                usages => usages.Key,
                usages => (usages.Min(usage => usage.Position?.MaxItems ?? int.MaxValue), usages.Any(usage => usage.Position?.MaxItems is null)),
                StringComparer.Ordinal));
    }

    static GraphQLError TooLong(FormattableString message) =>
        new() { Message = FormattableString.Invariant(message), Code = GraphQLErrorCodes.ListTooLong, Limit = nameof(GraphQLLimits.ListItems) };

    void Add(int items, InputValueDefinition? position)
    {
        if (position?.MaxItems is not { } limit)
        {
            _longest = Math.Max(_longest, items);
        }
        else if (items > limit)
        {
            _tooLong ??= (items, limit, position);
        }
    }

    sealed class Measuring(ValidationContext context, ListLengths lengths) : ValidationRule(context)
    {
        public override void EnterValue(ValueNode node)
        {
            if (node is ListValueNode list)
            {
                lengths.Add(list.Values.Length, TypeInfo.ListPosition);
            }
        }
    }
}
