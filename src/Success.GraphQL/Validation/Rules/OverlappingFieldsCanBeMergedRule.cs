using Success.GraphQL.Language;
using Success.GraphQL.Validation.Merging;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Field selection merging: fields that share a response key can be answered with one value.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Selection-Merging</remarks>
sealed class OverlappingFieldsCanBeMergedRule(ValidationContext context) : ValidationRule(context)
{
    readonly FieldMerging _merging = new(context);
    SelectionSetNode? _inline;

    // Selections of an inline fragment count among those around it.
    public override void EnterInlineFragment(InlineFragmentNode node) => _inline = node.SelectionSet;

    public override void EnterSelectionSet(SelectionSetNode node)
    {
        if (node == _inline || node.Selections is [FieldNode or FragmentSpreadNode])
        {
            return;
        }

        try
        {
            foreach (var conflict in _merging.FindConflicts(TypeInfo.ParentType, node))
            {
                Context.ReportError(
                    $"Fields \"{MergeConflict.Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}. " +
                    "Use different aliases on the fields to fetch both if this was intentional.",
                    conflict.Fields1.Concat(conflict.Fields2));
            }
        }
        catch (TooManyComparisonsException)
        {
            Context.Abort(
                $"The document's fields overlap so much that whether they merge takes more than {Context.Options.MaxFieldComparisons} comparisons.",
                GraphQLErrorCodes.TooManyFieldComparisons,
                nameof(GraphQLLimits.FieldComparisons));
        }
    }
}
