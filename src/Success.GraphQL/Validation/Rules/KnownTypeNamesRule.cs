using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fragment spread type existence, and the same for variables: every type that is named, exists.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Fragment-Spread-Type-Existence</remarks>
sealed class KnownTypeNamesRule(ValidationContext context) : ValidationRule(context)
{
    readonly HashSet<string> _defined = context.Document.Definitions.OfType<TypeDefinitionNode>()
        .Where(definition => !definition.IsExtension)
        .Select(definition => definition.Name.Value)
        .ToHashSet(StringComparer.Ordinal);

    public override void EnterNamedType(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (Context.Schema.Type(name) is null && !_defined.Contains(name))
        {
            Context.ReportError($"Unknown type \"{name}\".{Suggest(name)}", node);
        }
    }

    string Suggest(string name) => Context.Options.Suggestions
        ? Suggestions.DidYouMean(Suggestions.For(name, Context.Schema.Types.Select(type => type.Name).Concat(_defined)))
        : "";
}
