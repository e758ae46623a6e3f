using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fragments must be used: every fragment is spread by an operation, itself or through others.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used</remarks>
sealed class NoUnusedFragmentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperationDefinition(OperationDefinitionNode node) => SkipChildrenOf(node);

    public override void EnterFragmentDefinition(FragmentDefinitionNode node) => SkipChildrenOf(node);

    public override void LeaveDocument(DocumentNode node)
    {
        var used = node.Definitions.OfType<OperationDefinitionNode>()
            .SelectMany(Context.RecursivelyReferencedFragments)
            .Select(fragment => fragment.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in node.Definitions.OfType<FragmentDefinitionNode>())
        {
            if (!used.Contains(fragment.Name.Value))
            {
                Context.ReportError($"Fragment \"{fragment.Name}\" is never used.", fragment);
            }
        }
    }
}
