using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>All variable uses defined: an operation defines every variable that it and its fragments use.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</remarks>
sealed class NoUndefinedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperationDefinition(OperationDefinitionNode node)
    {
        var defined = node.VariableDefinitions.Select(definition => definition.Variable.Name.Value).ToHashSet(StringComparer.Ordinal);
        var by = node.Name is null ? "" : $" by operation \"{node.Name}\"";
        foreach (var usage in Context.RecursiveVariableUsages(node))
        {
            if (!defined.Contains(usage.Node.Name.Value))
            {
                Context.ReportError($"Variable \"${usage.Node.Name}\" is not defined{by}.", usage.Node, node);
            }
        }
    }
}
