namespace Success.GraphQL.AspNetCore.Requests;

/// <summary>What was sent cannot be answered as a GraphQL request. Thrown where that is found, caught once by each transport.</summary>
sealed class RequestRefusedException(int status, GraphQLError error, Exception? innerException = null)
    : Exception(error.Message, innerException)
{
    public RequestRefusedException(int status, string code, string message, Exception? innerException = null)
        : this(status, new GraphQLError { Message = message, Code = code }, innerException)
    {
    }

    /// <summary>The HTTP status, where the transport has one.</summary>
    public int Status { get; } = status;

    public GraphQLError Error { get; } = error;

    public static RequestRefusedException Malformed(string message, Exception? innerException = null) =>
        new(400, TransportErrorCodes.BadRequest, message, innerException);

    public static RequestRefusedException TooLarge(string what, int limit) =>
        new(413, TransportErrorCodes.RequestTooLarge, FormattableString.Invariant($"The {what} is longer than the allowed {limit} bytes."));
}
