using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Lone anonymous operation: an operation without a name is the only operation of its document.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Anonymous-Operation-Definitions</remarks>
sealed class LoneAnonymousOperationRule(ValidationContext context) : ValidationRule(context)
{
    int _operations;

    public override void EnterDocument(DocumentNode node) => _operations = node.Definitions.OfType<OperationDefinitionNode>().Count();

    public override void EnterOperationDefinition(OperationDefinitionNode node)
    {
        if (node.Name is null && _operations > 1)
        {
            Context.ReportError("This anonymous operation must be the only defined operation.", node);
        }
    }
}
