using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Operation names are unique: all operations of a document have different names.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Operation-Name-Uniqueness</remarks>
sealed class UniqueOperationNamesRule(ValidationContext context) : ValidationRule(context)
{
    readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperationDefinition(OperationDefinitionNode node)
    {
        if (node.Name is { } name && !_known.TryAdd(name.Value, name))
        {
            Context.ReportError($"There can be only one operation named \"{name}\".", _known[name.Value], name);
        }

        SkipChildrenOf(node);
    }

    public override void EnterFragmentDefinition(FragmentDefinitionNode node) => SkipChildrenOf(node);
}
