namespace Success.GraphQL;

/// <summary>What a transport needs to know of an answer besides its text.</summary>
/// <param name="IsRequestError">The request was refused: nothing was executed, and the answer has no <c>data</c>.</param>
/// <param name="Errors">What the answer lists under <c>errors</c>.</param>
public readonly record struct GraphQLResult(bool IsRequestError, IReadOnlyList<GraphQLError> Errors);
