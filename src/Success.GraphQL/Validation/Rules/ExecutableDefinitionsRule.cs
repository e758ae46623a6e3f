using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Executable definitions: a request holds operations and fragments, no type system.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Executable-Definitions</remarks>
sealed class ExecutableDefinitionsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterDocument(DocumentNode node)
    {
        foreach (var definition in node.Definitions)
        {
            if (definition is not ExecutableDefinitionNode)
            {
                Context.ReportError($"The {NameOf(definition)} definition is not executable.", definition);
            }
        }

        SkipChildrenOf(node);
    }

    static string NameOf(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode type => $"\"{type.Name}\"",
        DirectiveDefinitionNode directive => $"\"{directive.Name}\"",
        _ => "schema",
    };
}
