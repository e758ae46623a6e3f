using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Argument uniqueness: a field or directive is given each argument once at most.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</remarks>
sealed class UniqueArgumentNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node) => Check(node.Arguments);

    public override void EnterDirective(DirectiveNode node) => Check(node.Arguments);

    void Check(ArgumentNode[] arguments)
    {
        if (arguments.Length < 2)
        {
            return;
        }

        foreach (var same in arguments.GroupBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            if (same.Skip(1).Any())
            {
                Context.ReportError($"There can be only one argument named \"{same.Key}\".", same.Select(argument => argument.Name));
            }
        }
    }
}
