namespace Success.GraphQL.Connections;

/// <summary>A page that cannot be given. The client is told as it is, with <see cref="GraphQLErrorCodes.BadUserInput"/>.</summary>
/// <param name="argument">The argument that is to blame.</param>
/// <param name="reason">A sentence for the client: why, and what is allowed.</param>
public sealed class PageArgumentException(string argument, string reason) : GraphQLException($"{argument}: {reason}", GraphQLErrorCodes.BadUserInput)
{
    /// <summary>The argument that is to blame.</summary>
    public string Argument { get; } = argument;

    /// <summary>Why, and what is allowed.</summary>
    public string Reason { get; } = reason;
}
