using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fragments on object, interface or union types: nothing else has fields.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragments-on-Object-Interface-or-Union-Types</remarks>
sealed class FragmentsOnCompositeTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterInlineFragment(InlineFragmentNode node)
    {
        if (node.TypeCondition is { } condition && !IsComposite(condition))
        {
            Context.ReportError($"Fragment cannot condition on non composite type \"{condition.Name}\".", condition);
        }
    }

    public override void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
        if (!IsComposite(node.TypeCondition))
        {
            Context.ReportError(
                $"Fragment \"{node.Name}\" cannot condition on non composite type \"{node.TypeCondition.Name}\".", node.TypeCondition);
        }
    }

    // Unknown types are another rule's.
    bool IsComposite(NamedTypeNode condition) => Context.Schema.Type(condition.Name.Value) is null or CompositeType;
}
