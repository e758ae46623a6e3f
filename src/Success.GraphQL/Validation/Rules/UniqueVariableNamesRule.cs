using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Variable uniqueness: all variables of an operation have different names.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</remarks>
sealed class UniqueVariableNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterOperationDefinition(OperationDefinitionNode node)
    {
        foreach (var variables in node.VariableDefinitions.GroupBy(definition => definition.Variable.Name.Value, StringComparer.Ordinal))
        {
            if (variables.Skip(1).Any())
            {
                Context.ReportError(
                    $"There can be only one variable named \"${variables.Key}\".", variables.Select(definition => definition.Variable.Name));
            }
        }
    }
}
