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

    /// <summary>More than a limit allows. It is counted here, so it is to be thrown.</summary>
    /// <param name="limit">The option's name.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">One of <see cref="TransportErrorCodes"/>.</param>
    /// <param name="message">What is allowed.</param>
    public static RequestRefusedException Beyond(string limit, int status, string code, FormattableString message)
    {
        LimitInstruments.Exceeded(limit);
        return new(status, code, FormattableString.Invariant(message));
    }

    /// <summary>A body that is longer than <paramref name="maxBytes"/>.</summary>
    public static RequestRefusedException TooLarge(int maxBytes) => Beyond(
        nameof(TransportOptions.MaxBodyBytes), 413, TransportErrorCodes.RequestTooLarge, $"The body is longer than the allowed {maxBytes} bytes.");
}
