using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Variables are input types: only what can be written by a client can be a variable.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Variables-Are-Input-Types</remarks>
sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterVariableDefinition(VariableDefinitionNode node)
    {
        if (Context.Schema.Type(node.Type) is { IsInput: false })
        {
            Context.ReportError($"Variable \"${node.Variable.Name}\" cannot be non-input type \"{Printer.Print(node.Type)}\".", node.Type);
        }
    }
}
