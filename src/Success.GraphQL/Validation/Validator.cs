using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation;

/// <summary>The specification's validation chapter: whether a document can be executed against a schema.</summary>
static class Validator
{
    /// <summary>Everything that is wrong with the document, up to the limit of errors. Empty: it can be executed.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions options)
    {
        var context = new ValidationContext(schema, document, options);
        new DocumentTraversal(context, SpecifiedRules.Create(context)).Visit(document);
        return context.Errors;
    }
}
