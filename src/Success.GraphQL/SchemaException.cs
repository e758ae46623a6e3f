namespace Success.GraphQL;

/// <summary>A schema, or the binding of code to it, is wrong. Lists everything that is, so that one start shows it all.</summary>
public sealed class SchemaException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>Each error with its places in the schema's files: "schema.graphql:12:3: …".</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
