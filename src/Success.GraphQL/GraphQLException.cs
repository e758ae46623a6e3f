namespace Success.GraphQL;

/// <summary>Thrown by a resolver to tell the client why a field has no value. Message and code are shown to the client as they are;
/// every other exception is hidden behind <see cref="GraphQLErrorCodes.Internal"/>.</summary>
public class GraphQLException(string message, string code) : Exception(message)
{
    /// <summary>Written as <c>extensions.code</c>.</summary>
    public string Code { get; } = code;
}
