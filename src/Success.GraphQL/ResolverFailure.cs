namespace Success.GraphQL;

/// <summary>That a resolver threw what is no <see cref="GraphQLException"/>.</summary>
/// <param name="Exception">What it threw.</param>
/// <param name="Field">Coordinate of its field, like <c>Query.book</c>.</param>
/// <param name="State">What the request brought along (<see cref="GraphQLRequest.State"/>).</param>
public readonly record struct ResolverFailure(Exception Exception, string Field, object? State);
