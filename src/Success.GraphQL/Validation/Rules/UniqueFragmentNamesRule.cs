using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fragment name uniqueness: all fragments of a document have different names.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Name-Uniqueness</remarks>
sealed class UniqueFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    readonly Dictionary<string, NameNode> _known = new(StringComparer.Ordinal);

    public override void EnterOperationDefinition(OperationDefinitionNode node) => SkipChildrenOf(node);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        if (!_known.TryAdd(node.Name.Value, node.Name))
        {
            Context.ReportError($"There can be only one fragment named \"{node.Name}\".", _known[node.Name.Value], node.Name);
        }

        SkipChildrenOf(node);
    }
}
