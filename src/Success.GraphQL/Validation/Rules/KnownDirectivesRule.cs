using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Directives are defined, and in valid locations: the schema has them, for the place where they stand.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Directives-Are-Defined</remarks>
sealed class KnownDirectivesRule(ValidationContext context) : ValidationRule(context)
{
    string _location = "";
    string _operation = "";

    public override void EnterOperationDefinition(OperationDefinitionNode node)
    {
        _operation = node.Operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        };
        _location = _operation;
    }

    public override void EnterVariableDefinition(VariableDefinitionNode node) => _location = "VARIABLE_DEFINITION";

    // The operation's own directives come after its variables.
    public override void LeaveVariableDefinition(VariableDefinitionNode node) => _location = _operation;

    public override void EnterFragmentDefinition(FragmentDefinitionNode node) => _location = "FRAGMENT_DEFINITION";

    public override void EnterField(FieldNode node) => _location = "FIELD";

    public override void EnterFragmentSpread(FragmentSpreadNode node) => _location = "FRAGMENT_SPREAD";

    public override void EnterInlineFragment(InlineFragmentNode node) => _location = "INLINE_FRAGMENT";

    public override void EnterDirective(DirectiveNode node)
    {
        if (TypeInfo.Directive is not { } directive)
        {
            Context.ReportError($"Unknown directive \"@{node.Name}\".", node);
        }
        else if (!directive.Locations.Contains(_location))
        {
            Context.ReportError($"Directive \"@{node.Name}\" may not be used on {_location}.", node);
        }
    }
}
