using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fragment spread is possible: some object could be of the type around it and of the fragment's.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible</remarks>
sealed class PossibleFragmentSpreadsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode node) => Check(node, "Fragment", TypeInfo.Type as CompositeType);

    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        var condition = Context.Fragment(node.Name.Value)?.TypeCondition.Name.Value;
        Check(node, $"Fragment \"{node.Name}\"", condition is null ? null : Context.Schema.Type(condition) as CompositeType);
    }

    void Check(SelectionNode node, string fragment, CompositeType? type)
    {
        if (type is not null && TypeInfo.ParentType is { } parent && !Schema.DoTypesOverlap(type, parent))
        {
            Context.ReportError($"{fragment} cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
        }
    }
}
