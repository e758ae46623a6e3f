using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Single root field: a subscription has one root field, which is no introspection, and nothing that could leave it out.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Single-Root-Field</remarks>
sealed class SingleFieldSubscriptionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperationDefinition(OperationDefinitionNode node)
    {
        if (node.Operation != OperationType.Subscription || Context.Schema.RootType(node.Operation) is not { } root)
        {
            return;
        }

        var (fields, conditional) = CollectSubscriptionFields(root, node.SelectionSet);
        var subject = node.Name is null ? "Anonymous Subscription" : $"Subscription \"{node.Name}\"";
        if (conditional.Count > 0)
        {
            Context.ReportError($"{subject} must not use `@skip` or `@include` directives in the top level selection.", conditional);
        }

        if (fields.Count > 1)
        {
            Context.ReportError($"{subject} must select only one top level field.", fields.Values.Skip(1).SelectMany(same => same));
        }

        foreach (var same in fields.Values.Where(same => same[0].Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Context.ReportError($"{subject} must not select an introspection top level field.", same);
        }
    }

    (OrderedDictionary<string, List<FieldNode>> Fields, List<DirectiveNode> Conditional) CollectSubscriptionFields(
        ObjectType root, SelectionSetNode selectionSet)
    {
        var fields = new OrderedDictionary<string, List<FieldNode>>(StringComparer.Ordinal);
        var conditional = new List<DirectiveNode>();
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var selections = new Stack<SelectionNode>(selectionSet.Selections.AsEnumerable().Reverse());
        while (selections.TryPop(out var selection))
        {
            conditional.AddRange(selection.Directives.Where(directive => directive.Name.Value is "skip" or "include"));
            var inner = selection switch
            {
                InlineFragmentNode fragment when Applies(fragment.TypeCondition, root) => fragment.SelectionSet,
                FragmentSpreadNode spread when visited.Add(spread.Name.Value) && Context.Fragment(spread.Name.Value) is { } fragment
                    && Applies(fragment.TypeCondition, root) => fragment.SelectionSet,
                _ => null,
            };
            foreach (var one in inner?.Selections.AsEnumerable().Reverse() ?? [])
            {
                selections.Push(one);
            }

            if (selection is FieldNode field)
            {
                fields.TryAdd(field.ResponseKey, []);
                fields[field.ResponseKey].Add(field);
            }
        }

        return (fields, conditional);
    }

    bool Applies(NamedTypeNode? condition, ObjectType root) =>
        condition is null || Context.Schema.Type(condition.Name.Value) switch
        {
            CompositeType { IsAbstract: true } type => Context.Schema.IsSubType(type, root),
            var type => type == root,
        };
}
