namespace Success.GraphQL.Language;

/// <summary>A document that is not GraphQL. Thrown by the lexer and the parser, caught once by whoever parses.</summary>
sealed class GraphQLSyntaxException(Source source, int offset, string description, string code = GraphQLErrorCodes.ParseFailed, string? limit = null)
    : Exception($"Syntax Error: {description}")
{
    public GraphQLError ToError() => new() { Message = Message, Code = code, Limit = limit, Locations = [source.LocationOf(offset)] };

    /// <summary>"schema.graphql:12:3: Syntax Error: …", for documents that are files.</summary>
    public string AtFile()
    {
        var (line, column) = source.LocationOf(offset);
        return FormattableString.Invariant($"{source.Name}:{line}:{column}: {Message}");
    }
}
