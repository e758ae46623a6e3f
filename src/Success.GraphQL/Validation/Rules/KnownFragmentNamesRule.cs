using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fragment spread target defined: every spread names a fragment of the document.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-spread-target-defined</remarks>
sealed class KnownFragmentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterFragmentSpread(FragmentSpreadNode node)
    {
        if (Context.Fragment(node.Name.Value) is null)
        {
            Context.ReportError($"Unknown fragment \"{node.Name}\".", node.Name);
        }
    }
}
