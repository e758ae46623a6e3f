using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Argument names: every argument is one that its field or directive has.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Argument-Names</remarks>
sealed class KnownArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterArgument(ArgumentNode node)
    {
        if (TypeInfo.Argument is null && TypeInfo.Field is { } field && TypeInfo.ParentType is { } parent)
        {
            Report(node, $"field \"{parent}.{field.Name}\"", field.Arguments);
        }
    }

    public override void EnterDirective(DirectiveNode node)
    {
        if (TypeInfo.Directive is { } directive)
        {
            foreach (var argument in node.Arguments.Where(argument => directive.Argument(argument.Name.Value) is null))
            {
                Report(argument, $"directive \"@{node.Name}\"", directive.Arguments);
            }
        }

        SkipChildrenOf(node);
    }

    void Report(ArgumentNode node, string owner, InputValueDefinition[] known)
    {
        var suggestions = Context.Options.Suggestions ? Suggestions.For(node.Name.Value, known.Select(argument => argument.Name)) : [];
        Context.ReportError($"Unknown argument \"{node.Name}\" on {owner}.{Suggestions.DidYouMean(suggestions)}", node);
    }
}
