using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Required arguments: what is non-null without a default is given.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Required-Arguments</remarks>
sealed class ProvidedRequiredArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveField(FieldNode node)
    {
        if (TypeInfo.Field is { } field)
        {
            Check(node, $"Field \"{field.Name}\"", field.Arguments, node.Arguments);
        }
    }

    public override void LeaveDirective(DirectiveNode node)
    {
        if (TypeInfo.Directive is { } directive)
        {
            Check(node, $"Directive \"@{node.Name}\"", directive.Arguments, node.Arguments);
        }
    }

    void Check(Node node, string owner, InputValueDefinition[] definitions, ArgumentNode[] given)
    {
        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !Array.Exists(given, argument => argument.Name.Value == definition.Name))
            {
                Context.ReportError(
                    $"{owner} argument \"{definition.Name}\" of type \"{definition.Type}\" is required, but it was not provided.", node);
            }
        }
    }
}
