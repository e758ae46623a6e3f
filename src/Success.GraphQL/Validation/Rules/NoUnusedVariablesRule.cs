using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>All variables used: an operation or its fragments use every variable that it defines.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-All-Variables-Used</remarks>
sealed class NoUnusedVariablesRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveOperationDefinition(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Length == 0)
        {
            return;
        }

        var used = Context.RecursiveVariableUsages(node).Select(usage => usage.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
        var operation = node.Name is null ? "" : $" in operation \"{node.Name}\"";
        foreach (var definition in node.VariableDefinitions)
        {
            if (!used.Contains(definition.Variable.Name.Value))
            {
                Context.ReportError($"Variable \"${definition.Variable.Name}\" is never used{operation}.", definition);
            }
        }
    }
}
