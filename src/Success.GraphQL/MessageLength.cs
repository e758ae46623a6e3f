namespace Success.GraphQL;

/// <summary>How long the messages about a request may be. Names and values of the request stand in them, so without a bound an answer could
/// be as large as the request, several times.</summary>
static class MessageLength
{
    /// <summary>Characters; enough for any message about names and values that people write.</summary>
    public const int Max = 400;

    public static string Bound(string message, int max = Max) =>
        message.Length <= max ? message : message[..(char.IsHighSurrogate(message[max - 1]) ? max - 1 : max)] + "...";

    public static GraphQLError Bound(GraphQLError error) =>
        error.Message.Length > Max ? error with { Message = Bound(error.Message) } : error;
}
