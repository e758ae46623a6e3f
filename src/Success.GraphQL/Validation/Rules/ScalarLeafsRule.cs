using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Leaf field selections: scalars and enums have no selections, everything else must have some.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</remarks>
sealed class ScalarLeafsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node)
    {
        if (TypeInfo.Type is not { } type)
        {
            return;
        }

        if (type.IsLeaf && node.SelectionSet is { } selections)
        {
            Context.ReportError($"Field \"{node.Name}\" must not have a selection since type \"{type}\" has no subfields.", selections);
        }
        else if (!type.IsLeaf && node.SelectionSet is null)
        {
            Context.ReportError(
                $"Field \"{node.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{node.Name} {{ ... }}\"?", node);
        }
    }
}
