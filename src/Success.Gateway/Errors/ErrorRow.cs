using Microsoft.Extensions.Logging;

namespace Success.Gateway.Errors;

/// <summary>What becomes of an error at the edge.</summary>
/// <param name="Code">What programs read: <c>extensions.code</c>, and the code of a mutation's user error.</param>
/// <param name="HttpStatus">The status where the whole HTTP request fails with it; GraphQL results themselves are 200.</param>
/// <param name="LogLevel">How loud it is in the log. What callers do wrong is theirs to see, not the operator's.</param>
public sealed record ErrorRow(string Code, int HttpStatus, LogLevel LogLevel)
{
    /// <summary>Whether the error's own message may reach the client. Everything else gets a general sentence and a correlation id.</summary>
    public bool IsForClients { get; init; }
}
